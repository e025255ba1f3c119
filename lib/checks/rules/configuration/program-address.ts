import { asText } from '../../../support/plain.ts';
import { type AddressUse, addressUses } from '../../configuration/address-uses.ts';
import { dataSourcesIn } from '../../configuration/data-sources.ts';
import { listenersOf } from '../../configuration/listeners.ts';
import { type Program, type ProgramName, programsOf, titles } from '../../configuration/programs.ts';
import type { Inventory } from '../../inventory.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';
import { destinations } from '../../services.ts';

export const programAddress: InventoryRule = {
  id: 'configuration/program-address',
  severity: 'error',
  scope: 'inventory',
  summary: 'every address of an API leads to the program that has it, at the port where it has it',
  check(inventory, report) {
    const dataSources = new Map(
      dataSourcesIn(inventory).map((source) => [
        `${source.configuration.file.entry.name}/${source.configuration.file.key}/${asText(source.source.url)}`,
        source.type,
      ]),
    );
    for (const use of addressUses(inventory)) {
      const { from, path, address } = use;
      const type = dataSources.get(`${from.name}/${path[1]}/${address.text}`);
      const wanted = paths.find(({ form }) => form.test(address.urlPath))?.programs ?? types[type ?? ''];
      if (wanted) checkUse(use, wanted, type, inventory, report);
    }
  },
};

/** Paths that belong to one API, and the programs that have it. */
const paths: readonly { readonly form: RegExp; readonly programs: readonly ProgramName[] }[] = [
  { form: /^\/loki\/api\/v1\//, programs: ['loki'] },
  { form: /^\/api\/v1\/push$/, programs: ['mimir'] },
  { form: /^\/api\/v1\/write$/, programs: ['prometheus'] },
];

/** Types of data sources, and the programs that they ask. */
const types: Readonly<Record<string, readonly ProgramName[]>> = {
  loki: ['loki'],
  prometheus: ['prometheus', 'mimir'],
  tempo: ['tempo'],
};

function checkUse(
  { address, from, path, inside }: AddressUse,
  wanted: readonly ProgramName[],
  type: string | undefined,
  inventory: Inventory,
  report: InventoryReport,
): void {
  const service = inventory.find('/Service', address.namespace, address.service);
  if (!service || address.port === undefined) return;
  for (const destination of destinations(inventory, service, address.port)) {
    if (!('pod' in destination)) continue;
    const programs = programsOf(inventory, destination.pod).filter(({ name }) => !isSidecar(name));
    // What runs there is not known: a proxy, or something that speaks the same API.
    if (programs.length === 0) continue;
    const what =
      type === undefined ? `"${address.shown}"` : `"${address.shown}", of a data source of type ${type},`;
    const options = { ...(inside && { inside }) };
    const fitting = programs.find(({ name }) => wanted.includes(name));
    if (!fitting) {
      const found = programs.map(({ name }) => titles[name]).join(' and ');
      report(
        from,
        path,
        `${what} leads to ${found}, not to ${wanted.map((name) => titles[name]).join(' or ')}`,
        {
          ...options,
          fix: 'write the address of the program that is meant',
        },
      );
    } else checkPort(fitting, destination.port, what, { from, path, options }, inventory, report);
    return;
  }
}

const isSidecar = (name: ProgramName) => name === 'sidecar' || name === 'reloader';

function checkPort(
  program: Program,
  port: number,
  what: string,
  { from, path, options }: { from: AddressUse['from']; path: AddressUse['path']; options: object },
  inventory: Inventory,
  report: InventoryReport,
): void {
  const listeners = listenersOf(inventory, program);
  const http = listeners?.find((listener) => listener.what === 'http');
  const other = listeners?.find((listener) => listener.port === port);
  if (!http || !other || other.port === http.port) return;
  report(from, path, `${what} leads to port ${port}, where ${titles[program.name]} speaks ${other.what}`, {
    ...options,
    fix: `its API is at port ${http.port} of the pod`,
  });
}
