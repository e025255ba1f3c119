import type { Problem } from '../../support/errors.ts';
import { later, memo } from '../../support/memo.ts';
import { type Parsed, parse } from '../syntax/index.ts';
import { findReferences } from './references.ts';
import { buildScope, type Place, scopesOf } from './scopes.ts';
import { Types } from './typed-expressions.ts';
import { typedValues } from './typed-values.ts';
import type { Environment, Model, RiverFile, RiverText, TypedValue } from './types.ts';

export interface ModelOptions {
  /** Values of environment variables that are known. @default none is */
  readonly environment?: Environment;
}

const known = memo<Parsed>();

/** What was read from files: a model, or the reasons why there is none. */
export type Built =
  | { readonly model: Model; readonly errors: readonly [] }
  | { readonly model: undefined; readonly errors: readonly Problem[] };

/**
 * Reads River files that Alloy loads as one. Names in one file mean what another one says; positions name the file.
 *
 * @returns every syntax error of every file, and no model, when there are any
 */
export function buildModel(texts: readonly RiverText[], { environment = {} }: ModelOptions = {}): Built {
  const { files, errors } = readFiles(texts);
  return files ? { model: modelOf(files, environment), errors: [] } : { model: undefined, errors };
}

/** The trees of River files, or every syntax error in them. */
export function readFiles(texts: readonly RiverText[]): {
  readonly files?: readonly RiverFile[];
  readonly errors: readonly Problem[];
} {
  const parsed = texts.map(({ name, text }) => ({
    name,
    text,
    ...known(`${name}\0${text}`, () => parse(text, name)),
  }));
  const errors = parsed.flatMap((one) => one.errors);
  return errors.length > 0
    ? { errors }
    : { files: parsed.map(({ name, text, file }) => ({ name, text, tree: file })), errors };
}

/** What files that were read say, with values of variables as far as they are known. */
export function modelOf(files: readonly RiverFile[], environment: Environment): Model {
  const place: Place = { kind: 'root', owner: undefined, parent: undefined };
  const root = buildScope(
    files.flatMap(({ tree }) => tree.body),
    place,
    environment,
  );
  const scopes = scopesOf(root);
  const units = scopes.flatMap((scope) => [...scope.components, ...scope.configBlocks]);
  const references = units.flatMap(findReferences);
  const types = new Types(references);
  const values = later((): readonly TypedValue[] => typedValues(units, environment));
  return {
    files,
    root,
    scopes,
    components: scopes.flatMap(({ components }) => components),
    units,
    references,
    get values() {
      return values();
    },
    referenceAt: (expression) => types.referenceAt(expression),
    typeOf: (expression) => types.typeOf(expression),
    exportType: (component, path) => types.exportType(component, path),
  };
}
