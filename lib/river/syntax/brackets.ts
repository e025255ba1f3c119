import type { Cursor } from './cursor.ts';
import { type Closer, isCloser } from './reader.ts';

/**
 * Parses what stands between brackets: a comma after each item but the last, and after the last, too, where the
 * closing bracket is on a later line. The cursor is behind the opening bracket, and ends behind the closing one.
 */
export function parseItems<Item>(
  cursor: Cursor,
  open: number,
  closer: Closer,
  what: string,
  parseItem: () => Item,
): Item[] {
  const items: Item[] = [];
  const commaless: number[] = [];
  while (!isCutOff(cursor, open, closer)) {
    items.push(parseItem());
    if (!cursor.is(',', 'newline', 'eof') && !isEnd(cursor, open, closer))
      cursor.fail(`a comma or ${closer} after this ${what}`, 'write a comma between two of them');
    if (cursor.lost) skipItem(cursor, open, closer);

    if (cursor.is('newline') && cursor.kindAfter(1) !== 'eof') {
      if (isOutside(cursor, open, closer)) break;
      if (!cursor.lost) commaless.push(cursor.previousEnd);
    }
    if (!cursor.is(',', 'newline')) continue;
    cursor.next();
    cursor.found();
  }
  if (commaless.length === items.length && items.length > 1)
    cursor.report(
      open,
      `no ${what} has a comma behind it`,
      'write one after each; a block is written without =',
    );
  else
    for (const offset of commaless)
      cursor.report(offset, `no comma after this ${what}`, 'write one: here its line ends');
  close(cursor, open, closer);
  return items;
}

/** Whether no item can follow: at a closing bracket, and where, in an array, a statement or a field begins. */
function isCutOff(cursor: Cursor, open: number, closer: Closer): boolean {
  if (cursor.is('eof') || isEnd(cursor, open, closer)) return true;
  return closer !== '}' && (cursor.isHead(0) || cursor.isField(0)) && cursor.startsLine();
}

/** Whether this is a closing bracket. In the middle of a line one of another kind is a stray, unless the line opens them. */
function isEnd(cursor: Cursor, open: number, closer: Closer): boolean {
  if (!isCloser(cursor.kind)) return false;
  const { source, start } = cursor;
  return cursor.is(closer) || cursor.startsLine() || source.lineAt(open) === source.lineAt(start);
}

function skipItem(cursor: Cursor, open: number, closer: Closer): void {
  cursor.skipTo(',', 'newline', ')', ']', '}');
  while (isCloser(cursor.kind) && !isEnd(cursor, open, closer)) {
    cursor.next();
    cursor.skipTo(',', 'newline', ')', ']', '}');
  }
}

/** Consumes the closing bracket. One of another kind is taken for it, unless it begins a line: then it belongs elsewhere. */
function close(cursor: Cursor, open: number, closer: Closer): void {
  const isTypo = isCloser(cursor.kind) && cursor.kind !== closer && !cursor.startsLine();
  if (isTypo) cursor.report(cursor.start, `expected ${closer}, got ${cursor.kind}`, `write ${closer}`);
  if (isTypo || cursor.is(closer)) {
    cursor.next();
    cursor.found();
  } else cursor.unclosed(open, closer);
}

/** Consumes the bracket that closes an expression. */
export function parseCloser(cursor: Cursor, closer: Closer): void {
  if (!cursor.lost && cursor.is('newline') && cursor.kindAfter(1) === closer) {
    cursor.report(cursor.previousEnd, `a line may not end before ${closer}`, 'write both on one line');
    cursor.next();
  } else if (!cursor.is(closer)) cursor.fail(closer, `write the ${closer} on the same line`);

  if (cursor.lost) cursor.skipTo('newline', ')', ']', '}');
  if (!cursor.is(closer)) return;
  cursor.next();
  cursor.found();
}

/**
 * Whether what follows this line end stands outside of the brackets. In an array no statement can stand; with an
 * object only the indentation tells, which is why this is asked only after a mistake.
 */
function isOutside(cursor: Cursor, open: number, closer: Closer): boolean {
  const kind = cursor.kindAfter(1);
  if (closer !== '}') return kind === '}' || cursor.isHead(1) || cursor.isField(1);
  const { source } = cursor;
  const next = source.indentation(cursor.nextStart);
  const own = source.indentation(open);
  if (kind === '}') return next < own;
  return kind === 'identifier' && next <= own && source.endsLine(open + 1);
}
