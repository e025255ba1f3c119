import { type ChartDependency, type ChartFiles, readChartYaml, readYaml } from './chart-files.ts';

/** The type of a default value, where nothing below it is known. */
export type ValueType = 'string' | 'number' | 'boolean' | 'null' | 'list' | 'map';

/** Keys of a chart's values and what they hold: never a default value or a text. */
export interface ValueTree {
  readonly [key: string]: ValueTree | ValueType;
}

/** What is known about a chart without having it: stored as `imports/charts/<name>-<version>.json`. */
export interface ChartFacts {
  readonly chart: string;
  readonly version: string;
  /**
   * The keys of values.yaml, with each subchart's under its alias or name. A `list`, a `null` and a `map` (an empty
   * one) may hold anything.
   */
  readonly values: ValueTree;
}

/**
 * The facts about a chart: its values.yaml merged with those of its subcharts, as Helm merges them, and the switches
 * (`condition`, `tags`) of its dependencies.
 *
 * @param label what errors call the chart
 * @throws ObsError when a file of the chart cannot be read
 */
export async function chartFacts(files: ChartFiles, label: string): Promise<ChartFacts> {
  const { name, version } = readChartYaml(files, label);
  return { chart: name, version, values: await valueTree(files, label) };
}

async function valueTree(files: ChartFiles, label: string): Promise<ValueTree> {
  const { dependencies } = readChartYaml(files, label);
  let tree = asTree(readYaml(files, 'values.yaml', label) ?? {});
  let globals: ValueTree = isTree(tree.global) ? tree.global : {};

  for (const [folder, subchart] of await subcharts(files, label)) {
    const { name } = readChartYaml(subchart, folder);
    const below = await valueTree(subchart, folder);
    if (isTree(below.global)) globals = merge(globals, below.global);
    const uses = dependencies.filter((dependency) => dependency.name === name);
    for (const key of uses.length > 0 ? uses.map((use) => use.alias ?? use.name) : [name]) {
      tree = merge(tree, { [key]: below });
    }
  }
  tree = { ...tree, global: Object.keys(globals).length > 0 ? globals : 'map' };
  return dependencies.flatMap(switches).reduce((all, path) => merge(all, branch(path, 'boolean')), tree);
}

/** The charts below `charts/`, folders and archives, and what errors call them. */
async function subcharts(files: ChartFiles, label: string): Promise<Map<string, ChartFiles>> {
  const found = new Map<string, Map<string, Uint8Array>>();
  for (const [path, content] of files) {
    const [, folder, file] = /^charts\/([^/]+)\/(.+)$/.exec(path) ?? [];
    if (folder !== undefined && file !== undefined) {
      const key = `${label}/charts/${folder}`;
      found.set(key, (found.get(key) ?? new Map()).set(file, content));
    } else if (/^charts\/[^/]+\.tgz$/.test(path)) {
      const { readArchive } = await import('./archive.ts');
      found.set(`${label}/${path}`, new Map(await readArchive(content, `${label}/${path}`)));
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The paths of values that switch a dependency on or off. */
function switches({ condition = '', tags = [] }: ChartDependency): string[][] {
  const conditions = condition.split(',').map((path) => path.trim().split('.'));
  return [...conditions.filter(([first]) => first !== ''), ...tags.map((tag) => ['tags', tag])];
}

const branch = (path: readonly string[], leaf: ValueType): ValueTree =>
  path.reduceRight<ValueTree | ValueType>((below, key) => ({ [key]: below }), leaf) as ValueTree;

/** Both trees' keys; where one knows more than the other (a tree against an empty map), the one that knows more. */
function merge(a: ValueTree, b: ValueTree): ValueTree {
  const merged: Record<string, ValueTree | ValueType> = { ...a };
  for (const [key, theirs] of Object.entries(b)) {
    const ours = Object.hasOwn(merged, key) ? merged[key] : undefined;
    if (isTree(ours) && isTree(theirs)) merged[key] = merge(ours, theirs);
    else if (ours === undefined || (isTree(theirs) && (ours === 'map' || ours === 'null')))
      merged[key] = theirs;
  }
  return merged;
}

function asTree(values: Record<string, unknown>): ValueTree {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, typeTree(value)]));
}

function typeTree(value: unknown): ValueTree | ValueType {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'list';
  if (typeof value === 'object') return Object.keys(value).length > 0 ? asTree({ ...value }) : 'map';
  return typeof value as 'string' | 'number' | 'boolean';
}

const isTree = (value: ValueTree | ValueType | undefined): value is ValueTree => typeof value === 'object';
