import { ObsError } from '../../support/errors.ts';
import { parse } from './parse.ts';
import { print } from './printer/statements.ts';

/** More rounds than any text was seen to need; a text that needs more stays as it is after them. */
const maxRounds = 20;

/**
 * A River file in the canonical form, as `alloy fmt` writes it; a second time changes nothing.
 *
 * `alloy fmt` itself can need several rounds until it leaves its own output alone. This is the text after the last
 * of them, so that `alloy fmt --test` accepts it. Two things differ, because a formatter must not change the meaning:
 * the text between quotes stays as it is, where `alloy fmt` takes tabs in a string for alignment, trims the lines of
 * raw strings and escapes the keys of objects once more in each round; and a call without arguments gets no comma, and
 * no comment comes between tokens where it would swallow the second one or end the statement.
 *
 * @throws ObsError with every syntax error of the text
 */
export function format(text: string, file: string): string {
  let before = text;
  for (let round = 0; round < maxRounds; round++) {
    const { file: tree, errors } = parse(before, file);
    if (errors.length > 0) throw new ObsError(errors);
    const after = print(tree);
    if (after === before) break;
    before = after;
  }
  return before;
}
