import { asNumber, asObject, asText } from '../../../support/plain.ts';
import { suggestion } from '../../../support/suggest.ts';
import type { Path } from '../../../support/yaml.ts';
import type { Container, Pod } from '../../pods.ts';
import type { ObjectRule, Report } from '../../rule.ts';

export const probePort: ObjectRule = {
  id: 'references/probe-port',
  severity: 'error',
  scope: 'object',
  summary: 'every port that a probe or hook asks is one that the container declares',
  check({ pod }, report) {
    for (const container of pod?.containers ?? []) {
      const { object, path } = container;
      for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe'] as const) {
        checkHandler(object[probe], [...path, probe], container, pod, report);
      }
      for (const hook of ['postStart', 'preStop'] as const) {
        checkHandler(asObject(object.lifecycle)[hook], [...path, 'lifecycle', hook], container, pod, report);
      }
    }
  },
};

function checkHandler(
  handler: unknown,
  path: Path,
  container: Container,
  pod: Pod | undefined,
  report: Report,
): void {
  for (const kind of ['httpGet', 'tcpSocket', 'grpc'] as const) {
    const { port, host } = asObject(asObject(handler)[kind]);
    if (asText(host) !== undefined) continue;
    const place = [...path, kind, 'port'];
    const name = asText(port);
    const names = container.ports.flatMap((one) => one.name ?? []);
    if (name !== undefined && !names.includes(name)) {
      report(place, `the container has no port called "${name}"`, { fix: suggestion(name, names) });
    }
    const number = asNumber(port);
    // Containers of a pod share its network, so any of them may be the one that listens.
    const declared = (pod?.containers ?? []).flatMap(({ ports }) => ports.map((one) => one.number));
    if (number !== undefined && declared.length > 0 && !declared.includes(number)) {
      report(place, `no container of the pod declares port ${number}`, {
        severity: 'warning',
        fix: `declare it under ports, or ask one that is: ${[...new Set(declared)].join(', ')}`,
      });
    }
  }
}
