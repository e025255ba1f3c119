import {
  asList,
  asNumber,
  asObject,
  asText,
  at,
  objectsIn,
  type PlainObject,
} from '../../../support/plain.ts';
import { suggestion } from '../../../support/suggest.ts';
import type { Entry } from '../../entry.ts';
import type { Inventory } from '../../inventory.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';

/** What binds an EndpointSlice to a Service; their names mean nothing. */
const label = 'kubernetes.io/service-name';

export const serviceEndpoints: InventoryRule = {
  id: 'references/service-endpoints',
  severity: 'error',
  scope: 'inventory',
  summary: 'every Service without a selector has an EndpointSlice that is bound to it and fits it',
  check(inventory, report) {
    const slices = inventory.all('discovery.k8s.io/EndpointSlice');
    for (const slice of slices) checkSlice(slice, inventory, report);
    for (const service of inventory.all('/Service')) {
      const { selector, type } = asObject(service.object.spec);
      if (type === 'ExternalName' || Object.keys(asObject(selector)).length > 0) continue;
      const own = slices.filter(
        ({ namespace, object }) =>
          namespace === service.namespace && object.metadata.labels?.[label] === service.name,
      );
      if (own.length > 0) {
        for (const slice of own) compare(service, slice, report);
      } else if (!inventory.find('/Endpoints', service.namespace, service.name)) {
        const near = slices.find(
          ({ namespace, name }) => namespace === service.namespace && name.startsWith(service.name),
        );
        report(service, ['spec'], 'the Service has no selector, and no EndpointSlice is bound to it', {
          fix: near
            ? `give EndpointSlice ${near.name} the label ${label}: ${service.name}`
            : `add a selector, or an EndpointSlice with the label ${label}: ${service.name}`,
        });
      }
    }
  },
};

function checkSlice(slice: Entry, inventory: Inventory, report: InventoryReport): void {
  const { namespace, object } = slice;
  const name = asText(object.metadata.labels?.[label]);
  const services = inventory.all('/Service').filter((service) => service.namespace === namespace);
  if (name === undefined) {
    report(slice, ['metadata', 'labels'], `the label ${label} is missing: the slice belongs to no Service`, {
      fix: `write ${label}: <name of the Service>`,
    });
    return;
  }
  const path = ['metadata', 'labels', label];
  const service = services.find((one) => one.name === name);
  if (!service) {
    report(slice, path, `there is no Service "${name}" in namespace ${namespace}`, {
      fix: suggestion(
        name,
        services.map((one) => one.name),
      ),
    });
  } else if (Object.keys(asObject(at(service.object, 'spec', 'selector'))).length > 0) {
    report(slice, path, `the Service ${name} has a selector, so Kubernetes makes slices of its own`, {
      severity: 'warning',
      fix: 'remove the selector of the Service, or this slice',
    });
  }
}

function compare(service: Entry, slice: Entry, report: InventoryReport): void {
  const families = asList(at(service.object, 'spec', 'ipFamilies'));
  const type = asText(slice.object.addressType) ?? '';
  if (families.length > 0 && type !== 'FQDN' && !families.includes(type)) {
    report(
      slice,
      ['addressType'],
      `the Service ${service.name} has only ${families.join(' and ')} addresses`,
      {
        fix: `write addressType: ${families[0]}, or add ${type} to ipFamilies`,
      },
    );
  }
  const given = objectsIn(slice.object.ports);
  for (const [port, index] of objectsIn(at(service.object, 'spec', 'ports'))) {
    const path = ['spec', 'ports', index];
    const bound = given.find(([one]) => portKey(one) === portKey(port));
    if (!bound) {
      const has = given.map(([one]) => portKey(one)).join(', ') || 'none';
      const wanted = portKey(port);
      report(
        service,
        path,
        `its EndpointSlice ${slice.name} has no port ${wanted}: ports are bound by name and protocol`,
        {
          fix: `the slice has: ${has}`,
        },
      );
      continue;
    }
    const [{ port: number }, at_] = bound;
    const target = asNumber(port.targetPort);
    if (target !== undefined && number !== target) {
      report(
        slice,
        ['ports', at_, 'port'],
        `the Service ${service.name} says targetPort: ${target}, and connections go to ${number}`,
        {
          severity: 'warning',
          fix: 'write the same in both: without a selector only the slice counts',
        },
      );
    }
  }
}

/** Ports of a Service and a slice belong together by name and protocol; no name is a name too. */
const portKey = ({ name, protocol }: PlainObject) => `${asText(name) ?? '""'}/${asText(protocol) ?? 'TCP'}`;
