import { program, service } from '../../configuration/testing.ts';
import { container, testRule } from '../../testing.ts';
import { listeners } from './listeners.ts';

const loki = (server: string, fields: string) =>
  program('loki:3.7.6', { name: 'loki', files: { 'config.yaml': `server: {${server}}` }, container: fields });
const ports = 'ports: [{name: http, containerPort: 3100}, {name: grpc, containerPort: 9095}]';
const asks = (address: string) => container(`env: [{name: URL, value: "${address}"}]`);
const tempo = (endpoint: string) =>
  program('tempo:2.10.8', {
    name: 'tempo',
    files: { 'config.yaml': `distributor: {receivers: {otlp: {protocols: {grpc: ${endpoint}}}}}` },
    container: 'ports: [{name: otlp, containerPort: 4317}]',
  });

testRule(listeners, {
  finds: {
    'a probe of another port': [
      loki('http_listen_port: 3100', `${ports}, readinessProbe: {httpGet: {port: 3101}}`),
      'StatefulSet/loki spec.template.spec.containers[0].readinessProbe.httpGet.port: Loki does not listen on port 3101, which its readinessProbe asks',
    ],
    'a port that was moved in the configuration': [
      loki('http_listen_port: 3200', `${ports}, readinessProbe: {httpGet: {port: http}}`),
      'StatefulSet/loki spec.template.spec.containers[0].readinessProbe.httpGet.port: Loki does not listen on port 3100, which its readinessProbe asks',
      'warning ConfigMap/loki data["config.yaml"].server.http_listen_port: Loki listens on port 3200 (http), which container main does not declare',
    ],
    'an address that leads nowhere': [
      [...loki('', ports), service('{port: 80, targetPort: 8080}', 'loki'), asks('http://loki.app.svc')],
      'StatefulSet/loki spec.template.spec: Loki does not listen on port 8080, which Pod app/it asks for',
    ],
    'a receiver for the pod alone': [
      [...tempo('{}'), service('{port: 4317}', 'tempo'), asks('http://tempo.app.svc:4317')],
      'StatefulSet/tempo spec.template.spec: Tempo listens on port 4317 for its own pod only, which Pod app/it asks for',
    ],
  },
  passes: {
    'the usual ports': [
      ...loki('', ports),
      service('{port: 80, targetPort: http}', 'loki'),
      asks('http://loki.app.svc'),
    ],
    'a flag instead of the file': program('loki:3.7.6', {
      args: '-config.file=/etc/it/config.yaml, -server.http-listen-port=3200',
      files: { 'config.yaml': 'auth_enabled: false' },
      container: 'ports: [{name: http, containerPort: 3200}], livenessProbe: {tcpSocket: {port: 3200}}',
    }),
    'a receiver for all': [
      ...tempo('{endpoint: "0.0.0.0:4317"}'),
      service('{port: 4317}', 'tempo'),
      asks('http://tempo.app.svc:4317'),
    ],
    'ports of other containers': program('loki:3.7.6', {
      files: { 'config.yaml': 'auth_enabled: false' },
      container: 'livenessProbe: {tcpSocket: {port: 8080}}',
      more: '{name: other, image: a:1, ports: [{containerPort: 8080}]}',
    }),
    'a configuration that is not among the manifests': program('loki:3.7.6', {
      container: 'livenessProbe: {tcpSocket: {port: 1}}',
    }),
  },
});
