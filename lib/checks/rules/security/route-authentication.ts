import { asTextMap } from '../../../support/plain.ts';
import type { InventoryRule } from '../../rule.ts';
import { exposuresIn, openAnnotation } from '../../security/exposures.ts';

export const routeAuthentication: InventoryRule = {
  id: 'security/route-authentication',
  severity: 'error',
  scope: 'inventory',
  summary: 'what can be reached from outside asks who comes, or says why everybody may',
  check(inventory, report) {
    const told = new Set<object>();
    for (const { entry, path, isGuarded } of exposuresIn(inventory)) {
      const reason = asTextMap(entry.object.metadata.annotations)[openAnnotation];
      if (isGuarded || told.has(entry)) continue;
      if (reason === undefined) {
        report(entry, path, 'everybody who can reach the cluster can reach what is behind this', {
          fix: `${guard(entry.kind)}, or write the reason in the annotation ${openAnnotation}`,
        });
      } else if (reason.trim() === '') {
        told.add(entry);
        report(entry, ['metadata', 'annotations', openAnnotation], 'the reason is empty', {
          fix: 'say why everybody may reach it',
        });
      }
    }
  },
};

function guard(kind: string): string {
  if (kind === 'Service') return 'write type: ClusterIP';
  if (kind === 'IngressRouteTCP') return 'add a MiddlewareTCP with ipAllowList';
  if (kind === 'IngressRouteUDP') return 'remove it: nothing can stand in front of it';
  return 'add a Middleware with basicAuth, forwardAuth or ipAllowList';
}
