import type { Problem } from '../../support/errors.ts';
import type { File } from './ast.ts';
import { Cursor } from './cursor.ts';
import { Source, Span } from './source.ts';
import { parseBody } from './statements.ts';

/** What was read from a text. */
export interface Parsed {
  /** With errors, just what could be understood; fit for neither checks nor printing. */
  readonly file: File;
  /** Every syntax error, in the order of the text. */
  readonly errors: readonly Problem[];
}

/**
 * Parses a River file: the syntax of Alloy 1.18. It accepts what Alloy accepts, save what is nested deeper than
 * `maxDepth`. Never throws, whatever the text; the time it takes grows with the length of the text.
 *
 * @param file the path that positions name
 */
export function parse(text: string, file: string): Parsed {
  const source = new Source(file, text);
  const parsed = read(source, false);
  if (parsed.errors.length < 2) return parsed;
  // One backquote too few turns text and raw strings inside out: see whether that explains the file better.
  const other = read(source, true);
  return other.errors.length < parsed.errors.length ? other : parsed;
}

function read(source: Source, endLongStrings: boolean): Parsed {
  const cursor = new Cursor(source, endLongStrings);
  const body = parseBody(cursor);
  const span = new Span(source, 0, source.text.length);
  return { file: { type: 'file', span, body, comments: cursor.comments }, errors: cursor.problems };
}
