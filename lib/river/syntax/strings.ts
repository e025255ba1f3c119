import type { Report } from './token.ts';

/**
 * The offset behind a quoted string that begins at an offset. Reports escapes that mean nothing, and a closing quote
 * that is missing: then the string ends with its line.
 */
export function quotedEnd(text: string, start: number, report: Report): number {
  const quote = text[start];
  const plain = quote === '"' ? /[^"\\\n]*/y : /[^'\\\n]*/y;
  let at = start + 1;
  for (;;) {
    plain.lastIndex = at;
    plain.test(text);
    at = plain.lastIndex;
    if (text[at] === quote) return at + 1;
    if (text[at] !== '\\') break;
    at += escapeLength(text, at, report);
  }
  report(start, 'this string has no end', `close it with ${quote} on the same line`);
  return at;
}

/** The length of the escape sequence at an offset; 1, just its backslash, where it is none, which is reported. */
function escapeLength(text: string, at: number, report: Report): number {
  const pattern = new RegExp(escapePattern, 'y');
  pattern.lastIndex = at;
  const written = pattern.exec(text)?.[0];
  if (written === undefined) {
    const shown = /^\\[\p{L}\p{N}\p{P}\p{S}]/u.exec(text.slice(at, at + 3))?.[0] ?? 'a backslash';
    report(at, `${shown} is no escape sequence`, 'write \\\\ for a backslash, or use a raw string');
    return 1;
  }
  if (!isCharacter(written)) report(at, `${written} stands for no character`, 'write the code of one');
  return written.length;
}

/** The value of a string literal. An escape that is none stays as it is written. */
export function unquote(literal: string): string {
  const inner = literal.slice(1, -1);
  if (literal.startsWith('`')) return inner.replaceAll('\r', '');
  if (!inner.includes('\\')) return inner;
  // Byte by byte: \xff is one byte of UTF-8, not a character.
  const bytes = Buffer.from(inner, 'utf8').toString('latin1');
  const resolved = bytes.replaceAll(new RegExp(escapePattern, 'g'), (written) => {
    if (!isCharacter(written)) return written;
    const code = codeOf(written);
    return /^\\[uU]/.test(written)
      ? Buffer.from(String.fromCodePoint(code)).toString('latin1')
      : String.fromCharCode(code);
  });
  return Buffer.from(resolved, 'latin1').toString('utf8');
}

const escapePattern = String.raw`\\(?:[abfnrtv\\"]|[0-7]{3}|x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8})`;

/** Whether an escape sequence of the right form stands for a character or a byte. */
function isCharacter(written: string): boolean {
  const code = codeOf(written);
  return /^\\[0-7]/.test(written) ? code <= 0xff : code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}

function codeOf(written: string): number {
  const kind = written.charAt(1);
  if (/[0-7]/.test(kind)) return Number.parseInt(written.slice(1), 8);
  if (/[xuU]/.test(kind)) return Number.parseInt(written.slice(2), 16);
  const index = 'abfnrtv'.indexOf(kind);
  return (index === -1 ? kind : '\x07\b\f\n\r\t\v').charCodeAt(Math.max(index, 0));
}
