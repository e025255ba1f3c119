import { memo } from '../../support/memo.ts';
import { asList, asTextMap } from '../../support/plain.ts';
import type { Path } from '../../support/yaml.ts';
import type { Entry, Inside } from '../entry.ts';
import type { Inventory } from '../inventory.ts';
import { dataReferences } from '../pod-references.ts';
import type { Pod } from '../pods.ts';
import { eachText } from '../texts.ts';
import { type Address, addressesIn, mayHoldAddresses } from './addresses.ts';
import { programsOf } from './programs.ts';
import { collectorsIn, collects } from './sidecars.ts';
import { readsSection } from './targets.ts';

/** An address of a Service, where it is written, and who asks it. */
export interface AddressUse {
  readonly address: Address;
  readonly from: Entry;
  readonly path: Path;
  /** Where in the text of a ConfigMap. */
  readonly inside?: Inside;
  /** The pods that read it; none where that is not known. */
  readonly pods: readonly Pod[];
}

/** Every address of a Service that is written in these manifests. */
export const addressUses = (inventory: Inventory): readonly AddressUse[] => inventory.once(findUses);

function findUses(inventory: Inventory): AddressUse[] {
  const namespaces = new Set(inventory.all('/Service').map(({ namespace }) => namespace));
  const hasServices = (namespace: string) => namespaces.has(namespace);
  const readers = readersOfConfigMaps(inventory);
  return inventory.entries.flatMap((entry) => {
    const { namespace, pod, groupKind } = entry;
    if (pod) return usesOfPod(pod, hasServices);
    if (groupKind === '/ConfigMap') {
      const read = (path: readonly string[]) =>
        (readers.get(entry) ?? []).filter((one) => readsPart(inventory, one, path));
      return usesOfConfigMap(entry, read, hasServices);
    }
    return passedOver.has(groupKind) ? [] : usesOfObject(entry, { namespace, hasServices });
  });
}

/** Kinds in which a name with dots is something else, or whose text says nothing about what runs. */
const passedOver: ReadonlySet<string> = new Set([
  'apiextensions.k8s.io/CustomResourceDefinition',
  'networking.k8s.io/NetworkPolicy',
  '/Secret',
]);

type HasServices = (namespace: string) => boolean;

function usesOfPod(pod: Pod, hasServices: HasServices): AddressUse[] {
  const { namespace, entry: from } = pod;
  const use = (text: string, path: Path, setting?: string): AddressUse[] =>
    addressesIn(text, { namespace, hasServices, ...(setting !== undefined && { setting }) }).map(
      (address) => ({
        address,
        from,
        path,
        pods: [pod],
      }),
    );
  return pod.containers.flatMap(({ env, object, path }) => [
    ...env.flatMap((variable) => {
      const { name, path: place } = variable;
      const value = variable.isWord && !mayHoldAddresses('word', name) ? undefined : variable.value;
      return value ? use(value, [...place, 'value'], name) : [];
    }),
    ...(['command', 'args'] as const).flatMap((field) =>
      asList(object[field]).flatMap((word, index, words) => {
        // `--flag=value`, or the value of the flag before it.
        const [, flag, value = word] = /^--?([\w.-]+)=(.*)$/s.exec(String(word)) ?? [];
        const setting = flag ?? /^--?([\w.-]+)$/.exec(String(words[index - 1]))?.[1];
        return typeof value === 'string' ? use(value, [...path, field, index], setting) : [];
      }),
    ),
  ]);
}

/** Whether a pod reads a part of a file: of a file that several programs share, each reads its own parts. */
const readsPart = (inventory: Inventory, pod: Pod, path: readonly string[]): boolean => {
  const programs = programsOf(inventory, pod).filter(({ flags }) => flags.get('config.file'));
  return (
    programs.length === 0 ||
    programs.some(({ name, flags }) => readsSection(name, flags.get('target')?.value, path))
  );
};

function usesOfConfigMap(
  from: Entry,
  readersOf: (path: readonly string[]) => readonly Pod[],
  hasServices: HasServices,
): AddressUse[] {
  const { namespace } = from;
  return Object.entries(asTextMap(from.object.data)).flatMap(([key, text]) =>
    knownSettings(`${key}\0${text}`, () => settingsIn(text, key)).flatMap(
      ({ setting, value, line, number, path }) =>
        addressesIn(value, { namespace, setting, hasServices }).map((address) => ({
          address,
          from,
          path: ['data', key],
          inside: { line: number, column: Math.max(line.indexOf(address.text), 0) + 1 },
          pods: readersOf(path),
        })),
    ),
  );
}

/** A line of a text whose value may hold addresses. */
interface Setting {
  readonly setting: string;
  readonly value: string;
  readonly line: string;
  /** Lines count from 1. */
  readonly number: number;
  /** The keys that lead to it. */
  readonly path: readonly string[];
}

const knownSettings = memo<readonly Setting[]>();

function settingsIn(text: string, key: string): readonly Setting[] {
  const found: Setting[] = [];
  let parent = key;
  // The keys that lead to a line, by its indentation.
  let open: { readonly indent: number; readonly name: string }[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (/^\s*(?:#|\/\/|;)/.test(line)) continue;
    const [, setting = parent, written = ''] = keyAndValue.exec(line.trimEnd()) ?? [];
    const value = written.replace(/\s#.*$/, '').replace(/^(["'`]?)(.*?)\1,?$/, '$2');
    if (value === '') parent = setting;
    const indent = line.search(/[^\s-]/);
    if (setting !== parent || value === '') {
      open = [...open.filter((one) => one.indent < indent), { indent, name: setting }];
    }
    if (!mayHoldAddresses(value, setting)) continue;
    found.push({ setting, value, line, number: index + 1, path: open.map(({ name }) => name) });
  }
  return found;
}

/** One line of YAML, JSON, INI or River: `key: value`, `- key: value`, `"key": "value",`, `key = value`, `- value`. */
const keyAndValue = /^\s*(?:-\s+)?(?:["']?([\w.-]+)["']?\s*(?::(?=\s|$)|=)\s*)?(.*)$/;

function usesOfObject(from: Entry, context: { namespace: string; hasServices: HasServices }): AddressUse[] {
  const found: AddressUse[] = [];
  eachText(from.object, (text, path) => {
    // By themselves names mean too many things here: only what is written out counts.
    if (path[0] === 'metadata' || !(text.includes('://') || text.includes('.svc'))) return;
    for (const address of addressesIn(text, context))
      found.push({ address, from, path: [...path], pods: [] });
  });
  return found;
}

/** The pods that read each ConfigMap, by themselves or through a sidecar. */
export function readersOfConfigMaps(inventory: Inventory): ReadonlyMap<Entry, readonly Pod[]> {
  return inventory.once(findReaders);
}

function findReaders(inventory: Inventory): Map<Entry, Pod[]> {
  const readers = new Map<Entry, Pod[]>();
  const add = (configMap: Entry | undefined, pod: Pod) => {
    if (!configMap) return;
    const pods = readers.get(configMap);
    if (!pods) readers.set(configMap, [pod]);
    else if (!pods.includes(pod)) pods.push(pod);
  };
  for (const pod of inventory.pods) {
    for (const { kind, name } of dataReferences(pod)) {
      if (kind === 'ConfigMap') add(inventory.find('/ConfigMap', pod.namespace, name), pod);
    }
  }
  for (const collector of collectorsIn(inventory)) {
    for (const configMap of inventory.all('/ConfigMap')) {
      if (collects(collector, configMap)) add(configMap, collector.pod);
    }
  }
  return readers;
}
