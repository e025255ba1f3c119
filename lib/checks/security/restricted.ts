import { asList, asObject, at, objectsIn } from '../../support/plain.ts';
import type { Path } from '../../support/yaml.ts';
import type { Pod } from '../pods.ts';
import { contexts, defaultCapabilities, type Shortfall } from './shortfall.ts';

const plainVolumes =
  'configMap csi downwardAPI emptyDir ephemeral image persistentVolumeClaim projected secret'.split(' ');

/** What keeps a pod from the level `restricted` and not from `baseline`. */
export function restricted(pod: Pod, minor: number): Shortfall[] {
  const { spec, specPath, containers } = pod;
  const found: Shortfall[] = [];
  const tell = (control: string, path: Path, message: string, fix: string) =>
    found.push({ control, level: 'restricted', path, message, fix });
  const ofPod = asObject(spec.securityContext);
  const isWindows = at(spec, 'os', 'name') === 'windows';
  const hasOwnUsers = minor >= 35 && spec.hostUsers === false;

  for (const [volume, index] of objectsIn(spec.volumes)) {
    const kind = Object.keys(volume).find((key) => key !== 'name');
    if (kind !== undefined && kind !== 'hostPath' && !plainVolumes.includes(kind))
      tell('volume types', [...specPath, 'volumes', index], `a volume of kind ${kind}`, 'use a claim');
  }
  if (!hasOwnUsers) {
    for (const { context, path } of contexts(pod)) {
      if (context.runAsNonRoot === false)
        tell('running as non-root', [...path, 'runAsNonRoot'], 'runAsNonRoot: false', 'write true');
      if (context.runAsUser === 0)
        tell('running as non-root', [...path, 'runAsUser'], 'runAsUser: 0', 'run as another user');
    }
  }
  for (const { object, path, name } of containers) {
    const context = asObject(object.securityContext);
    const place = [...path, 'securityContext'];
    if (!hasOwnUsers && context.runAsNonRoot === undefined && ofPod.runAsNonRoot === undefined)
      tell(
        'running as non-root',
        place,
        `a container that may run as root (${name})`,
        'write runAsNonRoot: true',
      );
    if (isWindows) continue;
    if (context.allowPrivilegeEscalation !== false)
      tell(
        'privilege escalation',
        place,
        `privilege escalation (${name})`,
        'write allowPrivilegeEscalation: false',
      );
    if (
      at(context, 'seccompProfile', 'type') === undefined &&
      at(ofPod, 'seccompProfile', 'type') === undefined
    )
      tell(
        'seccomp',
        place,
        `a container without a seccomp profile (${name})`,
        'write seccompProfile: { type: RuntimeDefault }',
      );
    if (!asList(at(context, 'capabilities', 'drop')).includes('ALL'))
      tell(
        'capabilities',
        place,
        `capabilities that are not dropped (${name})`,
        'write capabilities: { drop: [ALL] }',
      );
    for (const added of asList(at(context, 'capabilities', 'add'))) {
      if (added !== 'NET_BIND_SERVICE' && defaultCapabilities.includes(String(added)))
        tell(
          'added capabilities',
          [...place, 'capabilities', 'add'],
          `the capability ${added} (${name})`,
          'remove it',
        );
    }
    const { procMount } = context;
    if (minor >= 35 && spec.hostUsers === false && procMount !== undefined && procMount !== 'Default')
      tell('/proc mount', [...place, 'procMount'], `procMount: ${procMount}`, 'remove it');
  }
  return found;
}
