import { asObject, asText, at, objectsIn } from '../../../support/plain.ts';
import type { Path } from '../../../support/yaml.ts';
import type { Entry } from '../../entry.ts';
import type { Inventory } from '../../inventory.ts';
import { reportMissing } from '../../missing.ts';
import { traefikRoutesIn } from '../../routes.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';
import { checkSecret } from './secret.ts';

export const routeTlsSecret: InventoryRule = {
  id: 'references/route-tls-secret',
  severity: 'error',
  scope: 'inventory',
  summary: 'every certificate that a route or gateway names is a Secret with tls.crt and tls.key',
  check(inventory, report) {
    for (const entry of traefikRoutesIn(inventory)) {
      const { secretName, options } = asObject(at(entry.object, 'spec', 'tls'));
      checkCertificate(inventory, report, entry, ['spec', 'tls', 'secretName'], secretName);
      checkOptions(inventory, report, entry, options);
    }
    for (const entry of inventory.all('networking.k8s.io/Ingress')) {
      for (const [{ secretName }, index] of objectsIn(at(entry.object, 'spec', 'tls'))) {
        checkCertificate(inventory, report, entry, ['spec', 'tls', index, 'secretName'], secretName);
      }
    }
    for (const entry of inventory.all('gateway.networking.k8s.io/Gateway')) {
      for (const [listener, index] of objectsIn(at(entry.object, 'spec', 'listeners'))) {
        for (const [reference, at_] of objectsIn(at(listener, 'tls', 'certificateRefs'))) {
          const isElsewhere =
            asText(reference.namespace) !== undefined && reference.namespace !== entry.namespace;
          if (isElsewhere || (asText(reference.kind) ?? 'Secret') !== 'Secret') continue;
          const path = ['spec', 'listeners', index, 'tls', 'certificateRefs', at_, 'name'];
          checkCertificate(inventory, report, entry, path, reference.name);
        }
      }
    }
  },
};

function checkCertificate(
  inventory: Inventory,
  report: InventoryReport,
  entry: Entry,
  path: Path,
  name: unknown,
): void {
  const annotations = Object.keys(entry.object.metadata.annotations ?? {});
  // cert-manager makes the Secret for an Ingress or Gateway that carries one of its annotations.
  if (annotations.some((key) => /^cert-manager\.io\/(cluster-)?issuer$/.test(key))) return;
  const keys = ['tls.crt', 'tls.key'].map((key) => ({ key, path }));
  checkSecret(inventory, report, entry, path, asText(name), keys);
}

function checkOptions(inventory: Inventory, report: InventoryReport, from: Entry, options: unknown): void {
  const { name, namespace } = asObject(options);
  const text = asText(name);
  // "default" is there without being made.
  if (text === undefined || text.includes('@') || text === 'default') return;
  reportMissing(inventory, report, {
    from,
    path: ['spec', 'tls', 'options', 'name'],
    groupKind: 'traefik.io/TLSOption',
    namespace: asText(namespace) ?? from.namespace,
    name: text,
  });
}
