import { testRule } from '../../testing.ts';
import { namespaceLevel } from './namespace-level.ts';

const namespace = (labels: string, name = 'app') =>
  `{apiVersion: v1, kind: Namespace, metadata: {name: ${name}, labels: {${labels}}}}`;
const enforce = 'pod-security.kubernetes.io/enforce';

testRule(namespaceLevel, {
  finds: {
    'no level': [
      namespace(''),
      'Namespace/app metadata.labels: this namespace enforces no Pod Security level',
    ],
    'a level that is none': [
      namespace(`${enforce}: restriced`),
      'Namespace/app metadata.labels["pod-security.kubernetes.io/enforce"]: there is no level "restriced"',
    ],
    'a lower one': [
      namespace(`${enforce}: baseline`),
      'Namespace/app metadata.labels["pod-security.kubernetes.io/enforce"]: this namespace enforces baseline, not restricted',
    ],
    'a level that only warns': [
      namespace('pod-security.kubernetes.io/warn: restricted'),
      'Namespace/app metadata.labels: this namespace enforces no Pod Security level',
    ],
  },
  passes: {
    restricted: namespace(`${enforce}: restricted`),
    'namespaces of Kubernetes': namespace('', 'kube-system'),
  },
});
