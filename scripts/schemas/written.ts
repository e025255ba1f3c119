import type { Schema } from '../../lib/checks/schemas/schema.ts';

/**
 * Kinds whose CustomResourceDefinitions are in no package registry, written down from what their projects document:
 * the alloy-operator (grafana/alloy-operator) takes any Helm values, the rollout-operator (grafana/rollout-operator) has
 * two small kinds.
 */
export const writtenKinds: Readonly<Record<string, Schema>> = {
  'collectors.grafana.com/v1alpha1/Alloy': object({ spec: { 'x-kubernetes-preserve-unknown-fields': true } }),
  'rollout-operator.grafana.com/v1/ReplicaTemplate': object({
    spec: object({ replicas: { type: 'integer', minimum: 0 }, labelSelector: { type: 'string' } }),
  }),
  'rollout-operator.grafana.com/v1/ZoneAwarePodDisruptionBudget': object({
    spec: {
      ...object({
        maxUnavailable: { type: 'integer', minimum: 0 },
        maxUnavailablePercentage: { type: 'integer', minimum: 0, maximum: 100 },
        selector: {
          ...object({ matchLabels: { type: 'object', additionalProperties: { type: 'string' } } }),
          required: ['matchLabels'],
        },
        podNamePartitionRegex: { type: 'string' },
        podNameRegexGroup: { type: 'integer', minimum: 1 },
        crossZoneEvictionDelay: { type: 'string' },
      }),
      required: ['selector'],
    },
  }),
};

function object(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', properties };
}
