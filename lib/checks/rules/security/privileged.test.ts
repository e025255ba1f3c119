import { pod, testRule } from '../../testing.ts';
import { privileged } from './privileged.ts';

testRule(privileged, {
  finds: {
    'all powers': [
      pod('containers: [{name: main, securityContext: {privileged: true}}]'),
      'Pod/it spec.containers[0].securityContext.privileged: it has powers over its node: privileged: true (main)',
    ],
    'a capability': [
      pod('containers: [{name: main, securityContext: {capabilities: {add: [SYS_ADMIN]}}}]'),
      'Pod/it spec.containers[0].securityContext.capabilities.add: it has powers over its node: the capability SYS_ADMIN (main)',
    ],
    'processes of the node': [
      pod('hostPID: true, containers: [{name: main}]'),
      'Pod/it spec.hostPID: it has powers over its node: hostPID: true',
    ],
  },
  passes: {
    'an ordinary pod': pod('containers: [{name: main}]'),
    'a low port': pod(
      'containers: [{name: main, securityContext: {capabilities: {add: [NET_BIND_SERVICE]}}}]',
    ),
  },
});
