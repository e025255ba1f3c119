import { isIP } from '../../../support/ip.ts';
import { asList, asObject, at } from '../../../support/plain.ts';
import { addressBlock } from '../../addresses.ts';
import type { ObjectRule, Report } from '../../rule.ts';

export const traefikMiddleware: ObjectRule = {
  id: 'schema/traefik-middleware',
  severity: 'error',
  scope: 'object',
  summary: 'every Middleware of Traefik does exactly one thing, for addresses that are some',
  check({ object, groupKind }, report) {
    if (groupKind !== 'traefik.io/Middleware' && groupKind !== 'traefik.io/MiddlewareTCP') return;
    const kinds = Object.keys(asObject(object.spec));
    checkAddresses(object.spec, report);
    if (kinds.length === 1) return;
    if (kinds.length === 0) {
      report(['spec'], 'the middleware does nothing', {
        fix: 'add what it is to do, such as ipAllowList or basicAuth',
      });
    } else {
      report(['spec'], `the middleware has ${kinds.join(' and ')}, and Traefik refuses more than one`, {
        fix: 'make one Middleware of each, and name all of them in the route or in a chain',
      });
    }
  },
};

/** A list with one entry that is no address makes Traefik refuse the whole middleware. */
function checkAddresses(spec: unknown, report: Report): void {
  for (const kind of ['ipAllowList', 'ipWhiteList'] as const) {
    for (const [index, text] of asList(at(spec, kind, 'sourceRange')).entries()) {
      if (typeof text !== 'string' || addressBlock(text) || isIP(text) !== 0) continue;
      report(['spec', kind, 'sourceRange', index], `"${text}" is no address or address block`, {
        fix: 'write one such as 192.168.1.5 or 10.0.0.0/8',
      });
    }
  }
}
