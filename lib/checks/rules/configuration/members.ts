import { asNumber, asText, at, isPlainObject } from '../../../support/plain.ts';
import { type AddressUse, addressUses } from '../../configuration/address-uses.ts';
import { type Configuration, configurationsIn, reportIn } from '../../configuration/configurations.ts';
import { type Program, programsIn, titles } from '../../configuration/programs.ts';
import type { Inventory } from '../../inventory.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';
import { podsBehind } from '../../services.ts';

export const members: InventoryRule = {
  id: 'configuration/members',
  severity: 'error',
  scope: 'inventory',
  summary: 'replicas that share work find each other, by a Service that selects them',
  check(inventory, report) {
    const uses = addressUses(inventory);
    for (const configuration of configurationsIn(inventory)) {
      if (configuration.role !== 'main' || !ringPrograms.includes(configuration.program.name)) continue;
      checkRing(configuration, report);
      const { file, program } = configuration;
      const port = asNumber(at(configuration.parsed.value, 'memberlist', 'bind_port')) ?? 7946;
      for (const use of uses) {
        const isJoin =
          use.from === file.entry &&
          use.path[1] === file.key &&
          use.pods.includes(program.pod) &&
          joins(configuration, use);
        if (isJoin) checkJoin(use, program, port, inventory, report);
      }
    }
    for (const program of programsIn(inventory)) {
      const path = program.flags.get('cluster.join-addresses')?.path;
      if (program.name !== 'alloy' || path === undefined) continue;
      for (const use of uses) {
        if (use.from === program.pod.entry && use.path.join() === path.join())
          checkJoin(use, program, undefined, inventory, report);
      }
    }
  },
};

const ringPrograms = ['loki', 'tempo', 'mimir'];

/** Whether an address is one of `memberlist.join_members`. */
function joins({ parsed }: Configuration, { address }: AddressUse): boolean {
  const list = at(parsed.value, 'memberlist', 'join_members');
  return [list].flat().some((one) => asText(one)?.includes(address.text));
}

function checkJoin(
  { address, from, path, inside }: AddressUse,
  program: Program,
  port: number | undefined,
  inventory: Inventory,
  report: InventoryReport,
): void {
  const service = inventory.find('/Service', address.namespace, address.service);
  if (!service) return;
  const options = inside ? { inside } : {};
  const title = titles[program.name];
  if (!podsBehind(inventory, service).includes(program.pod)) {
    report(
      from,
      path,
      `the Service ${service.name} does not select the pods of ${title}: its replicas stay alone`,
      {
        ...options,
        fix: `name a Service that selects ${program.pod.entry.kind} ${program.pod.entry.name}`,
      },
    );
  } else if (port !== undefined && address.port !== undefined && address.port !== port) {
    report(from, path, `"${address.shown}" asks for port ${address.port}, and members listen on ${port}`, {
      ...options,
      fix: `write port ${port}, or bind_port: ${address.port} under memberlist`,
    });
  }
}

/** Several replicas with nothing that they share are several rings of one. */
function checkRing(configuration: Configuration, report: InventoryReport): void {
  const { program, parsed } = configuration;
  const { replicas } = program.pod;
  if (replicas === undefined || replicas < 2) return;
  const { value } = parsed;
  const store = stores.map((path) => asText(at(value, ...path))).find((one) => one !== undefined);
  const hasMembers = [at(value, 'memberlist', 'join_members')]
    .flat()
    .some((one) => asText(one) !== undefined);
  const isShared =
    store === undefined ? hasMembers : store === 'memberlist' ? hasMembers : store !== 'inmemory';
  if (isShared) return;
  const path = isPlainObject(at(value, 'memberlist')) ? ['memberlist'] : [];
  reportIn(
    report,
    configuration,
    path,
    `${replicas} replicas of ${titles[program.name]} do not know of each other`,
    {
      fix: 'name a Service of theirs in memberlist.join_members',
    },
  );
}

/** Where the store of the ring may be written. */
const stores = [
  ['common', 'ring', 'kvstore', 'store'],
  ['ingester', 'lifecycler', 'ring', 'kvstore', 'store'],
  ['ingester', 'ring', 'kvstore', 'store'],
];
