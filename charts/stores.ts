import type { Remote } from '../lib/cluster/schema/remote.ts';
import { NamespaceChart } from '../lib/namespace/chart.ts';
import type { StackContext } from '../lib/namespace/context.ts';
import type { Target } from '../lib/namespace/target.ts';
import type { Endpoint } from '../lib/network/endpoint.ts';
import { addresses } from '../lib/network/outsiders.ts';
import { Loki } from './loki.ts';
import { LokiDistributed } from './loki-distributed.ts';
import { Mimir } from './mimir.ts';
import { Prometheus } from './prometheus.ts';
import { Tempo } from './tempo.ts';
import { TempoDistributed } from './tempo-distributed.ts';

/** Where one signal is kept: its collectors and Grafana know no more of it than this. */
export interface Store {
  readonly write: Target;
  readonly query: Target;
  /** Where its programs show their own metrics. */
  readonly scraped: readonly Endpoint[];
}

/** Where each signal is kept. */
export interface Stores {
  readonly metrics: Store;
  readonly logs: Store;
  readonly traces: Store;
}

/** Metrics, as the cluster's profile has them. */
export function metricsStore(stack: StackContext, objectStore: Endpoint): Store {
  const { profile, remote } = stack.cluster.metrics;
  if (profile === 'mimir') return new Mimir(stack, { objectStore });
  return profile === 'prometheus' ? new Prometheus(stack) : remoteStore('metrics store', remote);
}

/** Logs, as the cluster's profile has them. */
export function logsStore(stack: StackContext, objectStore: Endpoint): Store {
  const { profile, remote } = stack.cluster.logs;
  if (profile === 'remote') return remoteStore('log store', remote);
  return profile === 'distributed'
    ? new LokiDistributed(stack, { objectStore })
    : new Loki(stack, { objectStore });
}

/** Traces, as the cluster's profile has them. */
export function tracesStore(stack: StackContext, objectStore: Endpoint): Store {
  const { profile, remote } = stack.cluster.traces;
  if (profile === 'remote') return remoteStore('trace store', remote);
  return profile === 'distributed'
    ? new TempoDistributed(stack, { objectStore })
    : new Tempo(stack, { objectStore });
}

/** The charts among some stores: what is elsewhere has none. */
export const chartsOf = (stores: readonly Store[]): NamespaceChart[] =>
  stores.filter((store): store is Store & NamespaceChart => store instanceof NamespaceChart);

/** A store outside the cluster. */
function remoteStore(name: string, remote: Remote | undefined): Store {
  if (!remote) throw new RangeError('the profile "remote" has its block: the cluster file is checked for it');
  const { auth, tenant, caSecret } = remote;
  const target = (address: string): Target => {
    const { protocol, port } = new URL(address);
    return {
      address,
      to: { ...addresses(name, remote.addresses), named: true },
      port: Number(port) || (protocol === 'https:' ? 443 : 80),
      access: { auth, tenant, caSecret },
    };
  };
  return { write: target(remote.write), query: target(remote.query), scraped: [] };
}
