import { formatPosition, type SourcePosition } from '../support/errors.ts';
import { formatPath } from '../support/path.ts';
import { isPlainObject, type PlainObject } from '../support/plain.ts';
import { dumpYaml, type Path } from '../support/yaml.ts';
import { isRead } from './collection-rules.ts';
import type { LoadedCluster } from './load.ts';

/** One value of a cluster. A list is one value: it is replaced as a whole. */
export interface Setting {
  readonly path: Path;
  readonly value: unknown;
  /** Where it was written; else it follows from the load, or is a default. */
  readonly from: SourcePosition | 'load' | 'default';
}

/**
 * Every value of a cluster, those too that its file does not say, in the order of the schema; without the settings of the
 * collection engine that it does not use, which a file must not have.
 */
export function settingsOf({ complete, written, sizing }: LoadedCluster): Setting[] {
  const proposed = new Set(
    sizing?.proposals.filter(({ source }) => source !== 'default').map(({ path }) => path.join('.')),
  );
  return leaves(complete, [])
    .filter(({ path }) => isRead(String(path[0]), complete))
    .map(({ path, value }) => ({
      path,
      value,
      from: written(path) ?? (proposed.has(path.join('.')) ? 'load' : 'default'),
    }));
}

function leaves(value: unknown, path: Path): { path: Path; value: unknown }[] {
  if (!isPlainObject(value) || Object.keys(value).length === 0) return [{ path, value }];
  return Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .flatMap(([key, member]) => leaves(member, [...path, key]));
}

/** Where a value comes from, in a word. */
export const sourceOf = ({ from }: Setting) => (typeof from === 'string' ? from : formatPosition(from));

/** The settings as a cluster file, with a comment behind each value that says where it comes from. */
export function settingsYaml(settings: readonly Setting[]): string {
  const lines = settings.flatMap((setting, index) => settingLines(setting, settings[index - 1]?.path ?? []));
  const width = Math.min(48, Math.max(...lines.map(({ text, source }) => (source ? text.length : 0))));
  return lines
    .map(({ text, source }) => `${source ? `${text.padEnd(width)}  # ${source}` : text}\n`)
    .join('');
}

interface Line {
  readonly text: string;
  readonly source?: string;
}

/** A value with the keys above it that the value before did not already open. */
function settingLines(setting: Setting, before: Path): Line[] {
  const { path, value } = setting;
  const parents = path.slice(0, -1);
  const shared = parents.findIndex((key, depth) => before[depth] !== key);
  const opened = shared < 0 ? [] : parents.slice(shared);
  const [first = '', ...rest] = member(path.at(-1), value);
  return [
    ...opened.map((key, index) => ({ text: indent(shared + index, heading(key)) })),
    { text: indent(parents.length, first), source: sourceOf(setting) },
    ...rest.map((text) => ({ text: indent(parents.length, text) })),
  ];
}

const indent = (depth: number, text: string) => '  '.repeat(depth) + text;

const member = (key: Path[number] = '', value: unknown) =>
  dumpYaml({ [key]: value })
    .trimEnd()
    .split('\n');

const heading = (key: Path[number]) => (member(key, {})[0] ?? '').slice(0, -' {}'.length);

/** The settings as data: `{ "nodes.count": { "value": 3, "from": "clusters/poddle.yaml:11:3" } }`. */
export const settingsJson = (settings: readonly Setting[]): PlainObject =>
  Object.fromEntries(
    settings.map((setting) => [formatPath(setting.path), { value: setting.value, from: sourceOf(setting) }]),
  );
