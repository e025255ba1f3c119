import { asNumber, asObject, isPlainObject, type PlainObject } from '../../../support/plain.ts';
import type { Path } from '../../../support/yaml.ts';
import { isPortName, isPortNumber } from '../../names.ts';
import type { ObjectRule, Report } from '../../rule.ts';

const handlers = ['exec', 'httpGet', 'tcpSocket', 'grpc'] as const;

export const probes: ObjectRule = {
  id: 'schema/probes',
  severity: 'error',
  scope: 'object',
  summary: 'every probe and lifecycle hook has exactly one handler and times that make sense',
  check({ pod }, report) {
    for (const { object, path, init } of pod?.containers ?? []) {
      for (const name of ['livenessProbe', 'readinessProbe', 'startupProbe'] as const) {
        const probe = object[name];
        if (!isPlainObject(probe)) continue;
        const place = [...path, name];
        if (init) {
          report(place, 'an init container that runs to its end takes no probe', {
            fix: 'remove it, or give the container restartPolicy: Always',
          });
        }
        checkHandler(probe, place, report);
        checkTimes(name, probe, place, report);
      }
      for (const hook of ['postStart', 'preStop'] as const) {
        const handler = asObject(object.lifecycle)[hook];
        if (isPlainObject(handler)) checkHandler(handler, [...path, 'lifecycle', hook], report);
      }
    }
  },
};

function checkHandler(probe: PlainObject, path: Path, report: Report): void {
  const given = [...handlers, 'sleep'].filter((handler) => isPlainObject(probe[handler]));
  if (given.length === 0) report(path, 'no handler is given', { fix: `add one of ${handlers.join(', ')}` });
  if (given.length > 1)
    report(path, `there are ${given.length} handlers: ${given.join(' and ')}`, { fix: 'keep one of them' });
  for (const handler of ['httpGet', 'tcpSocket', 'grpc'] as const) {
    const { port } = asObject(probe[handler]);
    const bad =
      typeof port === 'number' ? !isPortNumber(port) : typeof port === 'string' && !isPortName(port);
    if (bad)
      report([...path, handler, 'port'], `${JSON.stringify(port)} is neither a port nor the name of one`);
  }
}

function checkTimes(name: string, probe: PlainObject, path: Path, report: Report): void {
  for (const field of [
    'periodSeconds',
    'timeoutSeconds',
    'successThreshold',
    'failureThreshold',
    'initialDelaySeconds',
  ]) {
    const value = asNumber(probe[field]);
    if (value !== undefined && value < 0) report([...path, field], `${value} is less than 0`);
  }
  const successes = asNumber(probe.successThreshold) ?? 1;
  if (name !== 'readinessProbe' && successes > 1) {
    report([...path, 'successThreshold'], `a ${name} succeeds the first time`, {
      fix: 'write 1 or leave it out',
    });
  }
  if (name === 'readinessProbe' && probe.terminationGracePeriodSeconds !== undefined) {
    report([...path, 'terminationGracePeriodSeconds'], 'a readiness probe ends no container', {
      fix: 'remove it',
    });
  }
}
