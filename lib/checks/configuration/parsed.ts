import { ObsError } from '../../support/errors.ts';
import { memo } from '../../support/memo.ts';
import { type Path, parseYaml, type YamlDocument } from '../../support/yaml.ts';
import type { Inside } from '../entry.ts';
import { type Mistake, parseIni } from './ini.ts';
import { parseJson } from './json.ts';

export type Format = 'yaml' | 'json' | 'ini';

/** A text of a ConfigMap, read. */
export interface Parsed {
  /** Plain data; undefined when the text could not be read. Of several YAML documents, the first. */
  readonly value: unknown;
  /** What is wrong with the text. */
  readonly mistakes: readonly Mistake[];
  /** Where a node stands in the text: the nearest that is there. */
  readonly locate: (path: Path) => Inside | undefined;
}

const known = memo<Parsed>();

/** Reads a text; a broken one is described, never thrown. */
export const parse = (text: string, format: Format): Parsed =>
  known(`${format} ${text}`, () => read(text, format));

function read(text: string, format: Format): Parsed {
  if (format === 'ini') return parseIni(text);
  if (format === 'json') {
    const { value, mistakes } = parseJson(text);
    // JSON is YAML as well, and the parser of YAML knows where everything stands.
    return { value, mistakes, locate: (path) => insideOf(yaml(text), path) };
  }
  const documents = yaml(text);
  if (documents instanceof ObsError) {
    return { value: undefined, mistakes: documents.problems.map(mistakeOf), locate: () => undefined };
  }
  return { value: documents[0]?.value, mistakes: [], locate: (path) => insideOf(documents, path) };
}

function yaml(text: string): readonly YamlDocument[] | ObsError {
  try {
    return parseYaml(text, '');
  } catch (error) {
    if (error instanceof ObsError) return error;
    throw error;
  }
}

function insideOf(documents: readonly YamlDocument[] | ObsError, path: Path): Inside | undefined {
  const place = documents instanceof ObsError ? undefined : documents[0]?.locate(path);
  return place?.line === undefined ? undefined : { line: place.line, column: place.column ?? 1 };
}

function mistakeOf({ message, fix, at }: ObsError['problems'][number]): Mistake {
  return {
    message,
    ...(fix !== undefined && { fix }),
    ...(at?.line !== undefined && { inside: { line: at.line, column: at.column ?? 1 } }),
  };
}
