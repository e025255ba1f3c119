import { pod, testRule } from '../../testing.ts';
import { hostAccess } from './host-access.ts';

const main = 'containers: [{name: main, image: a:1}]';
const namespace = (level: string) =>
  `{apiVersion: v1, kind: Namespace, metadata: {name: app, labels: {pod-security.kubernetes.io/enforce: ${level}}}}`;

testRule(hostAccess, {
  finds: {
    'the network of the node': [
      pod(`hostNetwork: true, ${main}`),
      'Pod/it spec.hostNetwork: it uses what is its node’s: hostNetwork: true',
    ],
    'folders and ports of the node, each once': [
      [
        namespace('privileged'),
        pod(
          'volumes: [{name: a, hostPath: {path: /var/log}}], containers: [{name: main, ports: [{containerPort: 80, hostPort: 80}]}]',
        ),
      ],
      'Pod/it spec.volumes[0].hostPath: it uses what is its node’s: the folder /var/log of the node, port 80 of the node',
    ],
  },
  passes: {
    'an ordinary pod': pod(main),
    'what the namespace forbids anyway': [namespace('baseline'), pod(`hostNetwork: true, ${main}`)],
  },
});
