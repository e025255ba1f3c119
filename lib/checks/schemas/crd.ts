import type { KubeObject } from '../../support/kubernetes.ts';
import { asList, asObject, asText, at, isPlainObject } from '../../support/plain.ts';
import type { Schema } from './schema.ts';
import { structural } from './structural.ts';

/** A version of a custom kind that the API server serves. */
export interface CrdVersion {
  /** `group/version/Kind` */
  readonly key: string;
  /** Without what every object has (apiVersion, kind, metadata) and without status, which manifests do not set. */
  readonly schema: Schema;
  readonly deprecated: boolean;
}

/** The served versions of a CustomResourceDefinition that have a schema. */
export function crdVersions(crd: KubeObject): CrdVersion[] {
  const { group, names, versions } = asObject(crd.spec);
  return asList(versions).flatMap((version) => {
    const { name, served, deprecated } = asObject(version);
    const root = at(version, 'schema', 'openAPIV3Schema');
    if (served === false || !isPlainObject(root)) return [];
    const { apiVersion, kind, metadata, status, ...properties } = asObject(root.properties);
    const required = asList(root.required).filter((field) => Object.hasOwn(properties, String(field)));
    const key = [asText(group), asText(name), asText(asObject(names).kind)].join('/');
    return [{ key, schema: structural({ ...root, properties, required }), deprecated: deprecated === true }];
  });
}
