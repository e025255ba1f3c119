import { asText, at, isPlainObject, objectsIn } from '../../../support/plain.ts';
import type { ObjectRule } from '../../rule.ts';
import { parseTraefikRule } from '../../traefik-rule.ts';

export const traefikMatch: ObjectRule = {
  id: 'schema/traefik-match',
  severity: 'error',
  scope: 'object',
  summary: 'the match of every Traefik route is one that Traefik can read',
  check({ object, groupKind }, report) {
    const protocol =
      groupKind === 'traefik.io/IngressRoute'
        ? 'http'
        : groupKind === 'traefik.io/IngressRouteTCP'
          ? 'tcp'
          : undefined;
    if (!protocol) return;
    const hasTls = isPlainObject(at(object.spec, 'tls'));
    for (const [{ match, syntax }, index] of objectsIn(at(object.spec, 'routes'))) {
      const text = asText(match);
      // Version 2 of the syntax has other matchers; a route that asks for it is on its way out.
      if (text === undefined || syntax === 'v2') continue;
      const path = ['spec', 'routes', index, 'match'];
      const parsed = parseTraefikRule(text, protocol);
      if ('problem' in parsed) {
        report(path, parsed.problem, { ...(parsed.fix && { fix: parsed.fix }) });
        continue;
      }
      const named = parsed.matchers.find(({ name, args }) => name.startsWith('HostSNI') && args[0] !== '*');
      if (named && !hasTls) {
        report(path, `${named.name} needs TLS: without it no host name is sent`, {
          fix: 'add spec.tls, or match HostSNI(`*`)',
        });
      }
    }
  },
};
