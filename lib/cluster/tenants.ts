import type { Cluster } from './cluster.ts';

/** The tenants of Loki and Tempo in a cluster whose projects have their own. */
export interface Tenants {
  /** Of everything that belongs to no listed project. */
  readonly shared: string;
  /** Ids of projects, sorted: each is the name of its tenant. */
  readonly projects: readonly string[];
  /** What reads all of them, as X-Scope-OrgID: `a|b|poddle`. */
  readonly all: string;
}

/** The header by which Loki, Tempo and Mimir tell tenants. */
export const tenantHeader = 'X-Scope-OrgID';

/** The tenants of a cluster; undefined where everything is in one store without tenants. */
export function tenantsOf({ tenants }: Pick<Cluster, 'tenants'>): Tenants | undefined {
  const { shared } = tenants;
  const projects = [...tenants.projects].sort();
  return projects.length === 0
    ? undefined
    : { shared, projects, all: [...projects, shared].sort().join('|') };
}
