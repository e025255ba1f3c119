import type { SourcePosition } from '../../support/errors.ts';

/** How many characters of a line are shown, at most. */
const width = 100;

/**
 * The line of a position with those before and behind it, numbered, and a caret below the place; without colours, and
 * with a line feed at its end. Control characters are shown as �, and of a long line the part around the place.
 *
 * @param text the text of the file
 * @param position as the nodes and errors of this package have it: a column counts bytes
 * @returns '' where the text has no such line
 */
export function codeFrame(text: string, position: Pick<SourcePosition, 'line' | 'column'>): string {
  const { line: number = 0, column = 1 } = position;
  const lines = text.split('\n');
  const line = lines[number - 1];
  if (line === undefined) return '';

  const index = Buffer.from(line)
    .subarray(0, column - 1)
    .toString().length;
  const from = Math.max(0, Math.min(index - Math.floor(width / 2), line.length - width));
  const gutter = String(Math.min(number + 1, lines.length)).length;
  const show = (mark: string | number, content: string) =>
    `${String(mark).padStart(gutter)} | ${content}`.trimEnd();
  const shown = (n: number) => {
    const content = lines[n - 1];
    return content === undefined || (n > number && content === '') ? [] : [show(n, clip(content, from))];
  };
  const indent = clip(line.slice(0, index), from).replaceAll(/[^\t]/gu, ' ');
  return [...shown(number - 1), ...shown(number), show('', `${indent}^`), ...shown(number + 1), ''].join(
    '\n',
  );
}

function clip(line: string, from: number): string {
  const part = line.slice(from, from + width).replace(/\r$/, '');
  return part.replaceAll(/[\p{Cc}\p{Cs}]/gu, (character) => (character === '\t' ? character : '�'));
}
