import { didYouMean } from '../../../support/suggest.ts';
import { type AddressUse, addressUses } from '../../configuration/address-uses.ts';
import type { Inventory } from '../../inventory.ts';
import { reportMissing } from '../../missing.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';
import { destinations, formatServicePorts, servicePort } from '../../services.ts';

export const serviceAddress: InventoryRule = {
  id: 'configuration/service-address',
  severity: 'error',
  scope: 'inventory',
  summary: 'every address inside the cluster names a Service that is there, and a port that it has',
  check(inventory, report) {
    const told = new Set<string>();
    for (const use of addressUses(inventory)) {
      // One that is written several times in one text is told once.
      const { from, path, address } = use;
      const key = JSON.stringify([from.groupKind, from.namespace, from.name, path, address.text]);
      if (!told.has(key)) checkUse(use, inventory, placing(use, report));
      told.add(key);
    }
  },
};

/** Reports in the text of a ConfigMap, where the address stands in one. */
const placing =
  ({ inside }: AddressUse, report: InventoryReport): InventoryReport =>
  (where, path, message, options) =>
    report(where, path, message, { ...options, ...(inside && { inside }) });

function checkUse(use: AddressUse, inventory: Inventory, report: InventoryReport): void {
  const { address, from, path } = use;
  const { service: name, namespace, domain, port, shown } = address;
  const { dnsDomain } = inventory.context;
  if (domain !== undefined && dnsDomain !== undefined && domain !== dnsDomain) {
    report(from, path, `"${shown}" ends in .svc.${domain}, and the domain of this cluster is ${dnsDomain}`, {
      fix: `write ${name}.${namespace}.svc.${dnsDomain}`,
    });
  }
  const service = inventory.find('/Service', namespace, name);
  if (!service) {
    reportAbsent(use, inventory, report);
    return;
  }
  if (service.object.spec === undefined || isExternal(service.object.spec) || port === undefined) return;
  if (servicePort(service, port) || destinations(inventory, service, port).some(declares)) return;
  report(from, path, `"${shown}" asks for port ${port}, which the Service ${name} does not have`, {
    fix: `the Service has: ${formatServicePorts(service)}`,
  });
}

const isExternal = (spec: unknown) => (spec as { type?: unknown }).type === 'ExternalName';

/** Behind a headless Service every port of its pods can be asked, as far as they say which they have. */
function declares(destination: ReturnType<typeof destinations>[number]): boolean {
  if (!('pod' in destination)) return true;
  const ports = destination.pod.containers.flatMap(({ ports }) => ports);
  return ports.length === 0 || ports.some(({ number }) => number === destination.port);
}

function reportAbsent(
  { address, from, path }: AddressUse,
  inventory: Inventory,
  report: InventoryReport,
): void {
  const { service: name, namespace, certain, shown } = address;
  const reference = { from, path, groupKind: '/Service', namespace, name };
  if (certain) {
    reportMissing(inventory, report, reference);
    return;
  }
  // A name by itself may be that of a machine: it is one of ours when it is nearly the name of a Service.
  if (inventory.presence('/Service', namespace, name) !== 'absent') return;
  const names = inventory.all('/Service').filter((one) => one.namespace === namespace);
  const meant = didYouMean(
    name,
    names.map((one) => one.name),
  );
  const message = `"${shown}" names no Service of namespace ${namespace}`;
  if (meant !== undefined) report(from, path, message, { fix: `did you mean "${meant}"?` });
  else {
    report(from, path, message, {
      severity: 'warning',
      fix: 'write the whole name of a machine outside the cluster, or correct that of the Service',
    });
  }
}
