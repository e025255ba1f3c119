import type { Problem } from '../support/errors.ts';
import { formatObject } from '../support/finding.ts';
import { isNamespaced, type KubeObject, objectIdentity, objectReference } from '../support/kubernetes.ts';
import { fileName, folderName, isFolderName, isKind, isOwnPath } from './names.ts';

/** An object to be written, and where it comes from. */
export interface PlannedObject {
  readonly object: KubeObject;
  /** The folder of the chart that owns it: its namespace, or `_gitops`. */
  readonly folder: string;
  /** What made it, for messages: a construct path or a release. */
  readonly origin: string;
}

/** A file of the user's, written byte for byte: ciphertext of a Secret. */
export interface CarriedFile {
  /** `<cluster>/<folder>/<Kind>.<name>.yaml`, as `objectPath` makes it. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** The file it was read from, for messages. */
  readonly origin: string;
}

/** The folder of CustomResourceDefinitions: they are applied before everything else, and never pruned. */
export const crdFolder = '_crds';

/** The folder of what Argo CD or Flux read; all of a cluster's GitOps objects lie in it, whatever their namespace. */
export const gitopsFolder = '_gitops';

/** Where a folder of a cluster lies below `dist/`. */
export function folderPath(cluster: string, folder: string): string {
  return `${folderName(cluster)}/${folderName(folder)}`;
}

/** The path below `dist/` of what has a kind and a name, in a folder of a cluster. */
export function objectPath(
  cluster: string,
  folder: string,
  { kind, name }: { kind: string; name: string },
): string {
  return `${folderPath(cluster, folder)}/${fileName(kind, name)}`;
}

/**
 * The folder of an object: that of the chart that owns it, whatever its namespace, so that a folder is applied and pruned
 * by one owner. CRDs have one of their own.
 */
export function folderOf({ object, folder }: PlannedObject): string {
  return isCrd(object) && !folder.startsWith('_') ? crdFolder : folder;
}

/** The folders that the objects of a cluster lie in, sorted. */
export function foldersOf(objects: readonly PlannedObject[]): string[] {
  return [...new Set(objects.map(folderOf))].sort();
}

export function isCrd({ apiVersion, kind }: KubeObject): boolean {
  return kind === 'CustomResourceDefinition' && apiVersion.startsWith('apiextensions.k8s.io/');
}

/** Gives every object and carried file of one cluster its path, and finds those that cannot both be written. */
export class Layout {
  readonly problems: Problem[] = [];
  private readonly cluster: string;
  private readonly crds: readonly KubeObject[];
  private readonly identities = new Map<string, string>();
  private readonly files = new Map<string, PlannedObject | CarriedFile>();

  constructor(cluster: string, objects: readonly PlannedObject[]) {
    this.cluster = cluster;
    this.crds = objects.map(({ object }) => object).filter(isCrd);
    if (!isFolderName(cluster)) this.problems.push(badFolder('cluster', cluster));
  }

  /** The path of an object; undefined when it has none, and then there is a problem more. */
  place(planned: PlannedObject): string | undefined {
    const { object, origin } = planned;
    const reference = objectReference(object);
    if (!isKind(object.kind)) {
      return this.refuse(
        `${describe(planned)} has a kind that Kubernetes does not take`,
        'use letters and digits, at most 63',
      );
    }
    if (Array.isArray(object.items) && object.kind.endsWith('List')) {
      return this.refuse(
        `${describe(planned)} is a list of objects`,
        'write each of its items as an object of its own',
      );
    }
    if (reference.namespace !== undefined && !isNamespaced(object.apiVersion, object.kind, this.crds)) {
      return this.refuse(
        `${describe(planned)} has a namespace, but its kind is cluster-scoped`,
        'leave metadata.namespace out',
      );
    }
    const folder = folderOf(planned);
    if (!isFolderName(folder)) {
      this.problems.push(badFolder(`folder of ${describe(planned)}`, folder));
      return undefined;
    }
    const identity = objectIdentity(reference);
    const twin = this.identities.get(identity);
    if (twin !== undefined) {
      return this.refuse(
        `${formatObject(reference)} is made twice: by ${twin} and by ${origin}`,
        'leave one of the two out, or give it another name',
      );
    }
    this.identities.set(identity, origin);
    return this.claim(objectPath(this.cluster, folder, reference), planned);
  }

  /** The path of a carried file, checked; undefined as above. */
  carry(carried: CarriedFile): string | undefined {
    const { path, origin } = carried;
    if (!path.startsWith(`${folderName(this.cluster)}/`) || !isOwnPath(path)) {
      return this.refuse(
        `${origin} cannot be carried to "${path}"`,
        `its path is ${folderName(this.cluster)}/<folder>/<Kind>.<name>.yaml`,
      );
    }
    return this.claim(path, carried);
  }

  /** One file, one owner, on file systems that ignore case too. */
  private claim(path: string, claimant: PlannedObject | CarriedFile): string | undefined {
    const key = path.toLowerCase();
    const owner = this.files.get(key);
    if (owner !== undefined) {
      return this.refuse(
        `${describe(owner)} and ${describe(claimant)} would share the file ${path}`,
        'give one of the two another name',
      );
    }
    this.files.set(key, claimant);
    return path;
  }

  private refuse(message: string, fix: string): undefined {
    this.problems.push({ message, fix });
    return undefined;
  }
}

/** For messages. */
const describe = (one: PlannedObject | CarriedFile) =>
  'object' in one ? `${formatObject(objectReference(one.object))} (${one.origin})` : one.origin;

const badFolder = (what: string, name: string): Problem => ({
  message: `the ${what} is called "${name}", which cannot be a folder`,
  fix: 'use lower-case letters, digits and "-", at most 63 of them',
});
