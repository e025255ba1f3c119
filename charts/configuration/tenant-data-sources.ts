import type { Cluster } from '../../lib/cluster/cluster.ts';
import { tenantHeader, tenantsOf } from '../../lib/cluster/tenants.ts';

interface DataSource {
  readonly name: string;
  readonly uid: string;
  readonly type: string;
  readonly jsonData: Readonly<Record<string, unknown>>;
}

/**
 * Data sources where projects have tenants: those of Loki and Tempo read all of them, and each project has a pair of its
 * own, which refers to each other. Metrics have no tenants: there is one source for all.
 */
export function withTenants<T extends DataSource>(cluster: Cluster, sources: readonly T[]): readonly T[] {
  const tenants = tenantsOf(cluster);
  if (!tenants) return sources;
  const separated = sources.filter(({ type }) => type === 'loki' || type === 'tempo');
  const uids = separated.map(({ uid }) => uid);
  return [
    ...sources.map((source) => (separated.includes(source) ? reading(source, tenants.all) : source)),
    ...tenants.projects.flatMap((project) =>
      separated.map((source) => {
        const own = referring(source, (uid) => (uids.includes(uid) ? `${uid}-${project}` : uid));
        return {
          ...reading(own, project),
          name: `${source.name}: ${project}`,
          uid: `${source.uid}-${project}`,
        };
      }),
    ),
  ];
}

/** Grafana sends a header whose name and value it finds under a number. */
function reading<T extends DataSource>(source: T, tenant: string): T {
  return {
    ...source,
    jsonData: { ...source.jsonData, httpHeaderName1: tenantHeader },
    secureJsonData: { httpHeaderValue1: tenant },
  };
}

/** A source with other uids wherever it names one. */
function referring<T>(value: T, rename: (uid: string) => string): T {
  const text = JSON.stringify(value, (key, inner: unknown) =>
    key === 'datasourceUid' && typeof inner === 'string' ? rename(inner) : inner,
  );
  return JSON.parse(text) as T;
}
