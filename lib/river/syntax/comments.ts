/** The offset behind the comment that begins at an offset; -1 where a block comment has no end. */
export function commentEnd(text: string, start: number): number {
  if (text[start + 1] === '/') return lineEnd(text, start);
  const close = text.indexOf('*/', start + 2);
  return close === -1 ? -1 : close + 2;
}

/** The offset of the line feed that ends a line, or of the end of the text. */
export function lineEnd(text: string, start: number): number {
  const feed = text.indexOf('\n', start);
  return feed === -1 ? text.length : feed;
}

/** Whether nothing but comments stands between the comment at an offset and the end of a line. */
export function commentEndsLine(text: string, start: number): boolean {
  let at = start;
  while (text[at] === '/' && (text[at + 1] === '/' || text[at + 1] === '*')) {
    const end = commentEnd(text, at);
    if (text[at + 1] === '/' || end === -1 || text.slice(at, end).includes('\n')) return true;
    at = end;
    while (text[at] === ' ' || text[at] === '\t' || text[at] === '\r') at++;
  }
  return at === text.length || text[at] === '\n';
}

/** A comment without carriage returns, save one that keeps its text from ending early. */
export function commentText(written: string): string {
  if (!written.includes('\r')) return written;
  if (written.startsWith('//')) return written.replaceAll('\r', '');
  return written.replaceAll(/\r+/g, (run, at: number) =>
    at > 2 && written[at - 1] === '*' && written[at + run.length] === '/' ? '\r' : '',
  );
}
