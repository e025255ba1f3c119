const asciiWord = /[A-Za-z_][A-Za-z0-9_]*/y;

/**
 * The end of the identifier that begins at an offset; the offset itself where none does. Letters and digits are
 * Unicode's (categories L and Nd) in the version that this Node.js knows.
 */
export function identifierEnd(text: string, start: number): number {
  asciiWord.lastIndex = start;
  const end = asciiWord.test(text) ? asciiWord.lastIndex : start;
  if (!(text.charCodeAt(end) >= 0x80)) return end;

  const rest = end > start ? /[\p{L}\p{Nd}_]*/uy : /\p{L}[\p{L}\p{Nd}_]*/uy;
  rest.lastIndex = end;
  return rest.test(text) ? rest.lastIndex : end;
}

/** Whether a text can be a label, an attribute or a part of a block's name. */
export function isIdentifier(text: string): boolean {
  return text !== '' && identifierEnd(text, 0) === text.length && !isKeyword(text);
}

export function isKeyword(word: string): boolean {
  return word === 'true' || word === 'false' || word === 'null';
}
