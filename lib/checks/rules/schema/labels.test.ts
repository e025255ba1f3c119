import { manifest, testRule, workload } from '../../testing.ts';
import { labels } from './labels.ts';

const withMetadata = (metadata: string) =>
  `{apiVersion: v1, kind: ConfigMap, metadata: {name: it, ${metadata}}}`;

const long = 'b'.repeat(64);

testRule(labels, {
  finds: {
    'a key with a space': [
      withMetadata('labels: {"a b": c}'),
      'ConfigMap/it metadata.labels["a b"]: "a b" is no key for a label',
    ],
    'a value that is too long': [
      withMetadata(`labels: {a: ${long}}`),
      `ConfigMap/it metadata.labels.a: "${long}" is no value for a label`,
    ],
    'a value with a slash': [
      withMetadata('labels: {version: release/1}'),
      'ConfigMap/it metadata.labels.version: "release/1" is no value for a label',
    ],
    'a prefix that is no DNS name': [
      withMetadata('labels: {Example/a: b}'),
      'ConfigMap/it metadata.labels["Example/a"]: "Example/a" is no key for a label',
    ],
    'an annotation with two slashes': [
      withMetadata('annotations: {a/b/c: d}'),
      'ConfigMap/it metadata.annotations["a/b/c"]: "a/b/c" is no key for an annotation',
    ],
    'annotations that are too large': [
      withMetadata(`annotations: {a: ${'x'.repeat(262_144)}}`),
      'ConfigMap/it metadata.annotations: the annotations have 262145 bytes, and the API server takes 262144',
    ],
    'a pod template': [
      workload('Deployment', '', 'env: []').replace('labels: {app: it}}', 'labels: {app: it, "-": "-"}}'),
      'Deployment/it spec.template.metadata.labels.-: "-" is no key for a label',
      'Deployment/it spec.template.metadata.labels.-: "-" is no value for a label',
    ],
    'a claim template': [
      workload('StatefulSet', 'volumeClaimTemplates: [{metadata: {name: a, labels: {a: "?"}}}],', ''),
      'StatefulSet/it spec.volumeClaimTemplates[0].metadata.labels.a: "?" is no value for a label',
    ],
    'the selector of a Service': [
      manifest('v1', 'Service', 'spec: {selector: {a: "b c"}}'),
      'Service/it spec.selector.a: "b c" is no value for a label',
    ],
    'a selector without values': [
      manifest(
        'policy/v1',
        'PodDisruptionBudget',
        'spec: {selector: {matchExpressions: [{key: a, operator: In}, {key: b, operator: Exists, values: [c]}, {key: "d e", operator: Exists}]}}',
      ),
      'PodDisruptionBudget/it spec.selector.matchExpressions[0]: In needs values',
      'PodDisruptionBudget/it spec.selector.matchExpressions[1].values: Exists takes no values',
      'PodDisruptionBudget/it spec.selector.matchExpressions[2].key: "d e" is no key for a label',
    ],
    'a node selector': [
      '{apiVersion: v1, kind: Pod, metadata: {name: it}, spec: {nodeSelector: {disk: "s s d"}}}',
      'Pod/it spec.nodeSelector.disk: "s s d" is no value for a label',
    ],
  },
  passes: {
    'ordinary labels': withMetadata(
      'labels: {a: "", app.kubernetes.io/name: x_y.z, A: B}, annotations: {Example.com/a: "anything at all"}',
    ),
    'no labels': withMetadata('labels: null, annotations: null'),
    'a selector with values': manifest(
      'policy/v1',
      'PodDisruptionBudget',
      'spec: {selector: {matchExpressions: [{key: a, operator: NotIn, values: [b]}]}}',
    ),
  },
});
