import { isNamespaced } from '../../../support/kubernetes.ts';
import { asText } from '../../../support/plain.ts';
import { didYouMean } from '../../../support/suggest.ts';
import type { InventoryRule } from '../../rule.ts';

export const namespace: InventoryRule = {
  id: 'schema/namespace',
  severity: 'error',
  scope: 'inventory',
  summary: 'every namespace that is used exists, and only namespaced objects name one',
  check(inventory, report) {
    const own = inventory.all('/Namespace').map(({ name }) => name);
    const crds = inventory.all('apiextensions.k8s.io/CustomResourceDefinition').map(({ object }) => object);
    for (const entry of inventory.entries) {
      const written = asText(entry.object.metadata.namespace);
      if (written === undefined) continue;
      if (!isNamespaced(entry.object.apiVersion, entry.kind, crds)) {
        report(entry, ['metadata', 'namespace'], `a ${entry.kind} lies in no namespace`, {
          severity: 'warning',
          fix: 'remove it: the API server drops it, and whoever compares sees a difference for ever',
        });
      } else if (own.length > 0 && inventory.presence('/Namespace', '', written) === 'absent') {
        // Without any Namespace of their own, manifests are made for namespaces that someone else makes.
        const meant = didYouMean(written, own);
        report(entry, ['metadata', 'namespace'], `there is no Namespace "${written}"`, {
          fix: meant ? `did you mean "${meant}"?` : `add it to the manifests; there are: ${own.join(', ')}`,
        });
      }
    }
  },
};
