import type { Json } from '../../support/json.ts';

/** Stands for the value of an expression that is not known before Alloy runs (`sys.env("X")`). */
export const unknown: unique symbol = Symbol('unknown');

/**
 * What a file says between the braces of a component or block, as far as facts depend on it. A parser's tree is easily
 * seen through it.
 */
export interface Written {
  /** An argument's value, `unknown` where it is no literal, undefined where the argument is not written. */
  argument(name: string): Json | typeof unknown | undefined;
  /** The blocks of a name, in order. */
  blocks(name: string): readonly Written[];
}

/** Nothing is written. */
export const nothingWritten: Written = { argument: () => undefined, blocks: () => [] };

/** The bodies of all blocks along a path: `['protocols', 'grpc']`. The empty path is the body itself. */
export function along(body: Written, path: readonly string[]): readonly Written[] {
  const [first, ...rest] = path;
  return first === undefined ? [body] : body.blocks(first).flatMap((block) => along(block, rest));
}

/** Whether an argument is literally `true`, or `fallback` when it is not written; `unknown` where it cannot be told. */
export function flag(body: Written, name: string, fallback: boolean): boolean | typeof unknown {
  const value = body.argument(name);
  if (value === undefined) return fallback;
  return value === unknown ? unknown : value === true;
}

/** The texts of a list argument: undefined when it is not written, `unknown` when one of them is. */
export function texts(body: Written, name: string): readonly string[] | typeof unknown | undefined {
  const value = body.argument(name);
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || value.some((element) => typeof element !== 'string')) return unknown;
  return value as readonly string[];
}
