import { asList, asObject, asText, at, isPlainObject, objectsIn } from '../../support/plain.ts';
import type { Path } from '../../support/yaml.ts';
import type { Container, Pod } from '../pods.ts';
import { contexts, defaultCapabilities, type Shortfall, type Tell } from './shortfall.ts';

/** Source: k8s.io/pod-security-admission 0.35, policy. */
const safeSysctls =
  'kernel.shm_rmid_forced net.ipv4.ip_local_port_range net.ipv4.tcp_syncookies net.ipv4.ping_group_range net.ipv4.ip_unprivileged_port_start net.ipv4.ip_local_reserved_ports net.ipv4.tcp_keepalive_time net.ipv4.tcp_fin_timeout net.ipv4.tcp_keepalive_intvl net.ipv4.tcp_keepalive_probes net.ipv4.tcp_rmem net.ipv4.tcp_wmem'.split(
    ' ',
  );
const hostNamespaces = [
  ['hostNetwork', 'host network'],
  ['hostPID', 'host processes'],
  ['hostIPC', 'host processes'],
] as const;
const selinuxTypes = ['container_t', 'container_init_t', 'container_kvm_t', 'container_engine_t'];

/** What keeps a pod from the level `baseline`, as a Kubernetes of that minor decides it. */
export function baseline(pod: Pod, minor: number): Shortfall[] {
  const { spec, specPath, containers } = pod;
  const found: Shortfall[] = [];
  const tell = (control: string, path: Path, message: string, fix: string) =>
    found.push({ control, level: 'baseline', path, message, fix });

  for (const [field, control] of hostNamespaces) {
    if (spec[field] === true) tell(control, [...specPath, field], `${field}: true`, `remove ${field}`);
  }
  for (const [volume, index] of objectsIn(spec.volumes)) {
    if (!isPlainObject(volume.hostPath)) continue;
    const path = asText(volume.hostPath.path) ?? '';
    tell(
      'host path volumes',
      [...specPath, 'volumes', index, 'hostPath'],
      `the folder ${path} of the node`,
      'mount a volume of the pod',
    );
  }
  for (const [{ name }, index] of objectsIn(at(spec, 'securityContext', 'sysctls'))) {
    if (!safeSysctls.includes(String(name)))
      tell('sysctls', [...specPath, 'securityContext', 'sysctls', index], `the sysctl ${name}`, 'remove it');
  }
  for (const { context, path } of contexts(pod)) {
    checkProfiles(context, path, minor, spec.hostUsers === false, tell);
  }
  for (const container of containers) {
    const { object, path, name } = container;
    const context = asObject(object.securityContext);
    const place = [...path, 'securityContext'];
    if (context.privileged === true)
      tell(
        'privileged containers',
        [...place, 'privileged'],
        `privileged: true (${name})`,
        'remove privileged',
      );
    for (const added of asList(at(context, 'capabilities', 'add'))) {
      if (!defaultCapabilities.includes(String(added)))
        tell(
          'added capabilities',
          [...place, 'capabilities', 'add'],
          `the capability ${added} (${name})`,
          `remove ${added}`,
        );
    }
    for (const [port, index] of objectsIn(object.ports)) {
      if (typeof port.hostPort === 'number' && port.hostPort !== 0)
        tell(
          'host ports',
          [...path, 'ports', index, 'hostPort'],
          `port ${port.hostPort} of the node`,
          'remove hostPort',
        );
    }
    if (minor >= 34) checkHosts(container, tell);
  }
  const annotations = asObject(at(pod.entry.object, ...pod.metadataPath, 'annotations'));
  for (const key of Object.keys(annotations)) {
    if (!key.startsWith('container.apparmor.security.beta.kubernetes.io/')) continue;
    const value = asText(annotations[key]);
    if (value !== undefined && value !== 'runtime/default' && !value.startsWith('localhost/'))
      tell(
        'AppArmor',
        [...pod.metadataPath, 'annotations', key],
        `the AppArmor profile ${value}`,
        'write runtime/default',
      );
  }
  return found;
}

/** Settings that pod and container have in common. */
function checkProfiles(
  context: Readonly<Record<string, unknown>>,
  path: Path,
  minor: number,
  hasOwnUsers: boolean,
  tell: Tell,
): void {
  const [apparmor, seccomp] = [at(context, 'appArmorProfile', 'type'), at(context, 'seccompProfile', 'type')];
  if (apparmor !== undefined && apparmor !== 'RuntimeDefault' && apparmor !== 'Localhost')
    tell(
      'AppArmor',
      [...path, 'appArmorProfile', 'type'],
      `the AppArmor profile ${apparmor}`,
      'write RuntimeDefault',
    );
  if (seccomp !== undefined && seccomp !== 'RuntimeDefault' && seccomp !== 'Localhost')
    tell(
      'seccomp',
      [...path, 'seccompProfile', 'type'],
      `the seccomp profile ${seccomp}`,
      'write RuntimeDefault',
    );
  const selinux = asObject(context.seLinuxOptions);
  if (asText(selinux.type) !== undefined && !selinuxTypes.includes(String(selinux.type)))
    tell('SELinux', [...path, 'seLinuxOptions', 'type'], `the SELinux type ${selinux.type}`, 'remove it');
  for (const field of ['user', 'role']) {
    if (asText(selinux[field]) !== undefined)
      tell('SELinux', [...path, 'seLinuxOptions', field], `an SELinux ${field}`, 'remove it');
  }
  const { procMount } = context;
  const isMasked = procMount === undefined || procMount === 'Default' || (minor >= 35 && hasOwnUsers);
  if (!isMasked) tell('/proc mount', [...path, 'procMount'], `procMount: ${procMount}`, 'remove it');
  if (at(context, 'windowsOptions', 'hostProcess') === true)
    tell('HostProcess', [...path, 'windowsOptions', 'hostProcess'], 'hostProcess: true', 'remove it');
}

/** Probes and hooks ask the pod itself, not a host of their choice (since 1.34). */
function checkHosts({ object, path }: Container, tell: Tell): void {
  const handlers = [
    ['livenessProbe'],
    ['readinessProbe'],
    ['startupProbe'],
    ['lifecycle', 'postStart'],
    ['lifecycle', 'preStop'],
  ];
  for (const handler of handlers) {
    for (const kind of ['httpGet', 'tcpSocket']) {
      const host = asText(at(object, ...handler, kind, 'host'));
      if (host !== undefined)
        tell(
          'probe and hook hosts',
          [...path, ...handler, kind, 'host'],
          `a probe of host ${host}`,
          'remove host',
        );
    }
  }
}
