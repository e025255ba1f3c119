import { manifest, testRule } from '../../testing.ts';
import { gracePeriod } from './grace-period.ts';

const program = (image: string, seconds: string, config = '', args = '[-config.file=/etc/it/it.yaml]') => [
  manifest(
    'apps/v1',
    'StatefulSet',
    `spec: {template: {metadata: {labels: {app: it}}, spec: {${seconds} volumes: [{name: config, configMap: {name: it}}], containers: [{name: main, image: "docker.io/grafana/${image}:1.2.3", args: ${args}, volumeMounts: [{name: config, mountPath: /etc/it}]}]}}}`,
  ),
  manifest(
    'v1',
    'ConfigMap',
    `data: {it.yaml: ${JSON.stringify(config)}, config.alloy: ${JSON.stringify(config)}}`,
  ),
];

testRule(gracePeriod, {
  finds: {
    'Prometheus with the usual time': [
      program('prometheus', ''),
      'StatefulSet/it spec.template.spec.terminationGracePeriodSeconds: Prometheus is killed after 30 s, and closing its database may take 300 s',
    ],
    'Loki that writes everything when it stops': [
      program('loki', 'terminationGracePeriodSeconds: 60,', 'ingester: {wal: {flush_on_shutdown: true}}'),
      'StatefulSet/it spec.template.spec.terminationGracePeriodSeconds: Loki is killed after 60 s, and flushing its chunks may take 300 s',
    ],
    'Loki without a WAL': [
      program('loki', '', 'ingester: {wal: {enabled: false}}'),
      'StatefulSet/it spec.template.spec.terminationGracePeriodSeconds: Loki is killed after 30 s, and flushing its chunks may take 300 s',
    ],
    'Tempo that does': [
      program('tempo', '', 'ingester: {flush_all_on_shutdown: true}'),
      'StatefulSet/it spec.template.spec.terminationGracePeriodSeconds: Tempo is killed after 30 s, and flushing its blocks may take 300 s',
    ],
    Mimir: [
      program('mimir', '', 'target: ingester'),
      'StatefulSet/it spec.template.spec.terminationGracePeriodSeconds: Mimir is killed after 30 s, and shipping its blocks may take 1200 s',
    ],
    'Alloy that sends on': [
      program('alloy', '', 'otelcol.exporter.otlp "x" {}'),
      'StatefulSet/it spec.template.spec.terminationGracePeriodSeconds: Alloy is killed after 30 s, and sending on what it has received may take 90 s',
    ],
  },
  passes: {
    'enough time': program('prometheus', 'terminationGracePeriodSeconds: 300,'),
    'Loki with a WAL': program('loki', '', 'ingester: {wal: {dir: /loki/wal}}'),
    'a part that takes in nothing': program('mimir', '', 'target: querier'),
    'Alloy that only scrapes': program('alloy', '', 'prometheus.scrape "x" {}'),
    'other programs': program('grafana', ''),
  },
});
