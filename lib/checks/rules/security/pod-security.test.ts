import { manifest, pod, testRule } from '../../testing.ts';
import { podSecurity } from './pod-security.ts';

const namespace = (labels: string) =>
  `{apiVersion: v1, kind: Namespace, metadata: {name: app, labels: {${labels}}}}`;
const restricted = namespace('pod-security.kubernetes.io/enforce: restricted');
const baseline = namespace('pod-security.kubernetes.io/enforce: baseline');
const fine =
  'runAsNonRoot: true, allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}, seccompProfile: {type: RuntimeDefault}';
const main = (context = fine, more = '') =>
  `containers: [{name: main, image: a:1, securityContext: {${context}}${more}}]`;

testRule(podSecurity, {
  finds: {
    'what restricted asks of each container': [
      [restricted, pod('containers: [{name: main}]')],
      'Pod/it spec.containers[0].securityContext: a container that may run as root (main) is not allowed: namespace app enforces restricted',
      'Pod/it spec.containers[0].securityContext: a container without a seccomp profile (main) is not allowed: namespace app enforces restricted',
      'Pod/it spec.containers[0].securityContext: capabilities that are not dropped (main) is not allowed: namespace app enforces restricted',
      'Pod/it spec.containers[0].securityContext: privilege escalation (main) is not allowed: namespace app enforces restricted',
    ],
    'host namespaces': [
      [baseline, pod(`hostNetwork: true, hostPID: true, hostIPC: true, ${main()}`)],
      'Pod/it spec.hostNetwork: hostNetwork: true is not allowed: namespace app enforces baseline',
      'Pod/it spec.hostPID: hostPID: true is not allowed: namespace app enforces baseline',
      'Pod/it spec.hostIPC: hostIPC: true is not allowed: namespace app enforces baseline',
    ],
    'folders of the node': [
      [baseline, pod(`volumes: [{name: a, hostPath: {path: /}}], ${main()}`)],
      'Pod/it spec.volumes[0].hostPath: the folder / of the node is not allowed: namespace app enforces baseline',
    ],
    sysctls: [
      [baseline, pod(`securityContext: {sysctls: [{name: kernel.msgmax, value: "1"}]}, ${main()}`)],
      'Pod/it spec.securityContext.sysctls[0]: the sysctl kernel.msgmax is not allowed: namespace app enforces baseline',
    ],
    profiles: [
      [
        baseline,
        pod(
          main(
            `${fine.replace('RuntimeDefault', 'Unconfined')}, appArmorProfile: {type: Unconfined}, seLinuxOptions: {type: spc_t, user: a}, procMount: Unmasked, windowsOptions: {hostProcess: true}`,
          ),
        ),
      ],
      'Pod/it spec.containers[0].securityContext.seccompProfile.type: the seccomp profile Unconfined is not allowed: namespace app enforces baseline',
      'Pod/it spec.containers[0].securityContext.appArmorProfile.type: the AppArmor profile Unconfined is not allowed: namespace app enforces baseline',
      'Pod/it spec.containers[0].securityContext.seLinuxOptions.type: the SELinux type spc_t is not allowed: namespace app enforces baseline',
      'Pod/it spec.containers[0].securityContext.seLinuxOptions.user: an SELinux user is not allowed: namespace app enforces baseline',
      'Pod/it spec.containers[0].securityContext.procMount: procMount: Unmasked is not allowed: namespace app enforces baseline',
      'Pod/it spec.containers[0].securityContext.windowsOptions.hostProcess: hostProcess: true is not allowed: namespace app enforces baseline',
    ],
    'privileges, capabilities and ports of the node': [
      [
        baseline,
        pod(
          main(
            `privileged: true, capabilities: {add: [NET_ADMIN, CHOWN]}`,
            ', ports: [{containerPort: 1, hostPort: 1}]',
          ),
        ),
      ],
      'Pod/it spec.containers[0].securityContext.privileged: privileged: true (main) is not allowed: namespace app enforces baseline',
      'Pod/it spec.containers[0].securityContext.capabilities.add: the capability NET_ADMIN (main) is not allowed: namespace app enforces baseline',
      'Pod/it spec.containers[0].ports[0].hostPort: port 1 of the node is not allowed: namespace app enforces baseline',
    ],
    'a probe of another host': [
      [baseline, pod(main(fine, ', livenessProbe: {httpGet: {host: a, port: 1}}'))],
      'Pod/it spec.containers[0].livenessProbe.httpGet.host: a probe of host a is not allowed: namespace app enforces baseline',
    ],
    'an annotation of AppArmor': [
      [
        baseline,
        manifest('v1', 'Pod', `spec: {${main()}}`).replace(
          'namespace: app',
          'namespace: app, annotations: {container.apparmor.security.beta.kubernetes.io/main: unconfined}',
        ),
      ],
      'Pod/it metadata.annotations["container.apparmor.security.beta.kubernetes.io/main"]: the AppArmor profile unconfined is not allowed: namespace app enforces baseline',
    ],
    'the user root': [
      [restricted, pod(`securityContext: {runAsUser: 0, runAsNonRoot: false}, ${main()}`)],
      'Pod/it spec.securityContext.runAsUser: runAsUser: 0 is not allowed: namespace app enforces restricted',
      'Pod/it spec.securityContext.runAsNonRoot: runAsNonRoot: false is not allowed: namespace app enforces restricted',
    ],
    'a capability that only baseline allows': [
      [restricted, pod(main(fine.replace('drop: [ALL]', 'drop: [ALL], add: [CHOWN, NET_BIND_SERVICE]')))],
      'Pod/it spec.containers[0].securityContext.capabilities.add: the capability CHOWN (main) is not allowed: namespace app enforces restricted',
    ],
    'kinds of volumes': [
      [restricted, pod(`volumes: [{name: a, nfs: {server: a, path: /}}], ${main()}`)],
      'Pod/it spec.volumes[0]: a volume of kind nfs is not allowed: namespace app enforces restricted',
    ],
    'a drop in lower case': [
      [restricted, pod(main(fine.replace('ALL', 'all')))],
      'Pod/it spec.containers[0].securityContext: capabilities that are not dropped (main) is not allowed: namespace app enforces restricted',
    ],
  },
  passes: {
    'a hardened pod': [restricted, pod(main())],
    'what the pod says for all of its containers': [
      restricted,
      pod(
        `securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}, ${main('allowPrivilegeEscalation: false, capabilities: {drop: [ALL]}')}`,
      ),
    ],
    'anything in a privileged namespace': [
      namespace('pod-security.kubernetes.io/enforce: privileged'),
      pod(`hostNetwork: true, ${main('privileged: true')}`),
    ],
    'probes of another host before they were forbidden': [
      namespace(
        'pod-security.kubernetes.io/enforce: baseline, pod-security.kubernetes.io/enforce-version: v1.33',
      ),
      pod(main(fine, ', livenessProbe: {httpGet: {host: a, port: 1}}')),
    ],
    'a namespace that enforces nothing': [namespace(''), pod('containers: [{name: main}]')],
  },
});
