import { asObject, asText, at } from '../../../support/plain.ts';
import { type AddressUse, addressUses } from '../../configuration/address-uses.ts';
import { mainOf, reportIn } from '../../configuration/configurations.ts';
import { type DataSource, dataSourcesIn } from '../../configuration/data-sources.ts';
import { type Program, programsOf, titles } from '../../configuration/programs.ts';
import type { Inventory } from '../../inventory.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';
import { destinations } from '../../services.ts';

export const tenants: InventoryRule = {
  id: 'configuration/tenants',
  severity: 'error',
  scope: 'inventory',
  summary: 'clients say which tenant they are where a store keeps tenants apart, and only there',
  check(inventory, report) {
    for (const source of dataSourcesIn(inventory)) {
      const { file } = source.configuration;
      const url = asText(source.source.url);
      const use = addressUses(inventory).find(
        ({ from, path, address }) => from === file.entry && path[1] === file.key && address.text === url,
      );
      const store = use && storeBehind(use, inventory);
      if (store) checkSource(source, store, inventory, report);
    }
  },
};

/** Where each store says whether it keeps tenants apart, and whether it does when it says nothing. */
const settings = {
  loki: { key: 'auth_enabled', usual: true },
  mimir: { key: 'multitenancy_enabled', usual: true },
  tempo: { key: 'multitenancy_enabled', usual: false },
} as const;

type Store = Program & { readonly name: keyof typeof settings };

function storeBehind({ address }: AddressUse, inventory: Inventory): Store | undefined {
  const service = inventory.find('/Service', address.namespace, address.service);
  if (!service || address.port === undefined) return undefined;
  return destinations(inventory, service, address.port)
    .flatMap((destination) => ('pod' in destination ? programsOf(inventory, destination.pod) : []))
    .find((program): program is Store => Object.hasOwn(settings, program.name));
}

function checkSource(
  { configuration, source, path }: DataSource,
  store: Store,
  inventory: Inventory,
  report: InventoryReport,
): void {
  const main = mainOf(inventory, store);
  if (!main) return;
  const { key, usual } = settings[store.name];
  const written = at(main.parsed.value, key);
  const keepsApart = typeof written === 'boolean' ? written : usual;
  const jsonData = asObject(source.jsonData);
  const header = Object.entries(jsonData).find(
    ([name, value]) => name.startsWith('httpHeaderName') && asText(value)?.toLowerCase() === 'x-scope-orgid',
  );
  const title = titles[store.name];
  if (keepsApart && !header) {
    reportIn(
      report,
      configuration,
      path,
      `${title} keeps tenants apart, and this data source names none: it gets 401`,
      {
        fix: `add the header X-Scope-OrgID (jsonData.httpHeaderName1, secureJsonData.httpHeaderValue1), or write ${key}: false`,
      },
    );
  } else if (!keepsApart && header) {
    reportIn(
      report,
      configuration,
      [...path, 'jsonData', header[0]],
      `${title} keeps no tenants apart: this header changes nothing`,
      {
        severity: 'warning',
        fix: `remove it, or write ${key}: true`,
      },
    );
  }
}
