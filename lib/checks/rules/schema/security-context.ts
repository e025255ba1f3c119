import { asList, asObject, asText, at, type PlainObject } from '../../../support/plain.ts';
import { suggestion } from '../../../support/suggest.ts';
import type { Path } from '../../../support/yaml.ts';
import type { ObjectRule, Report } from '../../rule.ts';

/** From capabilities(7), without the prefix `CAP_`. */
const capabilities =
  'ALL AUDIT_CONTROL AUDIT_READ AUDIT_WRITE BLOCK_SUSPEND BPF CHECKPOINT_RESTORE CHOWN DAC_OVERRIDE DAC_READ_SEARCH FOWNER FSETID IPC_LOCK IPC_OWNER KILL LEASE LINUX_IMMUTABLE MAC_ADMIN MAC_OVERRIDE MKNOD NET_ADMIN NET_BIND_SERVICE NET_BROADCAST NET_RAW PERFMON SETFCAP SETGID SETPCAP SETUID SYSLOG SYS_ADMIN SYS_BOOT SYS_CHROOT SYS_MODULE SYS_NICE SYS_PACCT SYS_PTRACE SYS_RAWIO SYS_RESOURCE SYS_TIME SYS_TTY_CONFIG WAKE_ALARM';

export const securityContext: ObjectRule = {
  id: 'schema/security-context',
  severity: 'error',
  scope: 'object',
  summary: 'security contexts do not contradict themselves and name capabilities that exist',
  check({ pod }, report) {
    if (!pod) return;
    const ofPod = asObject(pod.spec.securityContext);
    checkProfile(ofPod, [...pod.specPath, 'securityContext'], report);
    for (const { object, path } of pod.containers) {
      const own = asObject(object.securityContext);
      const place = [...path, 'securityContext'];
      checkProfile(own, place, report);
      checkCapabilities(own, place, report);
      if (own.allowPrivilegeEscalation === false && isPrivileged(own)) {
        report(
          [...place, 'allowPrivilegeEscalation'],
          'a privileged container, or one with SYS_ADMIN, can always gain privileges',
          {
            fix: 'drop the privilege, or remove allowPrivilegeEscalation: false',
          },
        );
      }
      const user = own.runAsUser ?? ofPod.runAsUser;
      if ((own.runAsNonRoot ?? ofPod.runAsNonRoot) === true && user === 0) {
        const where = own.runAsUser === 0 ? place : [...pod.specPath, 'securityContext'];
        report(
          [...where, 'runAsUser'],
          'runAsNonRoot is true and the user is 0: the container never starts',
          { fix: 'write another user' },
        );
      }
    }
  },
};

const isPrivileged = (context: PlainObject) =>
  context.privileged === true ||
  asList(at(context, 'capabilities', 'add')).some((name) => name === 'SYS_ADMIN' || name === 'CAP_SYS_ADMIN');

function checkCapabilities(context: PlainObject, path: Path, report: Report): void {
  for (const list of ['add', 'drop'] as const) {
    for (const [index, name] of asList(at(context, 'capabilities', list)).entries()) {
      if (typeof name !== 'string') continue;
      const known = capabilities.split(' ');
      if (known.includes(name.replace(/^CAP_/, ''))) continue;
      report([...path, 'capabilities', list, index], `there is no capability "${name}"`, {
        severity: 'warning',
        fix: known.includes(name.toUpperCase()) ? `write ${name.toUpperCase()}` : suggestion(name, known),
      });
    }
  }
}

function checkProfile(context: PlainObject, path: Path, report: Report): void {
  for (const field of ['seccompProfile', 'appArmorProfile'] as const) {
    const { type, localhostProfile } = asObject(context[field]);
    const profile = asText(localhostProfile);
    if (type === 'Localhost' && profile === undefined)
      report([...path, field], 'type: Localhost needs a localhostProfile');
    if (type !== 'Localhost' && profile !== undefined) {
      report([...path, field, 'localhostProfile'], 'a localhostProfile needs type: Localhost');
    }
  }
}
