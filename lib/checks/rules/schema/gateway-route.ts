import {
  asList,
  asNumber,
  asObject,
  asText,
  isPlainObject,
  objectsIn,
  type PlainObject,
} from '../../../support/plain.ts';
import type { Path } from '../../../support/yaml.ts';
import type { ObjectRule, Report } from '../../rule.ts';

const group = 'gateway.networking.k8s.io';

export const gatewayRoute: ObjectRule = {
  id: 'schema/gateway-route',
  severity: 'error',
  scope: 'object',
  summary: 'matches, filters and backends of Gateway API routes are complete',
  check({ object, groupKind, kind }, report) {
    if (!groupKind.startsWith(`${group}/`) || !kind.endsWith('Route')) return;
    for (const [rule, index] of objectsIn(asObject(object.spec).rules)) {
      const path = ['spec', 'rules', index];
      for (const [match, at] of objectsIn(rule.matches))
        checkMatch(match, kind, [...path, 'matches', at], report);
      for (const [backend, at] of objectsIn(rule.backendRefs))
        checkBackend(backend, [...path, 'backendRefs', at], report);
      checkFilters(rule, path, report);
    }
  },
};

function checkMatch(
  { path: pathMatch, method }: PlainObject,
  kind: string,
  path: Path,
  report: Report,
): void {
  if (kind === 'GRPCRoute') {
    const { service, method: name } = asObject(method);
    if (isPlainObject(method) && asText(service) === undefined && asText(name) === undefined) {
      report([...path, 'method'], 'neither service nor method is given', {
        fix: 'name one of them, or leave out the match for all',
      });
    }
    return;
  }
  const { type, value } = asObject(pathMatch);
  if (type === 'RegularExpression' || typeof value !== 'string') return;
  const place = [...path, 'path', 'value'];
  if (!value.startsWith('/')) report(place, `the path "${value}" does not start with "/"`);
  const bad =
    ['//', '/./', '/../', '%2f', '%2F', '#'].find((text) => value.includes(text)) ??
    ['/..', '/.'].find((end) => value.endsWith(end));
  if (bad !== undefined) report(place, `the path "${value}" has "${bad}" in it`);
}

function checkBackend({ group: ofGroup, kind, port }: PlainObject, path: Path, report: Report): void {
  const isService = (asText(ofGroup) ?? '') === '' && (asText(kind) ?? 'Service') === 'Service';
  if (isService && asNumber(port) === undefined)
    report(path, 'a Service as backend needs its port', { fix: 'add port: <number of the Service port>' });
}

function checkFilters({ filters, backendRefs }: PlainObject, path: Path, report: Report): void {
  for (const [filter, index] of objectsIn(filters)) {
    const type = asText(filter.type) ?? '';
    const block = filterBlock(type);
    const place = [...path, 'filters', index];
    if (type !== '' && !isPlainObject(filter[block]))
      report(place, `type: ${type} needs the block "${block}"`);
    for (const other of Object.keys(filter).filter((key) => key !== 'type' && key !== block)) {
      report([...place, other], `the block "${other}" does not go with type: ${type}`);
    }
    if (type === 'RequestRedirect' && asList(backendRefs).length > 0) {
      report(place, 'a rule that redirects cannot have backends', {
        fix: 'remove backendRefs or the redirect',
      });
    }
  }
}

/** `URLRewrite` → `urlRewrite`, `CORS` → `cors`, `RequestMirror` → `requestMirror`. */
function filterBlock(type: string): string {
  const abbreviation = /^[A-Z]+(?=[A-Z][a-z]|$)/.exec(type)?.[0] ?? type.charAt(0);
  return abbreviation.toLowerCase() + type.slice(abbreviation.length);
}
