import { program, service } from '../../configuration/testing.ts';
import { container, testRule } from '../../testing.ts';
import { receivers } from './receivers.ts';

const prometheus = (flags = '', more = '') => [
  ...program('prometheus:v3.14.0', {
    name: 'prometheus',
    args: `--config.file=/etc/it/config.yaml${flags}`,
    more,
  }),
  service('{port: 80, targetPort: 9090}', 'prometheus'),
];
const writes = (path: string) => container(`env: [{name: URL, value: "http://prometheus.app.svc${path}"}]`);
const reloader = (url: string) =>
  `{name: reloader, image: "quay.io/prometheus-operator/prometheus-config-reloader:v0.80.0", args: [--reload-url=${url}]}`;

testRule(receivers, {
  finds: {
    'writes that nobody takes': [
      [...prometheus(), writes('/api/v1/write')],
      'StatefulSet/prometheus spec.template.spec.containers[0].args: Prometheus answers 404 to /api/v1/write, which is asked by "http://prometheus.app.svc/api/v1/write" in Pod it',
    ],
    'OTLP that nobody takes': [
      [...prometheus(), writes('/api/v1/otlp/v1/metrics')],
      'StatefulSet/prometheus spec.template.spec.containers[0].args: Prometheus answers 404 to /api/v1/otlp/v1/metrics, which is asked by "http://prometheus.app.svc/api/v1/otlp/v1/metrics" in Pod it',
    ],
    'a switch that is off': [
      [...prometheus(', --web.enable-remote-write-receiver=false'), writes('/api/v1/write')],
      'StatefulSet/prometheus spec.template.spec.containers[0].args: Prometheus answers 404 to /api/v1/write, which is asked by "http://prometheus.app.svc/api/v1/write" in Pod it',
    ],
    'a reload that nobody does': [
      prometheus('', reloader('http://127.0.0.1:9090/-/reload')),
      'StatefulSet/prometheus spec.template.spec.containers[0].args: Prometheus answers 404 to /-/reload, which is asked by "http://127.0.0.1:9090/-/reload" of the config-reloader',
    ],
  },
  passes: {
    'the flag': [...prometheus(', --web.enable-remote-write-receiver'), writes('/api/v1/write')],
    'a reload': prometheus(', --web.enable-lifecycle', reloader('http://127.0.0.1:9090/-/reload')),
    queries: [...prometheus(), writes('/api/v1/query')],
    'another program': [
      ...program('mimir:3.0.1', { name: 'prometheus' }),
      service('{port: 80}', 'prometheus'),
      writes('/api/v1/write'),
    ],
  },
});
