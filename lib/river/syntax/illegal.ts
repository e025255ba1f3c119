import type { Report } from './token.ts';

/** Reports what may stand nowhere in a file, not even in a string or a comment. */
export function reportForbiddenCharacters(text: string, report: Report): void {
  if (!/[\0\uFEFF\uD800-\uDFFF]/.test(text)) return;
  for (const { 0: character, index } of text.matchAll(/[\0\uFEFF\p{Cs}]/gu)) {
    if (character === '\0') report(index, 'illegal character NUL', 'remove it');
    else if (character !== '\uFEFF') report(index, 'half of a surrogate pair is no character', 'remove it');
    else if (index > 0)
      report(index, 'illegal byte order mark', 'it may only be the first character of a file');
  }
}

/** Reports a character that can begin no token, unless it is forbidden everywhere and so reported already. */
export function reportIllegalCharacter(character: string, at: number, report: Report): void {
  if (/[\0\uFEFF\p{Cs}]/u.test(character)) return;
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  const shown = /[\p{L}\p{N}\p{P}\p{S}]/u.test(character) ? `${character} (U+${code})` : `U+${code}`;
  report(at, `illegal character ${shown}`, hint(character));
}

function hint(character: string): string {
  switch (character) {
    case '#':
      return 'begin a comment with //';
    case ':':
      return 'write = between a name and its value';
    case ';':
      return 'remove it: a statement ends with its line';
    case '|':
    case '&':
      return `write ${character}${character}`;
    case "'":
    case '“':
    case '”':
      return 'write a string between double quotes: "…"';
    default:
      return 'remove it, or put it between quotes';
  }
}
