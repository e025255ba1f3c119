import type { KubeObject } from '../../../support/kubernetes.ts';
import { shipped } from '../testing.ts';

/** Changes what is shipped, in place. */
export type Change = (objects: Objects) => void;

/** The shipped objects as plain data that may be written to. */
export interface Objects {
  readonly all: KubeObject[];
  // biome-ignore lint/suspicious/noExplicitAny: changes reach into objects of every kind
  readonly get: (kind: string, name: string, namespace?: string) => any;
}

/** A copy of what is shipped. */
export function copy(): Objects {
  const all = structuredClone([...shipped()]);
  const get: Objects['get'] = (kind, name, namespace) => {
    const found = all.find(
      ({ kind: k, metadata }) =>
        k === kind && metadata.name === name && (namespace ?? metadata.namespace) === metadata.namespace,
    );
    if (found === undefined) throw new Error(`there is no ${kind} ${name}`);
    return found;
  };
  return { all, get };
}

export type Workload = 'agent' | 'gateway';

const kinds = { agent: 'DaemonSet', gateway: 'StatefulSet' } as const;

/** Replaces a part of a River text. Throws when it is not there. */
export const text =
  (workload: Workload, ...edits: readonly (readonly [from: string | RegExp, to: string])[]): Change =>
  ({ get }) => {
    const config = get('ConfigMap', 'alloy-config', `alloy-${workload}`);
    for (const [from, to] of edits) {
      const changed = config.data['config.alloy'].replace(from, () => to);
      if (changed === config.data['config.alloy'])
        throw new Error(`${from} is not in the text of the ${workload}`);
      config.data['config.alloy'] = changed;
    }
  };

export const spec = ({ get }: Objects, workload: Workload) =>
  get(kinds[workload], `alloy-${workload}`).spec.template.spec;
export const container = (objects: Objects, workload: Workload) => spec(objects, workload).containers[0];
export const variable = (objects: Objects, workload: Workload, name: string) =>
  required(container(objects, workload).env.find((one: { name: string }) => one.name === name));
export const mount = (objects: Objects, workload: Workload, name: string) =>
  required(container(objects, workload).volumeMounts.find((one: { name: string }) => one.name === name));

export function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('it is not there');
  return value;
}

/** Takes out of a list what fits; throws when nothing does. */
export function remove<T>(list: T[], fits: (item: T) => boolean): void {
  const index = list.findIndex(fits);
  if (index < 0) throw new Error('it is not in the list');
  list.splice(index, 1);
}

export const flag =
  (workload: Workload, from: string, to?: string): Change =>
  (objects) => {
    const { args } = container(objects, workload);
    const index = args.indexOf(from);
    if (index < 0) throw new Error(`${from} is not a flag`);
    args.splice(index, 1, ...(to === undefined ? [] : [to]));
  };

export const role =
  (
    workload: Workload,
    resource: string,
    change: (rule: { resources: string[]; verbs: string[] }) => void,
  ): Change =>
  ({ get }) => {
    const { rules } = get('ClusterRole', `alloy-${workload}`);
    change(required(rules.find((rule: { resources: string[] }) => rule.resources.includes(resource))));
  };

export const without =
  (resource: string) =>
  (rule: { resources: string[] }): void =>
    remove(rule.resources, (one) => one === resource);

/** Where the receiver for Zipkin sends to, which stands last before the first processor. */
export function zipkin(to: string): string {
  return `\t\ttraces = [otelcol.processor.${to}.input]\n\t}\n}\n\n// First of all`;
}
