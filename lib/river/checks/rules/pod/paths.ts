import { posix } from 'node:path';
import { once } from '../../../../support/memo.ts';
import type { ArgumentFacts, FileUse } from '../../../catalogue/index.ts';
import type { Model } from '../../../model/index.ts';
import type { Node } from '../../../syntax/index.ts';
import { isRelabelRule, textOf } from '../../relabel.ts';

/** A path of the container that a file uses. */
export interface UsedPath {
  /** Of a glob, the folder that it begins with. */
  readonly path: string;
  readonly use: FileUse;
  readonly at: Node;
  readonly argument: string;
  readonly component: string;
}

/** The absolute paths that components read and write, as far as they are known. */
export const usedPaths = once((model: Model): readonly UsedPath[] => [
  ...writtenPaths(model),
  ...defaultPaths(model),
  ...filePatterns(model),
]);

function writtenPaths({ values }: Model): readonly UsedPath[] {
  return values.flatMap((typed) => {
    const { facts, expression, argument, unit } = typed;
    if (facts?.file === undefined) return [];
    return [typed.value].flat().flatMap((text) => pathOf(text, facts.file, expression, argument, unit.name));
  });
}

/** Paths that a component uses when nothing is written. */
function defaultPaths({ components }: Model): readonly UsedPath[] {
  return components.flatMap(({ name, body, facts }) =>
    Object.entries(facts?.arguments ?? {}).flatMap(
      ([argument, { file, default: fallback }]: [string, ArgumentFacts]) =>
        body.attribute(argument) ? [] : pathOf(fallback, file, body.node, argument, name),
    ),
  );
}

/** The files that targets stand for: `__path__`, set by a rule or written out. */
function filePatterns({ units, values }: Model): readonly UsedPath[] {
  const use: FileUse = { access: 'read', what: 'glob' };
  const set = units.flatMap((unit) =>
    [...unit.body.all()].filter(isRelabelRule).flatMap((rule) => {
      if (textOf(rule, 'target_label') !== '__path__') return [];
      // Where a label is the path itself, it is not known here.
      const [beginning = ''] = textOf(rule, 'replacement')?.split('$', 1) ?? [];
      const at = rule.attribute('replacement') ?? rule.node;
      return pathOf(`${beginning}*`, use, at, '__path__', unit.name);
    }),
  );
  const literal = values.flatMap((typed) => {
    const { path, expression, unit } = typed;
    return path.at(-1) === '__path__' ? pathOf(typed.value, use, expression, '__path__', unit.name) : [];
  });
  return [...set, ...literal];
}

function pathOf(
  value: unknown,
  use: FileUse | undefined,
  at: Node,
  argument: string,
  component: string,
): UsedPath[] {
  if (use === undefined || typeof value !== 'string') return [];
  const text = use.what === 'socket' ? value.replace(/^unix:\/\//, '') : value;
  if (!text.startsWith('/')) return [];
  const path =
    use.what === 'glob' && /[*?[{]/.test(text) ? posix.dirname(`${text.split(/[*?[{]/, 1)[0]}x`) : text;
  return [{ path: posix.normalize(path), use, at, argument, component }];
}
