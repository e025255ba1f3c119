import { isIPv4, isIPv6 } from 'node:net';
import * as z from 'zod';

/** RFC 1123 label: what Kubernetes allows as the name of most objects. */
export const dnsLabel = z
  .string()
  .regex(
    /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
    'lower-case letters, digits and "-", at most 63, such as "poddle"',
  );

/** A host name of two labels or more. */
export const hostName = z
  .string()
  .regex(
    /^(?=.{1,253}$)([a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?\.)+[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/,
    'a host name, such as "grafana.example.com"',
  );

/** A path on a node. */
export const absolutePath = z
  .string()
  .regex(/^(\/[\w.@-]+)+$/, 'an absolute path without "..", such as "/var/lib/rancher/k3s"')
  .refine((path) => !path.split('/').includes('..'), 'an absolute path without ".."');

export const ipAddress = z
  .string()
  .refine((text) => isIPv4(text) || isIPv6(text), 'an IP address, such as "192.168.31.2"');

export const cidr = z.string().refine((text) => {
  const [address = '', length = '', ...rest] = text.split('/');
  const bits = isIPv4(address) ? 32 : isIPv6(address) ? 128 : -1;
  return rest.length === 0 && /^\d{1,3}$/.test(length) && Number(length) <= bits;
}, 'an address block, such as "192.168.31.0/24"');

export const port = z.number().int().min(1).max(65_535);

/** A whole number of seconds, minutes, hours or days, written as Prometheus, Loki and Tempo all read it. */
export const duration = z
  .string()
  .regex(/^[1-9]\d*(ms|s|m|h|d)$/, 'a duration, such as "60s", "15d" or "744h"');

/** A Kubernetes quantity of bytes. */
export const bytes = z
  .string()
  .regex(/^[1-9]\d*(Ki|Mi|Gi|Ti)$/, 'a size in powers of 1024, such as "512Mi" or "10Gi"');

/** A Kubernetes quantity of CPU: whole cores or thousandths. */
export const cpu = z
  .union(
    [z.string().regex(/^[1-9]\d*m?$/), z.number().int().positive()],
    'cores or thousandths of one, such as 2 or "250m"',
  )
  .transform(String);

/** Requests and limits of a container. CPU has no limit: a throttled collector loses data while cores stand idle. */
export const resources = z.strictObject({
  cpu: cpu.describe('CPU request: cores, or thousandths such as "250m".'),
  memory: bytes.describe('Memory request, such as "512Mi".'),
  memoryLimit: bytes.describe('Memory limit, such as "2Gi".'),
});

const factors = { ms: 1e-3, s: 1, m: 60, h: 3600, d: 86_400 } as const;

/** Seconds of a duration of the cluster file. */
export function seconds(text: string): number {
  const match = /^(\d+)(ms|s|m|h|d)$/.exec(text);
  if (!match) throw new RangeError(`not a duration: ${text}`);
  return Number(match[1]) * factors[match[2] as keyof typeof factors];
}

const powers = { Ki: 1, Mi: 2, Gi: 3, Ti: 4 } as const;

/** Bytes of a size of the cluster file. */
export function byteCount(text: string): number {
  const match = /^(\d+)(Ki|Mi|Gi|Ti)$/.exec(text);
  if (!match) throw new RangeError(`not a size: ${text}`);
  return Number(match[1]) * 1024 ** powers[match[2] as keyof typeof powers];
}

/** Thousandths of a core. */
export function millicores(text: string): number {
  return text.endsWith('m') ? Number(text.slice(0, -1)) : Number(text) * 1000;
}
