/**
 * A structural schema, as Kubernetes uses it for built-in kinds and for CustomResourceDefinitions: OpenAPI v3 in which
 * an object with `properties` has no other fields unless `x-kubernetes-preserve-unknown-fields` says so.
 */
export interface Schema {
  /** `#/$defs/<name>` in the same file. Nothing else stands beside it. */
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly nullable?: boolean;
  /** Kept where alternatives beside it may be about a field that is not written. */
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: boolean;
  readonly exclusiveMaximum?: boolean;
  readonly multipleOf?: number;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | Schema;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly not?: Schema;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-embedded-resource'?: boolean;
  readonly 'x-kubernetes-list-type'?: string;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
}

/** When a version of a kind comes to its end, as Kubernetes minors (`1.25`). */
export interface Lifecycle {
  /** First minor whose API server warns of it; '' when it does in every one. */
  readonly deprecated?: string;
  /** First minor that does not serve it. */
  readonly removed?: string;
  /** What to write instead, as `group/version/Kind`. */
  readonly replacement?: string;
}

/** By `group/version/Kind`. */
export type Lifecycles = Readonly<Record<string, Lifecycle>>;

/** What a file under imports/schemas/ holds. */
export interface SchemaFile {
  /** Where the facts come from: archives with the sha256 of each. */
  readonly sources: readonly { readonly name: string; readonly version: string; readonly sha256: string }[];
  /** The file, without `.json`, of which this one is a difference: its entries replace and add to those. */
  readonly base?: string;
  /** Entries of the base that are not in this one. */
  readonly removed?: readonly string[];
  /** Schema of each kind, by `group/version/Kind` (`/v1/Pod` in the core group), without apiVersion, kind, metadata and status. */
  readonly kinds: Readonly<Record<string, Schema>>;
  /** Kinds among them that their own CustomResourceDefinition calls deprecated. */
  readonly deprecated?: readonly string[];
  /** What `$ref` names. */
  readonly $defs: Readonly<Record<string, Schema>>;
}
