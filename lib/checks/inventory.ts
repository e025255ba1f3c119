import type { Problem } from '../support/errors.ts';
import type { Severity } from '../support/finding.ts';
import { isNamespaced, type KubeObject } from '../support/kubernetes.ts';
import { type CheckContext, defaultKubernetes } from './context.ts';
import { Entry, type ManifestObject } from './entry.ts';
import { makesUnknownPods, type Pod } from './pods.ts';
import { isBuiltIn, isShared } from './present.ts';
import { SchemaStore } from './schemas/store.ts';
import type { Labels } from './selectors.ts';

/** A file, or a part of one, that could not be read. */
export interface Unread extends Problem {
  /** @default error */
  readonly severity?: Severity;
}

export interface InventoryOptions {
  readonly context?: CheckContext;
  /** The folder of schemas: imports/schemas. */
  readonly schemas: string;
  /** Files, or parts of them, that could not be read. */
  readonly unread?: readonly Unread[];
  /** Objects of which what their controllers make is among the objects. @default none */
  readonly operated?: ReadonlySet<KubeObject>;
}

/** Everything that one cluster is to be given, with indexes for the rules. Lookups take constant time. */
export class Inventory {
  readonly entries: readonly Entry[];
  readonly context: CheckContext;
  readonly schemas: SchemaStore;
  readonly unread: readonly Unread[];

  private readonly byGroupKind = new Map<string, Entry[]>();
  private readonly byName = new Map<string, Entry>();
  private readonly namespaces = new Set<string>();
  private readonly unknownPods = new Set<string>();
  private readonly podsByNamespace = new Map<string, Pod[]>();
  private readonly present: ReadonlySet<string>;
  private readonly made = new Map<unknown, unknown>();

  constructor(objects: readonly ManifestObject[], options: InventoryOptions) {
    const { context = {}, schemas, unread = [], operated = new Set() } = options;
    const crds = objects.map(({ object }) => object).filter(isCrd);
    this.context = context;
    this.unread = unread;
    this.schemas = new SchemaStore(schemas, context.kubernetes ?? defaultKubernetes, crds);
    this.present = new Set(context.present);
    this.entries = objects.map(
      (one) => new Entry(one, isNamespaced(one.object.apiVersion, one.object.kind, crds)),
    );
    for (const entry of this.entries) {
      this.add(entry);
      if (makesUnknownPods(entry) && !operated.has(entry.object)) this.unknownPods.add(entry.namespace);
    }
  }

  private add(entry: Entry): void {
    append(this.byGroupKind, entry.groupKind, entry);
    const key = identity(entry.groupKind, entry.namespace, entry.name);
    if (!this.byName.has(key)) this.byName.set(key, entry);
    if (entry.namespace) this.namespaces.add(entry.namespace);
    if (entry.groupKind === '/Namespace') this.namespaces.add(entry.name);
    if (entry.pod) append(this.podsByNamespace, entry.namespace, entry.pod);
  }

  /** Objects of a `<group>/<Kind>`, in the order they were given. */
  all(groupKind: string): readonly Entry[] {
    return this.byGroupKind.get(groupKind) ?? [];
  }

  /** The object of that kind and name; the first, should there be two. Cluster-scoped objects have the namespace ''. */
  find(groupKind: string, namespace: string, name: string): Entry | undefined {
    return this.byName.get(identity(groupKind, namespace, name));
  }

  /**
   * Whether an object is there: among the manifests, made by Kubernetes itself, or declared to be present. `unknown` when
   * nobody can tell, because these manifests hold nothing of its namespace, or Kubernetes keeps objects of its own there.
   */
  presence(groupKind: string, namespace: string, name: string): 'present' | 'absent' | 'unknown' {
    const there =
      this.find(groupKind, namespace, name) !== undefined ||
      isBuiltIn(groupKind, namespace, name) ||
      this.present.has(identity(groupKind, namespace, name));
    if (there) return 'present';
    if (namespace === '') return 'absent';
    return this.namespaces.has(namespace) && !isShared(namespace) ? 'absent' : 'unknown';
  }

  /** Whether a namespace has pods that are not written in these manifests, so that "no pod has this label" proves nothing. */
  hasUnknownPods(namespace: string): boolean {
    return this.unknownPods.has(namespace);
  }

  /** What a function makes of this inventory: made when it is first asked for, and once. */
  once<T>(make: (inventory: Inventory) => T): T {
    if (!this.made.has(make)) this.made.set(make, make(this));
    return this.made.get(make) as T;
  }

  get pods(): readonly Pod[] {
    return [...this.podsByNamespace.values()].flat();
  }

  podsIn(namespace: string): readonly Pod[] {
    return this.podsByNamespace.get(namespace) ?? [];
  }

  /** Pods of a namespace that a simple selector (that of a Service) selects. */
  podsSelected(namespace: string, selector: Labels): readonly Pod[] {
    const pairs = Object.entries(selector);
    return this.podsIn(namespace).filter((pod) =>
      pairs.every(([key, value]) => pod.labels[key] === value || namesOnePod(pod, key)),
    );
  }
}

/** A StatefulSet labels each pod with its own name and number, which is how one Service reaches one pod. */
function namesOnePod({ entry }: Pod, key: string): boolean {
  return (
    entry.kind === 'StatefulSet' &&
    (key === 'statefulset.kubernetes.io/pod-name' || key === 'apps.kubernetes.io/pod-index')
  );
}

const identity = (groupKind: string, namespace: string, name: string) => `${groupKind}/${namespace}/${name}`;

const isCrd = ({ kind, apiVersion }: KubeObject) =>
  kind === 'CustomResourceDefinition' && apiVersion.startsWith('apiextensions.k8s.io/');

function append<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
