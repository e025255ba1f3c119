import { manifest, testRule } from '../../testing.ts';
import { kind } from './kind.ts';

testRule(kind, {
  finds: {
    'a misspelt kind': [
      manifest('apps/v1', 'Deploymnet', 'spec: {}'),
      'Deploymnet/it kind: there is no kind Deploymnet in apps/v1',
    ],
    'a kind in the wrong case': [
      manifest('v1', 'Configmap', 'data: {}'),
      'Configmap/it kind: there is no kind Configmap in v1',
    ],
    'a version that there never was': [
      manifest('apps/v2', 'Deployment', 'spec: {}'),
      'Deployment/it apiVersion: Deployment has no version apps/v2, as far as is known here',
    ],
    'a group left out': [
      manifest('v1', 'Deployment', 'spec: {}'),
      'Deployment/it apiVersion: there is no kind Deployment in v1',
    ],
    'a group of its own for a core kind': [
      manifest('core/v1', 'ConfigMap', 'data: {}'),
      'ConfigMap/it apiVersion: there is no kind ConfigMap in core/v1',
    ],
    'a misspelt group': [
      manifest('treafik.io/v1alpha1', 'IngressRoute', 'spec: {}'),
      'IngressRoute/it apiVersion: there is no kind IngressRoute in treafik.io/v1alpha1',
    ],
    'another version of a custom kind': [
      manifest('traefik.io/v1', 'IngressRoute', 'spec: {}'),
      'warning IngressRoute/it apiVersion: IngressRoute has no version traefik.io/v1, as far as is known here',
    ],
    'a misspelt custom kind': [
      manifest('traefik.io/v1alpha1', 'IngresRoute', 'spec: {}'),
      'IngresRoute/it kind: there is no kind IngresRoute in traefik.io/v1alpha1',
    ],
  },
  passes: {
    'built-in kinds': [
      manifest('v1', 'ConfigMap', 'data: {}'),
      manifest('networking.k8s.io/v1', 'Ingress', 'spec: {}'),
    ],
    'custom kinds': manifest('monitoring.coreos.com/v1', 'ServiceMonitor', 'spec: {}'),
    'kinds of a definition beside them': [
      '{apiVersion: apiextensions.k8s.io/v1, kind: CustomResourceDefinition, metadata: {name: widgets.example.com}, spec: {group: example.com, scope: Namespaced, names: {kind: Widget, plural: widgets}, versions: [{name: v1, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}]}}',
      manifest('example.com/v1', 'Widget', 'spec: {}'),
    ],
    'kinds that nobody here knows': [
      manifest('cert-manager.io/v1', 'Certificate', 'spec: {}'),
      manifest('argoproj.io/v1alpha1', 'Workflow', 'spec: {}'),
    ],
    'removed versions, which another rule tells': manifest(
      'policy/v1beta1',
      'PodDisruptionBudget',
      'spec: {}',
    ),
  },
});
