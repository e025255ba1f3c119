import { manifest, testRule } from '../../testing.ts';
import { restart } from './restart.ts';

const program = (image: string, { annotations = '', more = '', configMap = 'it', name = 'it.yaml' } = {}) => [
  manifest(
    'apps/v1',
    'StatefulSet',
    `spec: {template: {metadata: {labels: {app: it}, annotations: {${annotations}}}, spec: {volumes: [{name: config, configMap: {name: ${configMap}}}], containers: [{name: main, image: "docker.io/grafana/${image}:1.2.3", args: [-config.file=/etc/it/it.yaml], volumeMounts: [{name: config, mountPath: /etc/it}]}${more}]}}}`,
  ),
  manifest('v1', 'ConfigMap', `data: {${name}: "a: b"}`, configMap),
];
const reloader = ', {name: reloader, image: "quay.io/prometheus-operator/prometheus-config-reloader:v0.1.0"}';

testRule(restart, {
  finds: {
    'Loki without a checksum': [
      program('loki'),
      'StatefulSet/it spec.template.metadata.annotations: Loki goes on with the old configuration when ConfigMap it changes',
    ],
    'a sidecar that Loki does not listen to': [
      program('loki', { more: reloader }),
      'StatefulSet/it spec.template.metadata.annotations: Loki goes on with the old configuration when ConfigMap it changes',
    ],
    'Alloy that nobody tells': [
      program('alloy', { name: 'config.alloy' }),
      'StatefulSet/it spec.template.metadata.annotations: Alloy goes on with the old configuration when ConfigMap it changes',
    ],
  },
  passes: {
    'a checksum': program('loki', { annotations: 'checksum/config: abc' }),
    'a controller that restarts it': program('tempo', {
      annotations: 'configmap.reloader.stakater.com/reload: it',
    }),
    'a sidecar': program('prometheus', { more: reloader }),
    'a ConfigMap with its content in its name': program('mimir', { configMap: 'it-5b6d7c8f9g' }),
    'other programs': program('nginx'),
  },
});
