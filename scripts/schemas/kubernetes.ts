import type { Schema } from '../../lib/checks/schemas/schema.ts';
import type { Enumerations } from './enumerations.ts';

/** The definitions of one minor, as `kubernetes-validate` carries them: draft-07 schemas with `null` allowed everywhere. */
export type Definitions = Readonly<Record<string, RawSchema>>;

interface RawSchema extends Omit<Schema, 'type' | 'properties' | 'items' | 'additionalProperties'> {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, RawSchema>>;
  readonly items?: RawSchema;
  readonly additionalProperties?: boolean | RawSchema;
  readonly 'x-kubernetes-group-version-kind'?: readonly GroupVersionKind[];
}

interface GroupVersionKind {
  readonly group: string;
  readonly version: string;
  readonly kind: string;
}

export interface KindsAndDefinitions {
  readonly kinds: Readonly<Record<string, Schema>>;
  readonly $defs: Readonly<Record<string, Schema>>;
}

/** Kinds of the API that are questions, answers or the control plane's own notes, never manifests. */
const neverManifests =
  /List$|Review$|^(APIGroup|APIVersions|Binding|ComponentStatus|ControllerRevision|CSINode|CSIStorageCapacity|DeleteOptions|Event|Eviction|IPAddress|Lease|LeaseCandidate|PodCertificateRequest|ResourcePoolStatusRequest|ResourceSlice|Scale|Status|StorageVersion|TokenRequest|VolumeAttachment|WatchEvent)$/;

/** The kinds that a folder of manifests may hold, in the form of `SchemaFile`, with every definition they need. */
export function coreKinds(definitions: Definitions, enumerations: Enumerations): KindsAndDefinitions {
  const kinds: Record<string, Schema> = {};
  const $defs: Record<string, Schema> = {};

  const add = (name: string) => {
    const short = shortName(name);
    if ($defs[short]) return;
    const raw = definitions[name];
    if (!raw) throw new Error(`there is no definition ${name}`);
    $defs[short] = {}; // stands for itself while a recursive definition is converted
    $defs[short] = convert(raw, enumerations[short]);
  };

  const convert = (raw: RawSchema, enums?: Readonly<Record<string, readonly string[]>>): Schema => {
    if (raw.$ref) return reference(raw.$ref.replace('#/$defs/', ''));
    const type = [raw.type ?? []].flat().find((one) => one !== 'null');
    const { items, additionalProperties, properties, required, format } = raw;
    const listType = raw['x-kubernetes-list-type'];
    return {
      ...(type && { type }),
      ...(format && { format }),
      ...(properties && {
        properties: Object.fromEntries(
          Object.entries(properties).map(([name, value]) => [
            name,
            withEnumeration(convert(value), enums?.[name]),
          ]),
        ),
      }),
      ...(required && { required }),
      ...(typeof additionalProperties === 'object' && {
        additionalProperties: convert(additionalProperties),
      }),
      ...(items && { items: convert(items) }),
      ...(listType && listType !== 'atomic' && { 'x-kubernetes-list-type': listType }),
      ...(raw['x-kubernetes-list-map-keys'] && {
        'x-kubernetes-list-map-keys': raw['x-kubernetes-list-map-keys'],
      }),
      // An object without fields of its own is one whose content Kubernetes does not know.
      ...(type === 'object' &&
        !properties &&
        typeof additionalProperties !== 'object' && { 'x-kubernetes-preserve-unknown-fields': true }),
    };
  };

  const reference = (name: string): Schema => {
    const scalar = scalars[name.slice(name.lastIndexOf('.') + 1)];
    if (scalar) return scalar;
    add(name);
    return { $ref: `#/$defs/${shortName(name)}` };
  };

  for (const [name, raw] of Object.entries(definitions).sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const { group, version, kind } of raw['x-kubernetes-group-version-kind'] ?? []) {
      if (neverManifests.test(kind) || version.includes('alpha')) continue;
      const { apiVersion, kind: _, metadata, status, ...properties } = raw.properties ?? {};
      kinds[`${group}/${version}/${kind}`] = convert({ ...raw, properties }, enumerations[shortName(name)]);
    }
  }
  reference('io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta');
  return { kinds, $defs };
}

/** Types that look like objects in the OpenAPI document and are single values in JSON. */
const scalars: Readonly<Record<string, Schema>> = {
  Quantity: { 'x-kubernetes-int-or-string': true, format: 'quantity' },
  IntOrString: { 'x-kubernetes-int-or-string': true },
  Time: { type: 'string', format: 'date-time' },
  MicroTime: { type: 'string', format: 'date-time' },
  JSON: { 'x-kubernetes-preserve-unknown-fields': true },
  JSONSchemaPropsOrArray: { 'x-kubernetes-preserve-unknown-fields': true },
  JSONSchemaPropsOrBool: { 'x-kubernetes-preserve-unknown-fields': true },
  JSONSchemaPropsOrStringArray: { 'x-kubernetes-preserve-unknown-fields': true },
};

/** `io.k8s.api.core.v1.Container` → `core.v1.Container`. */
const shortName = (name: string) => name.split('.').slice(-3).join('.');

function withEnumeration(schema: Schema, values: readonly string[] | undefined): Schema {
  if (!values) return schema;
  return schema.type === 'array' && schema.items
    ? { ...schema, items: { ...schema.items, enum: values } }
    : { ...schema, enum: values };
}
