/**
 * What River files say: components and their bodies, scopes, references, values and their types. Made from the trees of
 * `syntax/` and the facts of `catalogue/`; it judges nothing.
 */
export { argumentFacts, Body, blockFacts } from './body.ts';
export { buildModel, type ModelOptions, modelOf, readFiles } from './build.ts';
export type {
  Component,
  ConfigBlock,
  Custom,
  Environment,
  Model,
  Reference,
  RiverFile,
  RiverText,
  Scope,
  Target,
  TypedValue,
  Unit,
  Value,
} from './types.ts';
