import type { Cluster } from '../../lib/cluster/cluster.ts';
import { tenantHeader, tenantsOf } from '../../lib/cluster/tenants.ts';
import type { Middlewares } from '../../lib/namespace/routes.ts';

/** Has who comes by a route of a store read and write the shared tenant, whatever tenant a client asks for. */
export function sharedTenantOnly(cluster: Cluster): Middlewares {
  const tenants = tenantsOf(cluster);
  return tenants ? { tenant: { headers: { customRequestHeaders: { [tenantHeader]: tenants.shared } } } } : {};
}
