import { asList, asText, at, isPlainObject, objectsIn } from '../../../support/plain.ts';
import type { Entry } from '../../entry.ts';
import type { Inventory } from '../../inventory.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';
import { exposuresIn } from '../../security/exposures.ts';

export const routeTls: InventoryRule = {
  id: 'security/route-tls',
  severity: 'error',
  scope: 'inventory',
  summary: 'every route from outside is encrypted',
  check(inventory, report) {
    for (const entry of new Set(exposuresIn(inventory).map((exposure) => exposure.entry))) {
      if (entry.kind === 'IngressRoute' || entry.kind === 'IngressRouteTCP') checkTraefik(entry, report);
      if (entry.kind === 'Ingress') checkIngress(entry, report);
      if (entry.group === 'gateway.networking.k8s.io') checkGateway(entry, inventory, report);
    }
  },
};

function checkTraefik(entry: Entry, report: InventoryReport): void {
  const { object, kind } = entry;
  if (isPlainObject(at(object, 'spec', 'tls'))) return;
  const points = asList(at(object, 'spec', 'entryPoints')).map(String);
  // An entry point may have TLS for all of its routes.
  const maySecure = points.length > 0 && points.every((point) => /secure|https|tls/i.test(point));
  report(entry, ['spec'], `this ${kind} has no tls: passwords go over the network in the clear`, {
    ...(maySecure && { severity: 'warning' }),
    fix: 'write tls: { secretName: … } or { certResolver: … }',
  });
}

function checkIngress(entry: Entry, report: InventoryReport): void {
  const annotations = entry.object.metadata.annotations ?? {};
  const hasTls =
    objectsIn(at(entry.object, 'spec', 'tls')).length > 0 ||
    annotations['traefik.ingress.kubernetes.io/router.tls'] === 'true';
  if (!hasTls) {
    report(entry, ['spec'], 'this Ingress has no tls: passwords go over the network in the clear', {
      fix: 'write tls: [{ hosts: […], secretName: … }]',
    });
  }
}

function checkGateway(entry: Entry, inventory: Inventory, report: InventoryReport): void {
  for (const [parent, index] of objectsIn(at(entry.object, 'spec', 'parentRefs'))) {
    const namespace = asText(parent.namespace) ?? entry.namespace;
    const gateway = inventory.find('gateway.networking.k8s.io/Gateway', namespace, asText(parent.name) ?? '');
    const plain = objectsIn(at(gateway?.object, 'spec', 'listeners')).find(
      ([{ name, protocol }]) =>
        (parent.sectionName === undefined || parent.sectionName === name) && protocol === 'HTTP',
    );
    if (!plain) continue;
    report(
      entry,
      ['spec', 'parentRefs', index],
      `the listener ${plain[0].name} of Gateway ${gateway?.name} is not encrypted`,
      {
        fix: 'attach to a listener with protocol: HTTPS, by sectionName',
      },
    );
  }
}
