import { container, pod, testRule } from '../../testing.ts';
import { rootUser } from './root-user.ts';

testRule(rootUser, {
  finds: {
    'nothing said': [
      container(''),
      'Pod/it spec.containers[0].securityContext: it runs, or may run, as root: a container that may run as root (main)',
    ],
    'the user 0': [
      container('securityContext: {runAsNonRoot: true, runAsUser: 0}'),
      'Pod/it spec.containers[0].securityContext.runAsUser: it runs, or may run, as root: runAsUser: 0',
    ],
    'a container that takes it back': [
      pod(
        'securityContext: {runAsNonRoot: true}, containers: [{name: main, securityContext: {runAsNonRoot: false}}]',
      ),
      'Pod/it spec.containers[0].securityContext.runAsNonRoot: it runs, or may run, as root: runAsNonRoot: false',
    ],
  },
  passes: {
    'said for the pod': pod('securityContext: {runAsNonRoot: true}, containers: [{name: main}]'),
    'said for the container': container('securityContext: {runAsNonRoot: true, runAsUser: 10001}'),
  },
});
