import { manifest, testRule } from '../../testing.ts';
import { retentionSize } from './retention-size.ts';

const prometheus = (args: string, config = '', size = '8Gi') => [
  manifest(
    'apps/v1',
    'StatefulSet',
    `spec: {volumeClaimTemplates: [{metadata: {name: data}, spec: {resources: {requests: {storage: ${size}}}}}], template: {metadata: {labels: {app: it}}, spec: {volumes: [{name: config, configMap: {name: it}}], containers: [{name: main, image: "quay.io/prometheus/prometheus:v3.14.0", args: [--config.file=/etc/it/it.yaml, --storage.tsdb.path=/data, ${args}], volumeMounts: [{name: config, mountPath: /etc/it}, {name: data, mountPath: /data}]}]}}}`,
  ),
  manifest('v1', 'ConfigMap', `data: {it.yaml: ${JSON.stringify(config)}}`),
];

testRule(retentionSize, {
  finds: {
    'a flag': [
      prometheus('--storage.tsdb.retention.size=10GB'),
      'StatefulSet/it spec.template.spec.containers[0].args[2]: Prometheus keeps up to 10GB, and its volume has 8Gi',
    ],
    'the file': [
      prometheus('', 'storage:\n  tsdb:\n    retention:\n      size: 9GiB\n'),
      'ConfigMap/it data["it.yaml"].storage.tsdb.retention.size: Prometheus keeps up to 9GiB, and its volume has 8Gi',
    ],
  },
  passes: {
    'less than the volume': prometheus('--storage.tsdb.retention.size=7GB'),
    'no limit': prometheus(''),
    'a size that cannot be read': prometheus('--storage.tsdb.retention.size=much'),
  },
});
