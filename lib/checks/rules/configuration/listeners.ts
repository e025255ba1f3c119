import { asObject, at, isPlainObject } from '../../../support/plain.ts';
import type { Path } from '../../../support/yaml.ts';
import { addressUses } from '../../configuration/address-uses.ts';
import { mainOf, reportIn } from '../../configuration/configurations.ts';
import { type Listener, listenersOf } from '../../configuration/listeners.ts';
import { type Program, programsIn, titles } from '../../configuration/programs.ts';
import type { Entry } from '../../entry.ts';
import type { Inventory } from '../../inventory.ts';
import type { Pod } from '../../pods.ts';
import { backendsIn } from '../../routes.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';
import { destinations, portOfPod } from '../../services.ts';

export const listeners: InventoryRule = {
  id: 'configuration/listeners',
  severity: 'error',
  scope: 'inventory',
  summary: 'programs listen on the ports that they are asked on, and their containers declare them',
  check(inventory, report) {
    const asked = portsAsked(inventory);
    for (const program of programsIn(inventory)) {
      const own = listenersOf(inventory, program);
      if (!own) continue;
      checkDeclared(program, own, inventory, report);
      for (const { pod, port, path, from, what } of [...asked, ...probesOf(program)]) {
        if (pod !== program.pod || !isOf(program, port)) continue;
        const listener = own.find((one) => one.port === port);
        if (listener && !listener.local) continue;
        const title = titles[program.name];
        const why = listener
          ? `listens on port ${port} for its own pod only`
          : `does not listen on port ${port}`;
        report(from, path, `${title} ${why}, which ${what}`, {
          fix: listener
            ? `write endpoint: 0.0.0.0:${port}`
            : `it listens on: ${own.map((one) => `${one.port} (${one.what})`).join(', ')}`,
        });
      }
    }
  },
};

interface AskedPort {
  readonly pod: Pod;
  readonly port: number;
  readonly from: Entry;
  readonly path: Path;
  readonly what: string;
}

/** The ports of pods that addresses and routes lead to. What only a Service has, nobody may ever ask for. */
function portsAsked(inventory: Inventory): AskedPort[] {
  const asked: AskedPort[] = [];
  const add = (namespace: string, name: string, port: number | string | undefined, what: string) => {
    const service = inventory.find('/Service', namespace, name);
    if (!service || port === undefined) return;
    for (const destination of destinations(inventory, service, port)) {
      if (
        !('pod' in destination) ||
        asked.some((one) => one.pod === destination.pod && one.port === destination.port)
      )
        continue;
      const from = destination.pod.entry;
      asked.push({
        pod: destination.pod,
        port: destination.port,
        from,
        path: destination.pod.specPath,
        what,
      });
    }
  };
  for (const { address, from } of addressUses(inventory))
    add(
      address.namespace,
      address.service,
      address.port,
      `${from.kind} ${from.namespace}/${from.name} asks for`,
    );
  for (const { groupKind, namespace, name, port, from } of backendsIn(inventory))
    if (groupKind === '/Service')
      add(namespace, name, port, `${from.kind} ${from.namespace}/${from.name} leads to`);
  return asked;
}

function probesOf({ pod, container }: Program): AskedPort[] {
  return ['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((probe) =>
    ['httpGet', 'tcpSocket', 'grpc'].flatMap((handler) => {
      const action = at(container.object, probe, handler);
      if (!isPlainObject(action)) return [];
      const port = portOfPod({ ...pod, containers: [container] }, asObject(action).port);
      const path = [...container.path, probe, handler, 'port'];
      return port === undefined ? [] : [{ pod, port, from: pod.entry, path, what: `its ${probe} asks` }];
    }),
  );
}

/** Whether a port of the pod can be this container's: one that another declares is not. */
const isOf = ({ pod, container }: Program, port: number) =>
  container.ports.some(({ number }) => number === port) ||
  !pod.containers.some(({ ports }) => ports.some(({ number }) => number === port));

/** What a configuration opens to others, its container is to declare: Services and policies name it then. */
function checkDeclared(
  program: Program,
  own: readonly Listener[],
  inventory: Inventory,
  report: InventoryReport,
): void {
  const main = mainOf(inventory, program);
  for (const { port, local, path, what, protocol } of own) {
    const isDeclared = program.container.ports.some(({ number }) => number === port);
    if (!main || path === undefined || local || isDeclared) continue;
    reportIn(
      report,
      main,
      path,
      `${titles[program.name]} listens on port ${port} (${what}), which container ${program.container.name} does not declare`,
      {
        severity: 'warning',
        fix: `add { name: ${what.replaceAll(/[._]/g, '-')}, containerPort: ${port}, protocol: ${protocol} } to its ports`,
      },
    );
  }
}
