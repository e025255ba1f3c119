import { ApiObject, type ApiObjectProps, type JsonPatch } from 'cdk8s';
import type { Construct } from 'constructs';
import type { KubeObject } from './kubernetes.ts';

/**
 * An `ApiObject` made of plain JSON. As long as nobody has touched it, its manifest is that JSON as it is: cdk8s would
 * look into every value of every object for tokens that are not there, which costs more than all the rest of a synth.
 * Whoever asks for its metadata (to add a label) or patches it gets what cdk8s makes of it.
 */
export class PlainObject extends ApiObject {
  /** One for all: V8 would keep a getter of each object, and so all that it belongs to, for as long as it likes. */
  private static readonly watched: PropertyDescriptor & ThisType<PlainObject> = {
    get() {
      this.touched = true;
      return this.described;
    },
  };

  private readonly plain: KubeObject;
  private readonly described: ApiObject['metadata'];
  private touched = false;

  constructor(scope: Construct, id: string, plain: KubeObject) {
    super(scope, id, plain as unknown as ApiObjectProps);
    const { namespace, labels } = this.chart;
    // The defaults of a chart are for cdk8s to add.
    this.touched = namespace !== undefined || Object.keys(labels).length > 0;
    this.plain = plain;
    this.described = this.metadata;
    Object.defineProperty(this, 'metadata', PlainObject.watched);
  }

  override addJsonPatch(...operations: JsonPatch[]): void {
    this.touched = true;
    super.addJsonPatch(...operations);
  }

  override toJson(): KubeObject {
    return this.touched ? super.toJson() : this.plain;
  }
}
