import { container, pod, testRule } from '../../testing.ts';
import { probes } from './probes.ts';

testRule(probes, {
  finds: {
    'no handler': [
      container('livenessProbe: {periodSeconds: 5}'),
      'Pod/it spec.containers[0].livenessProbe: no handler is given',
    ],
    'two handlers': [
      container('readinessProbe: {httpGet: {port: 80}, exec: {command: [a]}}'),
      'Pod/it spec.containers[0].readinessProbe: there are 2 handlers: exec and httpGet',
    ],
    'a hook without handler': [
      container('lifecycle: {preStop: {}}'),
      'Pod/it spec.containers[0].lifecycle.preStop: no handler is given',
    ],
    'a port out of range': [
      container('livenessProbe: {tcpSocket: {port: 0}}'),
      'Pod/it spec.containers[0].livenessProbe.tcpSocket.port: 0 is neither a port nor the name of one',
    ],
    'a port that is no name': [
      container('livenessProbe: {httpGet: {port: Http}}'),
      'Pod/it spec.containers[0].livenessProbe.httpGet.port: "Http" is neither a port nor the name of one',
    ],
    'times below zero': [
      container('livenessProbe: {tcpSocket: {port: 1}, periodSeconds: -1}'),
      'Pod/it spec.containers[0].livenessProbe.periodSeconds: -1 is less than 0',
    ],
    'several successes of a liveness probe': [
      container('livenessProbe: {tcpSocket: {port: 1}, successThreshold: 2}'),
      'Pod/it spec.containers[0].livenessProbe.successThreshold: a livenessProbe succeeds the first time',
    ],
    'a grace period of a readiness probe': [
      container('readinessProbe: {tcpSocket: {port: 1}, terminationGracePeriodSeconds: 2}'),
      'Pod/it spec.containers[0].readinessProbe.terminationGracePeriodSeconds: a readiness probe ends no container',
    ],
    'a probe of an init container': [
      pod('initContainers: [{name: a, image: a, startupProbe: {tcpSocket: {port: 1}}}]'),
      'Pod/it spec.initContainers[0].startupProbe: an init container that runs to its end takes no probe',
    ],
  },
  passes: {
    'one handler': container(
      'livenessProbe: {httpGet: {port: http, path: ""}}, readinessProbe: {grpc: {port: 9000}, successThreshold: 3}',
    ),
    'a sidecar with a probe': pod(
      'initContainers: [{name: a, image: a, restartPolicy: Always, startupProbe: {tcpSocket: {port: 1}}}]',
    ),
    'a hook that sleeps': container(
      'lifecycle: {preStop: {sleep: {seconds: 5}}, postStart: {exec: {command: [a]}}}',
    ),
    'probes that are not there': container('livenessProbe: null, lifecycle: null'),
  },
});
