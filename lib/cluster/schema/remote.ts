import * as z from 'zod';
import { cidr, dnsLabel } from './values.ts';

/** A URL without credentials and query: `https://host[:port][/path]`. */
export const httpUrl = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password, search, hash } = new URL(text);
  return /^https?:$/.test(protocol) && [username, password, search, hash].every((part) => part === '');
}, 'a URL without credentials and query, such as "https://metrics.example.com/api/v1/push"');

/** A store outside the cluster, as one signal's profile `remote` has it. */
export const remote = (addresses: { readonly write: string; readonly query: string }) =>
  z
    .strictObject({
      write: httpUrl.describe(addresses.write),
      query: httpUrl.describe(addresses.query),
      addresses: z
        .array(cidr)
        .min(1)
        .describe(
          'Address blocks that its host names resolve to: network policies let nothing else be reached.',
        ),
      auth: z
        .union([
          z.strictObject({
            basicAuth: dnsLabel.describe('Secret with the keys "username" and "password".'),
          }),
          z.strictObject({ bearerToken: dnsLabel.describe('Secret with the key "token".') }),
          z.literal('none'),
        ])
        .describe(
          'What it asks for: { basicAuth: <Secret> }, { bearerToken: <Secret> } or none. The Secret is made in each namespace that writes or queries.',
        ),
      tenant: z
        .string()
        .regex(/^[\w.!*'()-]{1,150}$/, "a tenant of Mimir, Loki or Tempo: letters, digits and !-_.*'()")
        .default('anonymous')
        .describe(
          'Tenant that is written to and queried (X-Scope-OrgID); ignored by stores without tenants.',
        ),
      caSecret: dnsLabel
        .optional()
        .describe(
          'Secret with the key "ca.crt": what signed its certificate, where no public authority did.',
        ),
    })
    .optional()
    .describe('Where the store is, for "profile: remote".');

export type Remote = NonNullable<z.output<ReturnType<typeof remote>>>;
