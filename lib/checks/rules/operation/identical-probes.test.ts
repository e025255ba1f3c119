import { container, testRule } from '../../testing.ts';
import { identicalProbes } from './identical-probes.ts';

const get = 'httpGet: {path: /ready, port: 80}';

testRule(identicalProbes, {
  finds: {
    'the same question': [
      container(`livenessProbe: {${get}}, readinessProbe: {${get}}`),
      'Pod/it spec.containers[0].livenessProbe: container main is restarted as soon as it is not ready: both probes ask the same',
    ],
    'the same in other words': [
      container(
        `livenessProbe: {${get.replace('{', '{scheme: HTTP, ')}}, readinessProbe: {${get}, timeoutSeconds: 5}`,
      ),
      'Pod/it spec.containers[0].livenessProbe: container main is restarted as soon as it is not ready: both probes ask the same',
    ],
  },
  passes: {
    'different paths': container(
      `livenessProbe: {httpGet: {path: /live, port: 80}}, readinessProbe: {${get}}`,
    ),
    'much more patience': container(`livenessProbe: {${get}, failureThreshold: 9}, readinessProbe: {${get}}`),
    'one probe': container(`readinessProbe: {${get}}`),
  },
});
