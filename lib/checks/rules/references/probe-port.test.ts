import { container, pod, testRule } from '../../testing.ts';
import { probePort } from './probe-port.ts';

const ports = 'ports: [{name: http, containerPort: 8080}]';

testRule(probePort, {
  finds: {
    'a name that the container lacks': [
      container(`${ports}, livenessProbe: {httpGet: {port: htpp}}`),
      'Pod/it spec.containers[0].livenessProbe.httpGet.port: the container has no port called "htpp"',
    ],
    'a name of another container': [
      pod(
        `containers: [{name: a, image: a, ${ports}}, {name: b, image: b, readinessProbe: {tcpSocket: {port: http}}}]`,
      ),
      'Pod/it spec.containers[1].readinessProbe.tcpSocket.port: the container has no port called "http"',
    ],
    'a number that nobody declares': [
      container(`${ports}, startupProbe: {grpc: {port: 8081}}`),
      'warning Pod/it spec.containers[0].startupProbe.grpc.port: no container of the pod declares port 8081',
    ],
    'a hook': [
      container(`${ports}, lifecycle: {preStop: {httpGet: {port: drain}}}`),
      'Pod/it spec.containers[0].lifecycle.preStop.httpGet.port: the container has no port called "drain"',
    ],
  },
  passes: {
    'ports that are declared': container(
      `${ports}, livenessProbe: {httpGet: {port: http}}, readinessProbe: {tcpSocket: {port: 8080}}`,
    ),
    'the number of another container': pod(
      `containers: [{name: a, image: a, ${ports}}, {name: b, image: b, readinessProbe: {httpGet: {port: 8080}}}]`,
    ),
    'numbers of pods that declare nothing': container('livenessProbe: {httpGet: {port: 80}}'),
    'another host': container(`${ports}, livenessProbe: {httpGet: {host: example.com, port: 443}}`),
  },
});
