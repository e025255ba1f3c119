import { asObject, type PlainObject } from '../../support/plain.ts';
import type { Path } from '../../support/yaml.ts';
import type { Pod } from '../pods.ts';

/** Something of a pod that a level of the Pod Security Standards forbids. */
export interface Shortfall {
  /** The control, as the standards call it. */
  readonly control: string;
  /** The least strict level that forbids it. */
  readonly level: 'baseline' | 'restricted';
  readonly path: Path;
  /** What is not allowed, as the beginning of "… is not allowed". */
  readonly message: string;
  readonly fix: string;
}

export type Tell = (control: string, path: Path, message: string, fix: string) => void;

/** Capabilities that a container may add at the level baseline. Source: k8s.io/pod-security-admission 0.35, policy. */
export const defaultCapabilities: readonly string[] =
  'AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT'.split(
    ' ',
  );

/** The security contexts of a pod and its containers. */
export function contexts({
  spec,
  specPath,
  containers,
}: Pod): readonly { readonly context: PlainObject; readonly path: Path }[] {
  return [{ object: spec, path: specPath }, ...containers].map(({ object, path }) => ({
    context: asObject(object.securityContext),
    path: [...path, 'securityContext'],
  }));
}
