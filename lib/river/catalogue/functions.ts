import type { Stability } from './types.ts';
import { any, bool, list, map, secret, string, type ValueType } from './value-types.ts';

/** What is known of a function of the standard library. */
export interface FunctionFacts {
  readonly name: string;
  readonly stability: Stability;
  /** Types of its parameters, in order. */
  readonly parameters: readonly ValueType[];
  /** How many of them may be left out, from the end. */
  readonly optional: number;
  /** The type of further arguments, where there may be any number of them. */
  readonly rest?: ValueType;
  readonly returns: ValueType;
  /** Set for a deprecated name: the name to write instead. `alloy validate` refuses it, `alloy run` warns. */
  readonly replacement?: string;
}

/** A name of the standard library that is a value. */
export interface ConstantFacts {
  readonly name: string;
  readonly type: ValueType;
}

/**
 * Source: Alloy 1.18.1, `syntax/internal/stdlib/stdlib.go` and `constants.go`. Strings also take optional secrets that
 * hold no secret.
 */
function table(): Map<string, FunctionFacts> {
  const functions = new Map<string, FunctionFacts>();
  const define = (
    name: string,
    parameters: readonly ValueType[],
    returns: ValueType,
    more: Partial<FunctionFacts> = {},
  ) =>
    functions.set(name, {
      name,
      stability: 'generally-available',
      parameters,
      optional: 0,
      returns,
      ...more,
    });
  const experimental = { stability: 'experimental' } as const;
  const objects = list(map(any));

  define('array.combine_maps', [objects, objects, list(string), bool], objects, {
    ...experimental,
    optional: 1,
  });
  define('array.concat', [], list(any), { rest: list(any) });
  define('array.group_by', [objects, string, bool], objects, experimental);
  define('coalesce', [], any, { rest: any });
  define('convert.nonsensitive', [secret], string);
  for (const name of [
    'from_URLbase64',
    'from_base64',
    'to_URLbase64',
    'to_base64',
    'url_decode',
    'url_encode',
  ]) {
    define(`encoding.${name}`, [string], string);
  }
  define('encoding.from_json', [string], any);
  define('encoding.from_yaml', [string], any);
  define('encoding.to_json', [map(any)], string);
  define('file.path_join', [], string, { rest: string });
  define('json_path', [string, string], list(any));
  define('string.format', [string], string, { rest: any });
  define('string.join', [list(string), string], string);
  define('string.replace', [string, string, string], string);
  define('string.split', [string, string], list(string));
  for (const name of ['to_lower', 'to_upper', 'trim_space']) define(`string.${name}`, [string], string);
  for (const name of ['trim', 'trim_prefix', 'trim_suffix'])
    define(`string.${name}`, [string, string], string);
  define('sys.env', [string], string);

  for (const [name, replacement] of Object.entries(deprecated)) {
    const facts = functions.get(replacement);
    if (facts) functions.set(name, { ...facts, name, replacement });
  }
  return functions;
}

/** `DeprecatedIdentifiers`, and what each is called now. */
const deprecated: Readonly<Record<string, string>> = {
  base64_decode: 'encoding.from_base64',
  concat: 'array.concat',
  env: 'sys.env',
  format: 'string.format',
  join: 'string.join',
  json_decode: 'encoding.from_json',
  nonsensitive: 'convert.nonsensitive',
  replace: 'string.replace',
  split: 'string.split',
  to_lower: 'string.to_lower',
  to_upper: 'string.to_upper',
  trim: 'string.trim',
  trim_prefix: 'string.trim_prefix',
  trim_space: 'string.trim_space',
  trim_suffix: 'string.trim_suffix',
  yaml_decode: 'encoding.from_yaml',
};

const constants = ['constants.arch', 'constants.hostname', 'constants.os', 'constants.version'];

let functions: Map<string, FunctionFacts> | undefined;

/** The facts of a function, by its full name (`string.join`), deprecated ones too. */
export function functionFacts(name: string): FunctionFacts | undefined {
  functions ??= table();
  return functions.get(name);
}

/** The names of all functions, deprecated ones too. */
export function functionNames(): string[] {
  functions ??= table();
  return [...functions.keys()];
}

/** The facts of a constant, by its full name (`constants.hostname`). */
export function constantFacts(name: string): ConstantFacts | undefined {
  return constants.includes(name) ? { name, type: string } : undefined;
}

/** The names of all constants. */
export const constantNames = (): readonly string[] => constants;

/** Names that stand for something in parts of a file only: in imported files and `declare`, the module's own folder. */
export const moduleNames: readonly string[] = ['module_path', 'argument'];
