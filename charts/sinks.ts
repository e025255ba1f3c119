import type { NamespaceChart } from '../lib/namespace/chart.ts';
import type { EnvVar } from '../lib/namespace/release.ts';
import { type Access, isOutside, type Target } from '../lib/namespace/target.ts';

/** What is collected. Variables for a store outside the cluster begin with it: METRICS_PASSWORD. */
export const signals = ['metrics', 'logs', 'traces'] as const;
export type Signal = (typeof signals)[number];

/**
 * The part of river/features/ that writes a signal to a store outside the cluster, in place of the component that
 * writes to one inside; none for one inside.
 *
 * @param component the file's name without what it depends on
 */
export function remotePart(component: string, target: Target): string[] {
  if (!isOutside(target)) return [];
  return [`${component}-remote${suffixes[authKind(target.access)]}.alloy`];
}

const suffixes = { none: '', basic: '-basic', bearer: '-bearer' } as const;

/** What proves to a store who is asking. */
export const authKind = ({ auth }: Access) =>
  auth === 'none' ? 'none' : 'basicAuth' in auth ? 'basic' : 'bearer';

/** Variables of a container that talks to a store outside the cluster; none for one inside. */
export function accessVariables(chart: NamespaceChart, signal: Signal, target: Target): EnvVar[] {
  if (!isOutside(target)) return [];
  const { auth, tenant, caSecret } = target.access;
  const variable = (name: string) => `${signal.toUpperCase()}_${name}`;
  const from = (name: string, secret: string, key: string) => ({
    name: variable(name),
    valueFrom: {
      secretKeyRef: { name: chart.secret(secret, [key], `access to the ${signal} store outside`), key },
    },
  });
  return [
    { name: variable('TENANT'), value: tenant },
    caSecret === undefined ? { name: variable('CA'), value: '' } : from('CA', caSecret, 'ca.crt'),
    ...(auth === 'none'
      ? []
      : 'basicAuth' in auth
        ? [from('USERNAME', auth.basicAuth, 'username'), from('PASSWORD', auth.basicAuth, 'password')]
        : [from('TOKEN', auth.bearerToken, 'token')]),
  ];
}
