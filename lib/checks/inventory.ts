import type { Problem } from '../support/errors.ts';
import type { Severity } from '../support/finding.ts';
import { apiGroup, isNamespaced, type KubeObject } from '../support/kubernetes.ts';
import { type Notes, note, noteAll, noting } from '../support/noted.ts';
import { isSealedKind, seal } from '../support/seal.ts';
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

/**
 * Everything that one cluster is to be given, with indexes for the rules. Lookups take constant time, and each is noted
 * by a key that `Answers` knows: what rules find depends on what they looked up, and on nothing else.
 */
export class Inventory {
  /** What is known of the cluster beside its objects. */
  readonly context: CheckContext;
  /** Values of pods and ConfigMaps, by the keys under which a look at them is noted. */
  readonly sealed: ReadonlyMap<string, unknown>;

  private readonly list: readonly Entry[];
  private readonly store: SchemaStore;
  private readonly notRead: readonly Unread[];
  private readonly byGroupKind = new Map<string, Entry[]>();
  private readonly byName = new Map<string, Entry>();
  private readonly namespaces = new Set<string>();
  private readonly unknownPods = new Set<string>();
  private readonly podsByNamespace = new Map<string, Pod[]>();
  private readonly present: ReadonlySet<string>;
  private readonly made = new Map<unknown, { readonly made: unknown; readonly notes: Notes }>();

  constructor(objects: readonly ManifestObject[], options: InventoryOptions) {
    const { context = {}, schemas, unread = [], operated = new Set() } = options;
    const crds = objects.map(({ object }) => object).filter(isCrd);
    const sealed = new Map<string, unknown>();
    this.context = noted(context);
    this.notRead = unread;
    this.store = new SchemaStore(schemas, context.kubernetes ?? defaultKubernetes, crds);
    this.present = new Set(context.present);
    this.list = objects.map(({ object, locate }) => {
      const isIn = isNamespaced(object.apiVersion, object.kind, crds);
      const entry = new Entry({ object: this.seal(object, sealed), locate }, isIn);
      this.add(entry);
      if (makesUnknownPods(entry) && !operated.has(object)) this.unknownPods.add(entry.namespace);
      return entry;
    });
    this.sealed = sealed;
  }

  private seal(object: KubeObject, values: Map<string, unknown>): KubeObject {
    const groupKind = `${apiGroup(object.apiVersion)}/${object.kind}`;
    if (!isSealedKind(groupKind)) return object;
    // Who knows all objects of the kind knows which one is meant.
    const sealed = seal(object, groupKind, `${groupKind} ${this.byGroupKind.get(groupKind)?.length ?? 0}`);
    for (const [key, value] of sealed.values) values.set(key, value);
    return sealed.object;
  }

  private add(entry: Entry): void {
    append(this.byGroupKind, entry.groupKind, entry);
    const key = identity(entry.groupKind, entry.namespace, entry.name);
    if (!this.byName.has(key)) this.byName.set(key, entry);
    if (entry.namespace) this.namespaces.add(entry.namespace);
    if (entry.groupKind === '/Namespace') this.namespaces.add(entry.name);
    if (entry.pod) append(this.podsByNamespace, entry.namespace, entry.pod);
  }

  /** Every object, in the order they were given. */
  get entries(): readonly Entry[] {
    note('entries');
    return this.list;
  }

  get schemas(): SchemaStore {
    note('schemas');
    return this.store;
  }

  /** What could not be read. */
  get unread(): readonly Unread[] {
    note('unread');
    return this.notRead;
  }

  /** Objects of a `<group>/<Kind>`, in the order they were given. */
  all(groupKind: string): readonly Entry[] {
    note(`kind ${groupKind}`);
    return this.byGroupKind.get(groupKind) ?? [];
  }

  /** The object of that kind and name; the first, should there be two. Cluster-scoped objects have the namespace ''. */
  find(groupKind: string, namespace: string, name: string): Entry | undefined {
    note(`kind ${groupKind}`);
    return this.byName.get(identity(groupKind, namespace, name));
  }

  /**
   * Whether an object is there: among the manifests, made by Kubernetes itself, or declared to be present. `unknown` when
   * nobody can tell, because these manifests hold nothing of its namespace, or Kubernetes keeps objects of its own there.
   */
  presence(groupKind: string, namespace: string, name: string): 'present' | 'absent' | 'unknown' {
    note('context present');
    const there =
      this.find(groupKind, namespace, name) !== undefined ||
      isBuiltIn(groupKind, namespace, name) ||
      this.present.has(identity(groupKind, namespace, name));
    if (there) return 'present';
    if (namespace === '') return 'absent';
    note('namespaces');
    return this.namespaces.has(namespace) && !isShared(namespace) ? 'absent' : 'unknown';
  }

  /** Whether a namespace has pods that are not written in these manifests, so that "no pod has this label" proves nothing. */
  hasUnknownPods(namespace: string): boolean {
    note('unknown pods');
    return this.unknownPods.has(namespace);
  }

  /** Namespaces in which something lies. */
  get inhabited(): readonly string[] {
    note('namespaces');
    return [...new Set(this.list.map(({ namespace }) => namespace))].filter((name) => name !== '');
  }

  /** What a function makes of this inventory: made when it is first asked for, and once. */
  once<T>(make: (inventory: Inventory) => T): T {
    let known = this.made.get(make);
    if (known) noteAll(known.notes);
    else {
      const { result: made, notes } = noting(() => make(this));
      known = { made, notes };
      this.made.set(make, known);
    }
    return known.made as T;
  }

  get pods(): readonly Pod[] {
    note('pods');
    return [...this.podsByNamespace.values()].flat();
  }

  podsIn(namespace: string): readonly Pod[] {
    note('pods');
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

/** The same, each look at a part of it noted. */
const noted = (context: CheckContext): CheckContext =>
  new Proxy(context, {
    get(target, field: keyof CheckContext) {
      note(`context ${field}`);
      return target[field];
    },
    has(target, field) {
      note(`context ${String(field)}`);
      return Object.hasOwn(target, field);
    },
    ownKeys(target) {
      note('context');
      return Reflect.ownKeys(target);
    },
  });

const identity = (groupKind: string, namespace: string, name: string) => `${groupKind}/${namespace}/${name}`;

const isCrd = ({ kind, apiVersion }: KubeObject) =>
  kind === 'CustomResourceDefinition' && apiVersion.startsWith('apiextensions.k8s.io/');

function append<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
