import { readdirSync, readFileSync } from 'node:fs';
import { parseCluster } from '../lib/cluster/load.ts';
import { type RenderSource, StoredRenders } from '../lib/helm/render-source.ts';
import { openWorkspace } from '../lib/helm/workspace.ts';
import type { KubeObject } from '../lib/support/kubernetes.ts';
import { frozen } from '../lib/support/testing.ts';
import { parseYaml } from '../lib/support/yaml.ts';
import { riverReader } from './build.ts';
import { Stack } from './stack.ts';

/** For tests: the cluster files of this repository. */
export const clusterFiles = readdirSync('clusters')
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => `clusters/${name}`);

const stored = new StoredRenders(openWorkspace('.'));
/** Clusters have the objects of renders in common, so no chart and no rule may change one. */
const renders: RenderSource = { get: (request) => frozen(stored.get(request)) };
const riverFile = riverReader('.');

/** For tests: the stack of a cluster file, from stored renders. */
export const stackOf = (text: string, file = 'clusters/poddle.yaml') =>
  new Stack(parseCluster(text, file), { renders, riverFile });

/** For tests: the stack of poddle with some settings in place of its own. */
export function poddleWith(settings: Readonly<Record<string, unknown>>): Stack {
  // JSON is YAML.
  return stackOf(JSON.stringify({ ...settingsOf('clusters/poddle.yaml'), ...settings }));
}

/** For tests: the settings of a cluster file, as they are written. */
export function settingsOf(file: string): Readonly<Record<string, unknown>> {
  const [document] = parseYaml(readFileSync(file, 'utf8'), file);
  return document?.value as Readonly<Record<string, unknown>>;
}

/** For tests: what two lists of objects differ in, as `namespace/Kind.name`; a namespace that is all new or gone is `namespace/*`. */
export function changes(before: readonly KubeObject[], after: readonly KubeObject[]) {
  const [old, now] = [byName(before), byName(after)];
  const [gone, come] = [namespaces(old, now), namespaces(now, old)];
  const names = (
    from: ReadonlyMap<string, string>,
    to: ReadonlyMap<string, string>,
    whole: ReadonlySet<string>,
  ) => [
    ...[...whole].map((namespace) => `${namespace}/*`),
    ...[...from.keys()].filter((name) => !to.has(name) && !whole.has(name.split('/')[0] ?? '')),
  ];
  return {
    added: names(now, old, come),
    removed: names(old, now, gone),
    changed: [...now].filter(([name, text]) => old.has(name) && old.get(name) !== text).map(([name]) => name),
  };
}

const byName = (objects: readonly KubeObject[]) =>
  new Map(
    objects.map((object) => {
      const { kind, metadata } = object;
      return [`${metadata.namespace ?? metadata.name}/${kind}.${metadata.name}`, JSON.stringify(object)];
    }),
  );

/** Namespaces of which the second has nothing. */
function namespaces(some: ReadonlyMap<string, string>, others: ReadonlyMap<string, string>): Set<string> {
  const of = (names: ReadonlyMap<string, string>) =>
    new Set([...names.keys()].map((name) => name.split('/')[0] ?? ''));
  const there = of(others);
  return new Set([...of(some)].filter((namespace) => !there.has(namespace)));
}
