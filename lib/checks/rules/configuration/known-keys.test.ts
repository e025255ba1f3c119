import { grafana, program } from '../../configuration/testing.ts';
import { testRule } from '../../testing.ts';
import { knownKeys } from './known-keys.ts';

const of = (image: string, text: string) => program(image, { files: { 'config.yaml': text } });

testRule(knownKeys, {
  finds: {
    'a slip': [
      of('loki:3.7.6', 'limits_config: {retention_perod: 1d}'),
      'ConfigMap/it data["config.yaml"].limits_config.retention_perod: Loki 3.7 knows no "retention_perod" here',
    ],
    'a key at the wrong level': [
      of('tempo:2.10.8', 'trace: {backend: s3}'),
      'ConfigMap/it data["config.yaml"].trace: Tempo 2.10 knows no "trace" here',
    ],
    'in an item of a list': [
      of('prometheus:v3.14.0', 'scrape_configs:\n- {job_name: a, scrap_interval: 1m}'),
      'ConfigMap/it data["config.yaml"].scrape_configs[0].scrap_interval: Prometheus 3.14 knows no "scrap_interval" here',
    ],
    'of another version': [
      of('mimir:2.16.0', 'ingest_storag: {}'),
      'warning ConfigMap/it data["config.yaml"].ingest_storag: Mimir 3.0 knows no "ingest_storag" here',
    ],
    'a slip in Grafana': [
      grafana({ ini: '[server]\nroot_ulr = a\n' }),
      'warning ConfigMap/grafana data["grafana.ini"].server.root_ulr: Grafana 13 knows no "root_ulr" here',
    ],
  },
  passes: {
    'keys that are there': of('loki:3.7.6', 'auth_enabled: false\nserver: {http_listen_port: 3100}'),
    'what plugins of Grafana have': grafana({ ini: '[plugin.grafana-image-renderer]\nanything = a\n' }),
    'programs that are not known': of('other:1', 'a: b'),
    'no mapping': of('loki:3.7.6', '- a'),
  },
});
