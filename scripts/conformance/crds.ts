import type { KindSchema } from '../../lib/checks/schemas/store.ts';
import { apiGroup, isNamespaced, type KubeObject } from '../../lib/support/kubernetes.ts';
import { asList, asObject, isPlainObject, type PlainObject } from '../../lib/support/plain.ts';

/**
 * A CustomResourceDefinition made of a stored schema. What a real one says besides (rules in CEL, alternatives, defaults)
 * is not in it: the API server checks fields and types with it, and no more.
 *
 * @param plural names of the group's resources, one of which is that of the kind
 */
export function definitionOf(
  apiVersion: string,
  kind: string,
  resources: readonly string[],
  { schema, $defs }: KindSchema,
): KubeObject {
  const group = apiGroup(apiVersion);
  const version = apiVersion.slice(group.length + 1);
  const plural = pluralOf(kind, resources);
  const properties = asObject(expanded(schema, $defs, []).properties);
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      name: `${plural}.${group}`,
      // What guards the groups of Kubernetes itself: it asks who has reviewed them.
      ...(group.endsWith('.k8s.io') && {
        annotations: { 'api-approved.kubernetes.io': 'unapproved, for a trial' },
      }),
    },
    spec: {
      group,
      scope: isNamespaced(apiVersion, kind) ? 'Namespaced' : 'Cluster',
      names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
      versions: [
        {
          name: version,
          served: true,
          storage: true,
          schema: { openAPIV3Schema: { type: 'object', properties } },
        },
      ],
    },
  };
}

/** The name of a kind's resource: `ingressroutes` of IngressRoute, `middlewares` of Middleware. */
export function pluralOf(kind: string, resources: readonly string[]): string {
  const name = kind.toLowerCase();
  const forms = [`${name}s`, `${name}es`, `${name.replace(/y$/, 'ies')}`];
  return forms.find((form) => resources.includes(form)) ?? `${name}s`;
}

/** A schema with what its references name, as the API server wants it: complete, each node with a type. */
function expanded(node: unknown, $defs: KindSchema['$defs'], inside: readonly string[]): PlainObject {
  const { $ref, allOf, anyOf, oneOf, not, default: usual, ...schema } = asObject(node);
  if (typeof $ref === 'string') {
    // A schema that is a part of itself has no end.
    if (inside.includes($ref)) return { 'x-kubernetes-preserve-unknown-fields': true };
    return expanded($defs[$ref.slice('#/$defs/'.length)], $defs, [...inside, $ref]);
  }
  const { properties, items, additionalProperties } = schema;
  const below = (child: unknown) => expanded(child, $defs, inside);
  const isTyped = schema.type !== undefined || schema['x-kubernetes-int-or-string'] === true;
  return {
    ...schema,
    ...(!isTyped &&
      (isPlainObject(properties) ? { type: 'object' } : { 'x-kubernetes-preserve-unknown-fields': true })),
    ...(isPlainObject(properties) && {
      properties: Object.fromEntries(Object.entries(properties).map(([key, child]) => [key, below(child)])),
    }),
    ...(isPlainObject(items) && { items: below(items) }),
    ...(isPlainObject(additionalProperties) && { additionalProperties: below(additionalProperties) }),
    ...(schema.required !== undefined && { required: asList(schema.required) }),
  };
}
