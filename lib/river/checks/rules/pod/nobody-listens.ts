import type { PodReport, PodRule } from '../../../pod/rule.ts';
import { targetOf } from '../../../pod/services.ts';
import type { Place, Protocol } from '../../../pod/workload.ts';
import { isReachable, knowsAllPorts, type OpenPort, openPorts } from './ports.ts';

export const nobodyListens: PodRule = {
  id: 'river/nobody-listens',
  severity: 'error',
  summary: 'Alloy listens on every port that its container, its Services and its probes name',
  check(run, report) {
    if (!knowsAllPorts(run)) return;
    const { container, services, sidecars } = run.workload;
    const open = openPorts(run);
    const elsewhere = sidecars.flatMap(({ ports }) => ports.map(({ number }) => number));
    const judge = (port: number | undefined, protocol: Protocol, place: Place, what: string) => {
      if (port !== undefined && !elsewhere.includes(port))
        checkPort({ port, protocol, place, what }, open, report);
    };
    for (const { number, protocol, place } of container.ports)
      judge(number, protocol, place, 'the container has');
    for (const { ports } of services) {
      for (const one of ports) {
        const target = targetOf(one, container.ports);
        // What is a port of the container, too, is told there.
        if (container.ports.some(({ number }) => number === target)) continue;
        judge(target, one.protocol, one.place, 'the Service leads to');
      }
    }
    for (const { kind, port, place } of container.probes) {
      const number = targetOf({ target: port, protocol: 'TCP' }, container.ports);
      if (container.ports.some((one) => one.number === number && one.protocol === 'TCP')) continue;
      judge(number, 'TCP', place, `the ${kind} asks`);
    }
  },
};

interface Named {
  readonly port: number;
  readonly protocol: Protocol;
  readonly place: Place;
  /** What names it, and how. */
  readonly what: string;
}

function checkPort(
  { port, protocol, place, what }: Named,
  open: readonly OpenPort[],
  report: PodReport,
): void {
  const same = open.filter((one) => one.port === port && one.protocol === protocol);
  if (same.some(isReachable)) return;
  const [local] = same;
  report(
    place,
    local
      ? `${what} ${protocol} port ${port}, but ${local.who} listens there for the pod itself only (${local.host})`
      : `${what} ${protocol} port ${port}, and nothing in Alloy listens there`,
    { fix: local ? `let it listen on 0.0.0.0:${port}` : 'remove the port, or add what listens there' },
  );
}
