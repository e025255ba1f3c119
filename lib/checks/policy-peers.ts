import { asObject, asTextMap, objectsIn, type PlainObject } from '../support/plain.ts';
import type { Path } from '../support/yaml.ts';
import type { Entry } from './entry.ts';
import type { Inventory } from './inventory.ts';
import type { Pod } from './pods.ts';
import { builtInNamespaces, isShared } from './present.ts';
import { type Labels, matchesSelector } from './selectors.ts';

/** One rule of a NetworkPolicy. */
export interface PolicyRule {
  readonly direction: 'ingress' | 'egress';
  readonly rule: PlainObject;
  readonly path: Path;
  readonly peers: readonly { readonly peer: PlainObject; readonly path: Path }[];
}

/** The ingress and egress rules of a NetworkPolicy. */
export function policyRules({ object }: Entry): PolicyRule[] {
  const spec = asObject(object.spec);
  return (
    [
      ['ingress', 'from'],
      ['egress', 'to'],
    ] as const
  ).flatMap(([direction, field]) =>
    objectsIn(spec[direction]).map(([rule, index]) => {
      const path = ['spec', direction, index];
      return {
        direction,
        rule,
        path,
        peers: objectsIn(rule[field]).map(([peer, at]) => ({ peer, path: [...path, field, at] })),
      };
    }),
  );
}

/** A namespace that can be told by its labels. */
export interface KnownNamespace {
  readonly name: string;
  readonly labels: Labels;
  /** These manifests make it, so they hold all of its pods. */
  readonly own: boolean;
}

/** Namespaces of the manifests, and those that every cluster has. Each carries its own name as a label. */
export const knownNamespaces = (inventory: Inventory): readonly KnownNamespace[] =>
  inventory.once(findNamespaces);

function findNamespaces(inventory: Inventory): KnownNamespace[] {
  const own = inventory.all('/Namespace').map(({ name, object }) => ({
    name,
    labels: { ...asTextMap(object.metadata.labels), 'kubernetes.io/metadata.name': name },
    own: true,
  }));
  const names = new Set([...inventory.inhabited, ...builtInNamespaces]);
  const others = [...names].filter((name) => !own.some((one) => one.name === name));
  return [
    ...own,
    ...others.map((name) => ({ name, labels: { 'kubernetes.io/metadata.name': name }, own: false })),
  ];
}

/** Whether all pods of a namespace are known: it is made here, or nothing here makes namespaces and it has pods. */
export function knowsAllPods(inventory: Inventory, { name, own }: KnownNamespace): boolean {
  if (inventory.hasUnknownPods(name)) return false;
  const makesNone = inventory.all('/Namespace').length === 0;
  return own || (makesNone && inventory.podsIn(name).length > 0 && !isShared(name));
}

/** The pods of a namespace that a LabelSelector selects; all when there is none. */
export function podsOf(inventory: Inventory, namespace: string, selector: unknown): readonly Pod[] {
  return inventory.podsIn(namespace).filter(({ labels }) => matchesSelector(selector, labels));
}
