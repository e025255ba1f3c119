import { isIdentifier } from './characters.ts';
import type { Cursor } from './cursor.ts';

/** What stands before the `=` of an attribute or the `{` of a block. */
export interface Head {
  readonly start: number;
  /** With its dots, without what may stand around them. */
  readonly name: string;
  readonly label: { readonly start: number; readonly text: string } | undefined;
}

export const shapes = 'write name = value for an attribute, name { … } or name "label" { … } for a block';

/** Parses a name and a label. Undefined where there is no name, which is reported. */
export function parseHead(cursor: Cursor): Head | undefined {
  const { start } = cursor;
  if (cursor.is('}'))
    cursor.failOn('this } closes nothing', 'remove it, or open the block that it belongs to');
  else if (!cursor.is('identifier')) cursor.fail('an attribute or a block', shapes);
  if (cursor.lost) return undefined;

  let name = cursor.text;
  cursor.next();
  while (cursor.is('.')) {
    cursor.next();
    name += `.${cursor.text}`;
    if (!cursor.is('identifier')) {
      cursor.fail('a name after the dot', 'write the whole name of the block');
      return undefined;
    }
    cursor.next();
  }
  return { start, name, label: parseLabel(cursor) };
}

function parseLabel(cursor: Cursor): Head['label'] {
  const { start, text } = cursor;
  if (cursor.is('string')) {
    cursor.next();
    return { start, text: text.slice(1, -1) };
  }
  if (!cursor.is('identifier') || cursor.kindAfter(1) !== '{') return undefined;
  cursor.report(start, `the label ${text} has no quotes`, `write "${text}"`);
  cursor.next();
  return { start, text };
}

/** Reports a name or a label that an attribute cannot have. */
export function checkAttributeHead(cursor: Cursor, { start, name, label }: Head): void {
  if (name.includes('.'))
    cursor.report(start, `the name of an attribute has no dots, got ${name}`, 'write a single name');
  else if (label) cursor.report(label.start, 'an attribute has no label', 'remove it');
}

/** Reports a label that a block cannot have. */
export function checkBlockHead(cursor: Cursor, { label }: Head): void {
  if (!label) return;
  const { start, text } = label;
  if (cursor.source.text[start] === '`') {
    cursor.report(start, 'a label stands between double quotes', `write "${text}"`);
  } else if (text !== '' && !isIdentifier(text)) {
    const legal = text.replaceAll(/[^\p{L}\p{Nd}_]/gu, '_').replace(/^\p{Nd}/u, '_$&');
    cursor.report(start, `the label "${text}" is no identifier`, `write letters, digits and _: "${legal}"`);
  }
}
