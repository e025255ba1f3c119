import { isDeepStrictEqual } from 'node:util';
import { Chart, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { Immer } from 'immer';
import { ObsError } from '../support/errors.ts';
import { formatObject } from '../support/finding.ts';
import { apiGroup, type KubeObject, objectReference } from '../support/kubernetes.ts';
import { PlainObject } from '../support/plain-object.ts';
import { type Render, type RenderRequest, releaseLabel } from './render.ts';
import type { RenderSource } from './render-source.ts';

export interface HelmReleaseProps extends RenderRequest {
  /** Where the release gets what helm made of it. */
  readonly renders: RenderSource;
}

/** Names an object of a release. */
export interface Target {
  readonly kind: string;
  readonly name: string;
  /** @default in any namespace */
  readonly namespace?: string;
}

/**
 * A Helm release: each object that helm rendered is an `ApiObject` below it. Objects are plain JSON; what is looked up
 * here is what will be written.
 *
 * Of a planned render (see `PlannedRenders`) nothing is known yet: `planned` is true, lookups give an object with
 * nothing but its name, and patches and omissions are not checked.
 */
export class HelmRelease extends Construct {
  /** How the release was rendered. */
  readonly render: Render;
  /** Whether its objects are still to be rendered. */
  readonly planned: boolean;
  private readonly request: RenderRequest;
  private readonly members = new Map<string, KubeObject>();

  constructor(scope: Construct, id: string, { renders, ...request }: HelmReleaseProps) {
    super(scope, id);
    this.request = request;
    this.render = renders.get(request);
    this.planned = this.render.planned;
    for (const object of this.render.objects) this.set(object);
  }

  /** The objects of the release, as patched and without the omitted ones. */
  get objects(): readonly KubeObject[] {
    return [...this.members.values()];
  }

  /** @throws ObsError when the chart renders no such object, listing what it renders */
  object(kind: string, name: string): KubeObject {
    return this.find({ kind, name });
  }

  /**
   * Leaves out an object that the chart renders.
   *
   * @throws ObsError when there is no such object (any more)
   */
  omit(target: Target): this {
    if (!this.planned) this.unset(this.find(target));
    return this;
  }

  /**
   * Changes an object where the chart has no value for it.
   *
   * @param reason why, and until when: it is told when the patch has become useless
   * @param change changes the draft that it is given; clusters have the object itself in common
   * @throws ObsError when there is no such object, or the patch changes nothing: the chart was fixed
   */
  patch<T extends object = Record<string, unknown>>(
    target: Target,
    reason: string,
    change: (object: T) => void,
  ): this {
    if (this.planned) return this;
    const before = this.find(target, `the patch "${reason}"`);
    const after = drafts.produce(before, (draft) => {
      // What it returns, as arrow functions do, is nobody's business.
      change(draft as object as T);
    });
    if (isDeepStrictEqual(after, before)) {
      throw new ObsError({
        message: `${this.label}: the patch "${reason}" changes nothing in ${formatObject(objectReference(before))}`,
        fix: 'the chart was fixed upstream: remove the patch',
      });
    }
    this.unset(before);
    this.set(after);
    return this;
  }

  private get label(): string {
    return `release ${releaseLabel(this.request)} (chart ${this.render.chart.name} ${this.render.chart.version})`;
  }

  private find({ kind, name, namespace }: Target, wanted = ''): KubeObject {
    if (this.planned) return { apiVersion: '', kind, metadata: { name, namespace: this.request.namespace } };
    const found = this.objects.filter(
      ({ kind: itsKind, metadata }) =>
        itsKind === kind &&
        metadata.name === name &&
        (namespace ?? metadata.namespace) === metadata.namespace,
    );
    const [object] = found;
    if (object && found.length === 1) return object;
    const place = `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
    throw new ObsError({
      message: `${this.label} has ${object ? 'more than one' : 'no'} ${place}${wanted && `, which ${wanted} is for`}`,
      fix: object
        ? `say in which namespace: ${found.map(({ metadata }) => metadata.namespace).join(' or ')}`
        : `it has: ${this.objects.map((other) => formatObject(objectReference(other))).join(', ')}`,
    });
  }

  private set(object: KubeObject): void {
    this.members.set(idOf(object), object);
    const added = new PlainObject(this, idOf(object), object);
    // cdk8s gives cluster-scoped objects too the namespace of a Chart that has one.
    if (object.metadata.namespace === undefined && Chart.of(this).namespace !== undefined) {
      added.addJsonPatch(JsonPatch.remove('/metadata/namespace'));
    }
  }

  private unset(object: KubeObject): void {
    this.members.delete(idOf(object));
    this.node.tryRemoveChild(idOf(object));
  }
}

/** Without freezing what comes of it, which costs as much as the copy. */
const drafts = new Immer({ autoFreeze: false });

/** Unique in a release, and the same in each synth. */
const idOf = ({ apiVersion, kind, metadata }: KubeObject) =>
  [kind, metadata.name, metadata.namespace, apiGroup(apiVersion)].filter(Boolean).join(' ');
