import { asNumber, asObject, asText, at, objectsIn } from '../../../support/plain.ts';
import type { Path } from '../../../support/yaml.ts';
import type { Entry } from '../../entry.ts';
import type { Inventory } from '../../inventory.ts';
import { reportMissing } from '../../missing.ts';
import type { InventoryReport, InventoryRule } from '../../rule.ts';

export const webhookService: InventoryRule = {
  id: 'references/webhook-service',
  severity: 'error',
  scope: 'inventory',
  summary: 'every Service that the API server is told to call is there, with the port it is called by',
  check(inventory, report) {
    const admission = ['MutatingWebhookConfiguration', 'ValidatingWebhookConfiguration'];
    for (const entry of admission.flatMap((kind) => inventory.all(`admissionregistration.k8s.io/${kind}`))) {
      for (const [webhook, index] of objectsIn(entry.object.webhooks)) {
        const path = ['webhooks', index, 'clientConfig', 'service'];
        checkService(entry, at(webhook, 'clientConfig', 'service'), path, inventory, report);
      }
    }
    for (const entry of inventory.all('apiregistration.k8s.io/APIService')) {
      const path = ['spec', 'service'];
      checkService(entry, at(entry.object, ...path), path, inventory, report);
    }
    for (const entry of inventory.all('apiextensions.k8s.io/CustomResourceDefinition')) {
      const path = ['spec', 'conversion', 'webhook', 'clientConfig', 'service'];
      checkService(entry, at(entry.object, ...path), path, inventory, report);
    }
  },
};

function checkService(
  from: Entry,
  reference: unknown,
  path: Path,
  inventory: Inventory,
  report: InventoryReport,
): void {
  const { name, namespace, port } = asObject(reference);
  const [nameText, namespaceText] = [asText(name), asText(namespace)];
  if (nameText === undefined || namespaceText === undefined) return;
  const target = { groupKind: '/Service', namespace: namespaceText, name: nameText };
  if (!reportMissing(inventory, report, { from, path: [...path, 'name'], ...target })) return;
  const service = inventory.find(target.groupKind, target.namespace, target.name);
  const ports = objectsIn(at(service?.object.spec, 'ports')).map(([one]) => asNumber(one.port));
  const wanted = asNumber(port) ?? 443;
  if (service && !ports.includes(wanted)) {
    report(
      from,
      port === undefined ? path : [...path, 'port'],
      `the Service ${nameText} has no port ${wanted}`,
      {
        fix: `the Service has: ${ports.join(', ')}${port === undefined ? '; without a port, 443 is meant' : ''}`,
      },
    );
  }
}
