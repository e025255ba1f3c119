import { asText, asTextMap } from '../../../support/plain.ts';
import { parse } from '../../configuration/parsed.ts';
import type { Inventory } from '../../inventory.ts';
import type { InventoryRule } from '../../rule.ts';

export const endpointSlices: InventoryRule = {
  id: 'gitops/endpoint-slices',
  severity: 'error',
  scope: 'inventory',
  summary: 'Argo CD applies the EndpointSlices that are among the manifests',
  check(inventory, report) {
    if (!usesArgoCd(inventory) || isTold(inventory)) return;
    for (const entry of [
      ...inventory.all('discovery.k8s.io/EndpointSlice'),
      ...inventory.all('/Endpoints'),
    ]) {
      report(entry, [], `Argo CD leaves out every ${entry.kind} by default: the Service leads nowhere`, {
        fix: 'take it off resource.exclusions of the ConfigMap argocd-cm (docs/gitops.md)',
      });
    }
  },
};

function usesArgoCd(inventory: Inventory): boolean {
  const { gitops } = inventory.context;
  if (gitops !== undefined) return gitops === 'argocd';
  return ['Application', 'ApplicationSet'].some((kind) => inventory.all(`argoproj.io/${kind}`).length > 0);
}

/** Whether the cluster file, or Argo CD's own ConfigMap among the manifests, says that it applies them. */
function isTold(inventory: Inventory): boolean {
  if (inventory.context.endpointSlices !== undefined) return inventory.context.endpointSlices;
  const settings = inventory.all('/ConfigMap').find(({ name }) => name === 'argocd-cm');
  const exclusions = asText(asTextMap(settings?.object.data)['resource.exclusions']);
  return (
    exclusions !== undefined && !JSON.stringify(parse(exclusions, 'yaml').value).includes('EndpointSlice')
  );
}
