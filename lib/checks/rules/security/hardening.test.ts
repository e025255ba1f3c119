import { pod, testRule } from '../../testing.ts';
import { hardening } from './hardening.ts';

const context =
  'runAsNonRoot: true, allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}, seccompProfile: {type: RuntimeDefault}';
const namespace =
  '{apiVersion: v1, kind: Namespace, metadata: {name: app, labels: {pod-security.kubernetes.io/enforce: restricted}}}';

testRule(hardening, {
  finds: {
    'what is missing': [
      pod('containers: [{name: main, image: a:1}]'),
      'Pod/it spec.containers[0].securityContext: the level restricted would not let it in: privilege escalation (main), a container without a seccomp profile (main), capabilities that are not dropped (main)',
    ],
    'one thing': [
      pod(`containers: [{name: main, image: a:1, securityContext: {${context}, procMount: Unmasked}}]`),
      'Pod/it spec.containers[0].securityContext.procMount: the level restricted would not let it in: procMount: Unmasked',
    ],
    'a kind of volume': [
      pod(
        `volumes: [{name: a, nfs: {server: a, path: /}}], containers: [{name: main, securityContext: {${context}}}]`,
      ),
      'Pod/it spec.volumes[0]: the level restricted would not let it in: a volume of kind nfs',
    ],
  },
  passes: {
    'a hardened pod': pod(`containers: [{name: main, image: a:1, securityContext: {${context}}}]`),
    'what the namespace forbids anyway': [namespace, pod('containers: [{name: main, image: a:1}]')],
    'other declarations': pod(`hostNetwork: true, containers: [{name: main, securityContext: {${context}}}]`),
  },
});
