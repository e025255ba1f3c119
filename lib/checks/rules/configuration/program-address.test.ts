import { grafana, program, service } from '../../configuration/testing.ts';
import { container, testRule } from '../../testing.ts';
import { programAddress } from './program-address.ts';

const loki = [
  ...program('loki:3.7.6', {
    name: 'loki',
    files: { 'config.yaml': 'auth_enabled: false' },
    container: 'ports: [{name: http, containerPort: 3100}, {name: grpc, containerPort: 9095}]',
  }),
  service('{name: http, port: 3100, targetPort: http}, {name: grpc, port: 9095}', 'loki'),
];
const tempo = [
  ...program('tempo:2.10.8', { name: 'tempo', files: { 'config.yaml': 'server: {}' } }),
  service('{name: http, port: 3200}', 'tempo'),
];
const source = (type: string, url: string) =>
  grafana({ sources: `datasources:\n- {name: A, uid: a, type: ${type}, url: "${url}"}` });
const env = (url: string) => container(`env: [{name: URL, value: "${url}"}]`);

testRule(programAddress, {
  finds: {
    'a data source that leads elsewhere': [
      [...loki, ...source('tempo', 'http://loki.app.svc:3100')],
      'ConfigMap/grafana data["sources.yaml"]: "http://loki.app.svc:3100", of a data source of type tempo, leads to Loki, not to Tempo',
    ],
    'an API of another program': [
      [...tempo, env('http://tempo.app.svc:3200/loki/api/v1/push')],
      'Pod/it spec.containers[0].env[0].value: "http://tempo.app.svc:3200/loki/api/v1/push" leads to Tempo, not to Loki',
    ],
    'another port of the right one': [
      [...loki, ...source('loki', 'http://loki.app.svc:9095')],
      'ConfigMap/grafana data["sources.yaml"]: "http://loki.app.svc:9095", of a data source of type loki, leads to port 9095, where Loki speaks grpc',
    ],
  },
  passes: {
    'the right one': [...loki, ...tempo, ...source('loki', 'http://loki.app.svc:3100')],
    'the API that it has': [...loki, env('http://loki.app.svc:3100/loki/api/v1/push')],
    'a program that is not known': [
      ...program('proxy:1', { name: 'loki' }),
      service('{port: 3100}', 'loki'),
      ...source('loki', 'http://loki.app.svc:3100'),
    ],
    'types that say nothing': [...loki, ...source('postgres', 'http://loki.app.svc:3100')],
  },
});
