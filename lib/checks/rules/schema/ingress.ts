import { asObject, asText, at, isPlainObject, objectsIn, type PlainObject } from '../../../support/plain.ts';
import type { Path } from '../../../support/yaml.ts';
import { isHostName } from '../../names.ts';
import type { ObjectRule, Report } from '../../rule.ts';

export const ingress: ObjectRule = {
  id: 'schema/ingress',
  severity: 'error',
  scope: 'object',
  summary: 'hosts, paths and backends of an Ingress are complete',
  check({ object, groupKind }, report) {
    if (groupKind !== 'networking.k8s.io/Ingress') return;
    const { rules, defaultBackend } = asObject(object.spec);
    if (objectsIn(rules).length === 0 && !isPlainObject(defaultBackend)) {
      report(['spec'], 'there are no rules and no defaultBackend');
    }
    if (isPlainObject(defaultBackend)) checkBackend(defaultBackend, ['spec', 'defaultBackend'], report);
    for (const [rule, index] of objectsIn(rules)) {
      const path = ['spec', 'rules', index];
      const host = asText(rule.host);
      if (host !== undefined && !isHostName(host)) {
        report([...path, 'host'], `"${host}" is no host name`, {
          fix: 'write a DNS name without scheme, port and path',
        });
      }
      for (const [one, at_] of objectsIn(at(rule, 'http', 'paths'))) {
        const place = [...path, 'http', 'paths', at_];
        const text = asText(one.path) ?? '';
        if (one.pathType !== 'ImplementationSpecific' && !text.startsWith('/')) {
          report([...place, 'path'], `the path "${text}" does not start with "/"`);
        }
        checkBackend(asObject(one.backend), [...place, 'backend'], report);
      }
    }
  },
};

function checkBackend({ service, resource }: PlainObject, path: Path, report: Report): void {
  if (isPlainObject(service) === isPlainObject(resource)) {
    report(path, 'a backend is exactly one of service and resource');
    return;
  }
  const { name, number } = asObject(asObject(service).port);
  const isNamed = asText(name) !== undefined;
  if (isPlainObject(service) && isNamed === (typeof number === 'number' && number > 0)) {
    report([...path, 'service', 'port'], 'the port is exactly one of name and number');
  }
}
