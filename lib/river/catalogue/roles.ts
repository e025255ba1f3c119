import { component } from './components.ts';
import type { BodyFacts } from './types.ts';
import type { ValueType } from './value-types.ts';

/**
 * What a component does with data: `source` brings it in, `processor` passes it on, `sink` delivers it outside,
 * `targets` finds or changes scrape targets, `helper` does none of it (authentication, files, rules).
 */
export type Role = 'source' | 'processor' | 'sink' | 'targets' | 'helper';

/**
 * A component's role, from what it exports and what can be wired into its arguments; undefined when Alloy has no such
 * component. What is received by a component is exported by it, what is sent is an argument.
 */
export function roleOf(name: string): Role | undefined {
  const facts = component(name);
  if (facts === undefined) return undefined;
  const exported = Object.values(facts.exports);
  const receives = exported.some(isReceiver);
  const sends = sendsFrom(facts);
  if (receives) return sends ? 'processor' : 'sink';
  if (sends) return 'source';
  return exported.some(({ kind }) => kind === 'targets') ? 'targets' : 'helper';
}

function sendsFrom(body: BodyFacts): boolean {
  const args = Object.values(body.arguments);
  if (args.some(({ type }) => isReceiver(type) || (type.kind === 'list' && isReceiver(type.of)))) return true;
  return Object.entries(body.blocks).some(([name, block]) => name === 'output' && sendsFrom(block.body));
}

function isReceiver(type: ValueType): boolean {
  return (
    type.kind === 'capsule' &&
    ['LogsReceiver', 'MetricsReceiver', 'ProfilesReceiver', 'otelcol.Consumer'].includes(type.capsule)
  );
}

/**
 * How a component shares its work among the replicas of a cluster. `block`: with a `clustering { enabled = true }` block
 * and `--cluster.enabled`. `leader`: only one replica works, without a block. Components that are not named do all of
 * their work in every replica. Source: Alloy 1.18.1, every use of `internal/service/cluster`.
 */
export function clusteringOf(name: string): 'block' | 'leader' | undefined {
  return clustering.get(name);
}

const clustering = new Map<string, 'block' | 'leader'>([
  ['loki.source.kubernetes', 'block'],
  ['loki.source.kubernetes_events', 'block'],
  ['loki.source.podlogs', 'block'],
  ['mimir.rules.kubernetes', 'leader'],
  ['prometheus.operator.podmonitors', 'block'],
  ['prometheus.operator.probes', 'block'],
  ['prometheus.operator.scrapeconfigs', 'block'],
  ['prometheus.operator.servicemonitors', 'block'],
  ['prometheus.scrape', 'block'],
  ['pyroscope.scrape', 'block'],
]);

/** The components that know of the cluster. */
export const clusteredComponents = (): string[] => [...clustering.keys()];

/**
 * What must come to one and the same replica for a component to be right. `trace`: all spans of a trace, so balancing
 * by `traceID`. `series`: all points of a metric series, so balancing by `streamID` (or one replica).
 */
export function stateOf(name: string): 'trace' | 'series' | undefined {
  return state.get(name);
}

const state = new Map<string, 'trace' | 'series'>([
  ['otelcol.processor.tail_sampling', 'trace'],
  ['otelcol.connector.servicegraph', 'trace'],
  // Counts per series, which every replica would start of its own; the spans of a trace are best counted together.
  ['otelcol.connector.spanmetrics', 'trace'],
  ['otelcol.connector.host_info', 'series'],
  ['otelcol.processor.cumulativetodelta', 'series'],
  ['otelcol.processor.deltatocumulative', 'series'],
  ['otelcol.processor.interval', 'series'],
  ['otelcol.processor.metric_start_time', 'series'],
]);

/** The components that keep state across what they receive. */
export const statefulComponents = (): string[] => [...state.keys()];

/**
 * The components that keep files below `--storage.path`: positions, write-ahead logs, queues. Lost on restart where
 * that path is not a volume. Source: Alloy 1.18.1, every use of `Options.DataPath`.
 */
export const storingComponents: readonly string[] = [
  'loki.source.cloudflare',
  'loki.source.docker',
  'loki.source.file',
  'loki.source.journal',
  'loki.source.kubernetes',
  'loki.source.kubernetes_events',
  'loki.source.podlogs',
  'loki.source.windowsevent',
  'loki.write',
  'otelcol.storage.file',
  'prometheus.remote_write',
  'prometheus.write.queue',
  'pyroscope.write',
];

/**
 * Whether an authentication handler can check incoming requests (`auth` of a receiver) or only sign outgoing ones.
 * Source: Alloy 1.18.1, `AuthFeatures` of `internal/component/otelcol/auth/`.
 */
export function authSides(name: string): readonly ('client' | 'server')[] {
  if (!name.startsWith('otelcol.auth.')) return [];
  return name === 'otelcol.auth.basic' || name === 'otelcol.auth.bearer' ? ['client', 'server'] : ['client'];
}
