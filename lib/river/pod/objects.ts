import { apiGroup, isNamespaced, type KubeObject } from '../../support/kubernetes.ts';

/** Kubernetes objects of one cluster, to look things up in. */
export class Objects {
  readonly all: readonly KubeObject[];
  readonly #byKind = new Map<string, KubeObject[]>();
  readonly #namespaces = new Set<string>();

  constructor(all: readonly KubeObject[]) {
    this.all = all;
    for (const object of all) {
      const key = `${apiGroup(object.apiVersion)}/${object.kind}`;
      const known = this.#byKind.get(key);
      if (known) known.push(object);
      else this.#byKind.set(key, [object]);
      if (isNamespaced(object.apiVersion, object.kind)) this.#namespaces.add(namespaceOf(object));
    }
  }

  /** Objects of a `<group>/<Kind>` (`/Service`, `apps/DaemonSet`), in the order they were given. */
  of(groupKind: string): readonly KubeObject[] {
    return this.#byKind.get(groupKind) ?? [];
  }

  /** The namespaced object of that kind and name. */
  find(groupKind: string, namespace: string, name: string): KubeObject | undefined {
    return this.of(groupKind).find(
      (object) => object.metadata.name === name && namespaceOf(object) === namespace,
    );
  }

  /** Whether these objects hold anything of a namespace: else nothing can be said about what is in it. */
  hasNamespace(namespace: string): boolean {
    return this.#namespaces.has(namespace);
  }
}

/** Where a namespaced object lives: `default` where it names none. */
export const namespaceOf = ({ metadata }: KubeObject): string => metadata.namespace ?? 'default';
