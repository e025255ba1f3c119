import type { SourcePosition } from '../support/errors.ts';
import { apiGroup, type KubeObject } from '../support/kubernetes.ts';
import { note, onlyNow } from '../support/noted.ts';
import { asText } from '../support/plain.ts';
import type { Path } from '../support/yaml.ts';
import { type Pod, podOf } from './pods.ts';

/** A place in a text that is a value of an object. Lines and columns count from 1. */
export interface Inside {
  readonly line: number;
  readonly column: number;
}

/**
 * Where the node at a path of an object stands, as far as it is known: the nearest that is there. `inside` is a place in
 * the text of that node.
 */
export type Locate = (path: Path, inside?: Inside) => SourcePosition | undefined;

/** An object as it was found: in a file, or made by a construct. */
export interface ManifestObject {
  readonly object: KubeObject;
  readonly locate: Locate;
}

/** One object of an inventory. */
export class Entry {
  readonly object: KubeObject;
  /** API group; '' for the core group. */
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  /** Where it lives: `default` when a namespaced object names none, '' when it is cluster-scoped. */
  readonly namespace: string;

  private readonly place: Locate;

  constructor({ object, locate }: ManifestObject, namespaced: boolean) {
    this.object = object;
    this.place = locate;
    this.group = apiGroup(object.apiVersion);
    this.kind = object.kind;
    this.name = object.metadata.name;
    this.namespace = namespaced ? (asText(object.metadata.namespace) ?? 'default') : '';
  }

  /** `<group>/<Kind>`: `/Service`, `apps/Deployment`. */
  get groupKind(): string {
    return `${this.group}/${this.kind}`;
  }

  /** Where a node of it stands. That is no part of the object: what a rule makes of it is not kept. */
  locate(...at: Parameters<Locate>): ReturnType<Locate> {
    note(onlyNow);
    return this.place(...at);
  }

  /** The pods that it makes, or is; undefined for other kinds. */
  get pod(): Pod | undefined {
    return podOf(this);
  }
}
