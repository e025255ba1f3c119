import type { Problem } from '../../support/errors.ts';
import { later, memo } from '../../support/memo.ts';
import { type Parsed, parse } from '../syntax/index.ts';
import { findReferences } from './references.ts';
import { buildScope, type Place, scopesOf } from './scopes.ts';
import { Types } from './typed-expressions.ts';
import { typedValues } from './typed-values.ts';
import type {
  Component,
  Environment,
  Model,
  Reference,
  RiverFile,
  RiverText,
  Scope,
  TypedValue,
  Unit,
} from './types.ts';

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
export const modelOf = (files: readonly RiverFile[], environment: Environment): Model =>
  new FilesModel(files, environment);

class FilesModel implements Model {
  readonly files: readonly RiverFile[];
  readonly root: Scope;
  readonly scopes: readonly Scope[];
  readonly components: readonly Component[];
  readonly units: readonly Unit[];
  readonly references: readonly Reference[];
  readonly referenceAt: Model['referenceAt'];
  readonly typeOf: Model['typeOf'];
  readonly exportType: Model['exportType'];
  readonly #values: () => readonly TypedValue[];

  constructor(files: readonly RiverFile[], environment: Environment) {
    const place: Place = { kind: 'root', owner: undefined, parent: undefined };
    const blocks = files.flatMap(({ tree }) => tree.body);
    this.files = files;
    this.root = buildScope(blocks, place, environment);
    this.scopes = scopesOf(this.root);
    this.components = this.scopes.flatMap(({ components }) => components);
    this.units = this.scopes.flatMap((scope) => [...scope.components, ...scope.configBlocks]);
    this.references = this.units.flatMap(findReferences);
    const types = new Types(this.references);
    this.referenceAt = (expression) => types.referenceAt(expression);
    this.typeOf = (expression) => types.typeOf(expression);
    this.exportType = (component, path) => types.exportType(component, path);
    this.#values = later(() => typedValues(this.units, environment));
  }

  get values(): readonly TypedValue[] {
    return this.#values();
  }
}
