import { program } from '../../configuration/testing.ts';
import { pod, testRule } from '../../testing.ts';
import { portClash } from './port-clash.ts';

const sidecar = (name: string, env = '') =>
  `{name: ${name}, image: "quay.io/kiwigrid/k8s-sidecar:2.10.1", env: [${env}]}`;

testRule(portClash, {
  finds: {
    'two sidecars': [
      pod(`containers: [${sidecar('one')}, ${sidecar('two')}]`),
      'warning Pod/it spec.containers[1]: two listens on port 8080, and so does one: one of the two does not get it',
    ],
    'a reloader beside a program': [
      program('mimir:3.0.1', {
        files: { 'config.yaml': 'target: all' },
        more: '{name: reloader, image: "quay.io/prometheus-operator/prometheus-config-reloader:v0.80.0"}',
      }),
      'StatefulSet/it spec.template.spec.containers[1]: reloader listens on port 8080, and so does main: one of the two does not get it',
    ],
  },
  passes: {
    'a port each': pod(
      `containers: [${sidecar('one')}, ${sidecar('two', '{name: HEALTH_PORT, value: "8081"}')}]`,
    ),
    'one container': pod(`containers: [${sidecar('one')}]`),
  },
});
