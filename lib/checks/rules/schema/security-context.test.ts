import { container, pod, testRule } from '../../testing.ts';
import { securityContext } from './security-context.ts';

const of = (fields: string) => container(`securityContext: {${fields}}`);

testRule(securityContext, {
  finds: {
    'privileges that cannot be kept down': [
      of('privileged: true, allowPrivilegeEscalation: false'),
      'Pod/it spec.containers[0].securityContext.allowPrivilegeEscalation: a privileged container, or one with SYS_ADMIN, can always gain privileges',
    ],
    'SYS_ADMIN without escalation': [
      of('allowPrivilegeEscalation: false, capabilities: {add: [SYS_ADMIN]}'),
      'Pod/it spec.containers[0].securityContext.allowPrivilegeEscalation: a privileged container, or one with SYS_ADMIN, can always gain privileges',
    ],
    'root that must not be root': [
      of('runAsNonRoot: true, runAsUser: 0'),
      'Pod/it spec.containers[0].securityContext.runAsUser: runAsNonRoot is true and the user is 0: the container never starts',
    ],
    'the same of the pod': [
      pod(
        'securityContext: {runAsNonRoot: true, runAsUser: 0}, containers: [{name: a, image: a}, {name: b, image: b, securityContext: {runAsUser: 10}}]',
      ),
      'Pod/it spec.securityContext.runAsUser: runAsNonRoot is true and the user is 0: the container never starts',
    ],
    'capabilities that do not exist': [
      of('capabilities: {add: [NET_ADMN], drop: [all]}'),
      'warning Pod/it spec.containers[0].securityContext.capabilities.add[0]: there is no capability "NET_ADMN"',
      'warning Pod/it spec.containers[0].securityContext.capabilities.drop[0]: there is no capability "all"',
    ],
    'a profile that is not named': [
      of('seccompProfile: {type: Localhost}'),
      'Pod/it spec.containers[0].securityContext.seccompProfile: type: Localhost needs a localhostProfile',
    ],
    'a profile that is not used': [
      pod('securityContext: {appArmorProfile: {type: RuntimeDefault, localhostProfile: a}}'),
      'Pod/it spec.securityContext.appArmorProfile.localhostProfile: a localhostProfile needs type: Localhost',
    ],
  },
  passes: {
    'a restricted container': of(
      'runAsNonRoot: true, runAsUser: 1000, allowPrivilegeEscalation: false, capabilities: {drop: [ALL], add: [CAP_NET_BIND_SERVICE]}, seccompProfile: {type: RuntimeDefault}',
    ),
    'a privileged one': of('privileged: true'),
    'a container that is no root in a pod that is': pod(
      'securityContext: {runAsUser: 0}, containers: [{name: a, image: a, securityContext: {runAsNonRoot: true, runAsUser: 5}}]',
    ),
  },
});
