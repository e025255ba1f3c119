import { apiGroup, type KubeObject } from '../../support/kubernetes.ts';
import { crdVersions } from './crd.ts';
import { type SchemaFiles, schemaFiles } from './files.ts';
import type { Lifecycle, Schema } from './schema.ts';

/** A schema and the definitions that its `$ref`s name. */
export interface KindSchema {
  readonly schema: Schema;
  readonly $defs: Readonly<Record<string, Schema>>;
  /** Built-in kinds take null for "not set"; custom ones refuse it unless they are `nullable`. */
  readonly builtIn: boolean;
}

/** The schemas of every kind that one cluster knows. */
export class SchemaStore {
  /** Kubernetes minors that there are schemas of. */
  readonly minors: readonly string[];
  private readonly files: SchemaFiles;
  private readonly minor: string;
  private readonly custom = new Map<string, Schema>();

  /**
   * @param folder imports/schemas
   * @param kubernetes minor of the cluster; the nearest that there are schemas of stands in for any other
   * @param crds CustomResourceDefinitions that come with the manifests; they go before the stored ones
   */
  constructor(folder: string, kubernetes: string, crds: readonly KubeObject[] = []) {
    this.files = schemaFiles(folder);
    this.minors = this.files.index.minors;
    this.minor = nearestMinor(kubernetes, this.minors);
    for (const crd of crds) for (const { key, schema } of crdVersions(crd)) this.custom.set(key, schema);
  }

  /** What decides the answers of this store, as text: for the key of a verdict. */
  get fingerprint(): string {
    return JSON.stringify([this.minor, this.files.index.sha256, [...this.custom]]);
  }

  /** The schema of a kind, without apiVersion, kind, metadata and status; undefined when it is not known. */
  find(apiVersion: string, kind: string): KindSchema | undefined {
    const key = kindKey(apiVersion, kind);
    const own = this.custom.get(key);
    if (own) return { schema: own, $defs: {}, builtIn: false };
    const name = this.fileOf(apiGroup(apiVersion));
    const { kinds, $defs } = this.files.schemas(name);
    const schema = kinds[key];
    return schema && { schema, $defs, builtIn: name === this.coreFile };
  }

  /** Whether Kubernetes itself serves a group, so that its versions do not depend on what was installed. */
  isBuiltIn(group: string): boolean {
    return this.fileOf(group) === this.coreFile;
  }

  /** The schema of `metadata`. */
  get objectMeta(): KindSchema {
    const { $defs } = this.files.schemas(this.coreFile);
    return { schema: { $ref: '#/$defs/meta.v1.ObjectMeta' }, $defs, builtIn: true };
  }

  /** When this version of a kind comes to its end; empty when that is not known. */
  lifecycle(apiVersion: string, kind: string): Lifecycle {
    const key = kindKey(apiVersion, kind);
    const { lifecycles } = this.files;
    if (Object.hasOwn(lifecycles, key)) return lifecycles[key] ?? {};
    const { deprecated = [] } = this.files.schemas(this.fileOf(apiGroup(apiVersion)));
    return deprecated.includes(key) ? { deprecated: '' } : {};
  }

  /** The resources of a group by their names in RBAC (`pods`, `pods/log`); undefined when the group is not known. */
  resourcesIn(group: string): readonly string[] | undefined {
    const { resources } = this.files;
    return Object.hasOwn(resources, group) ? resources[group] : undefined;
  }

  /** Every `group/version/Kind` that is known in a group. */
  kindsIn(group: string): string[] {
    const { kinds } = this.files.schemas(this.fileOf(group));
    return [...Object.keys(kinds), ...this.custom.keys()].filter((key) => key.startsWith(`${group}/`));
  }

  /** Every API group that is known. */
  get groups(): string[] {
    const { kinds } = this.files.schemas(this.coreFile);
    const keys = [...Object.keys(kinds), ...this.custom.keys()].map((key) => key.slice(0, key.indexOf('/')));
    return [...new Set([...keys, ...Object.keys(this.files.index.groups)])];
  }

  private get coreFile(): string {
    return `kubernetes-${this.minor}`;
  }

  private fileOf(group: string): string {
    const { groups } = this.files.index;
    return (Object.hasOwn(groups, group) && groups[group]) || this.coreFile;
  }
}

/** `group/version/Kind`; the core group is empty: `/v1/Pod`. */
export const kindKey = (apiVersion: string, kind: string) =>
  `${apiVersion.includes('/') ? '' : '/'}${apiVersion}/${kind}`;

function nearestMinor(wanted: string, minors: readonly string[]): string {
  const number = (minor: string) => Number(minor.split('.')[1]);
  const distance = (minor: string) => Math.abs(number(minor) - number(wanted));
  return [...minors].sort((a, b) => distance(a) - distance(b))[0] ?? wanted;
}
