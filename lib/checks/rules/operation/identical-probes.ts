import { canonicalJson } from '../../../support/json.ts';
import { asNumber, asObject, isPlainObject, type PlainObject } from '../../../support/plain.ts';
import type { ObjectRule } from '../../rule.ts';

export const identicalProbes: ObjectRule = {
  id: 'operation/identical-probes',
  severity: 'warning',
  scope: 'object',
  summary: 'a container is not restarted for what makes it unready',
  check({ pod }, report) {
    for (const { object, path, name } of pod?.containers ?? []) {
      const { livenessProbe: live, readinessProbe: ready } = object;
      if (!isPlainObject(live) || !isPlainObject(ready) || handlerOf(live) !== handlerOf(ready)) continue;
      // One that waits much longer gives it the time to come back.
      if (patience(live) >= 3 * patience(ready)) continue;
      report(
        [...path, 'livenessProbe'],
        `container ${name} is restarted as soon as it is not ready: both probes ask the same`,
        {
          fix: 'ask for something else that only fails when a restart helps, or give it a higher failureThreshold',
        },
      );
    }
  },
};

function handlerOf(probe: PlainObject): string {
  const { httpGet, tcpSocket, exec, grpc } = probe;
  const { scheme = 'HTTP', ...get } = asObject(httpGet);
  return canonicalJson({
    httpGet: httpGet === undefined ? undefined : { scheme, ...get },
    tcpSocket,
    exec,
    grpc,
  });
}

/** Seconds of failure that a probe puts up with. */
const patience = ({ failureThreshold, periodSeconds }: PlainObject) =>
  (asNumber(failureThreshold) ?? 3) * (asNumber(periodSeconds) ?? 10);
