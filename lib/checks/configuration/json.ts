import type { Mistake } from './ini.ts';

/** Reads JSON, and tells keys that stand twice in one object: JSON itself takes the last of them without a word. */
export function parseJson(text: string): { readonly value: unknown; readonly mistakes: readonly Mistake[] } {
  try {
    return { value: JSON.parse(text), mistakes: duplicateKeys(text) };
  } catch (error) {
    const { message } = error as Error;
    const position = Number(/at position (\d+)/.exec(message)?.[1] ?? text.length);
    return { value: undefined, mistakes: [{ message: 'not valid JSON', inside: placeOf(text, position) }] };
  }
}

/** Walks over the tokens of valid JSON: a text is a key when it is followed by a colon. */
function duplicateKeys(text: string): Mistake[] {
  const mistakes: Mistake[] = [];
  const objects: (Set<string> | undefined)[] = [];
  const token = /"(?:[^"\\]|\\.)*"(\s*:)?|[{}[\]]/gs;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [whole, colon] = match;
    if (whole === '{') objects.push(new Set());
    else if (whole === '[') objects.push(undefined);
    else if (whole === '}' || whole === ']') objects.pop();
    else if (colon !== undefined) {
      const keys = objects.at(-1);
      const key = whole.slice(0, -colon.length);
      if (keys?.has(key)) {
        const inside = placeOf(text, match.index);
        mistakes.push({ message: `the key ${key} is twice`, fix: 'keep one of the two', inside });
      }
      keys?.add(key);
    }
  }
  return mistakes;
}

function placeOf(text: string, position: number) {
  const before = text.slice(0, position);
  return { line: before.split('\n').length, column: position - before.lastIndexOf('\n') };
}
