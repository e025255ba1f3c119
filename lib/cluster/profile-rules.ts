import type { FieldMistake } from './rules.ts';
import type { ClusterFile } from './schema/index.ts';
import { byteCount } from './schema/values.ts';

/** Copies that a store makes of what it was sent, each on a node of its own. */
const replication = 3;

/** The same of a Mimir that reads from Kafka, in which every sample is safe. */
const ingesterZones = 2;

const remoteSignals = ['metrics', 'logs', 'traces'] as const;
type Signal = 'metrics' | 'logs' | 'traces';

/** What a profile of a store lacks, and what the nodes cannot carry. */
export function* profileMistakes(file: ClusterFile): Generator<FieldMistake> {
  for (const signal of remoteSignals) yield* remoteMistakes(file, signal);
  if (file.metrics.profile === 'mimir') {
    const { ingest, ingester } = file.metrics.mimir;
    const copies = ingest === 'kafka' ? ingesterZones : replication;
    yield* replicaMistakes(file, ['metrics', 'mimir', 'ingester'], ingester.replicas, copies);
  }
  yield* kafkaMistakes(file);
  if (file.logs.profile === 'distributed') {
    yield* replicaMistakes(
      file,
      ['logs', 'distributed', 'ingester'],
      file.logs.distributed.ingester.replicas,
    );
  }
  if (file.logs.profile === 'ha') yield* nodeMistakes(file, 'logs');
  yield* memoryMistakes(file);
}

function* kafkaMistakes({ metrics, traces, kafka }: ClusterFile): Generator<FieldMistake> {
  const { mimir } = metrics;
  const ofMetrics = metrics.profile === 'mimir' && mimir.ingest === 'kafka';
  const ofTraces = traces.profile === 'distributed';
  const missing = 'write kafka: { address: <host:port>, addresses: [<address block>] }';
  if (ofMetrics && !kafka) {
    yield {
      path: ['metrics', 'mimir', 'ingest'],
      message: 'kafka is missing: metrics.mimir.ingest is "kafka", so samples are written to one outside',
      fix: missing,
    };
  }
  if (ofTraces && !kafka) {
    yield {
      path: ['traces', 'profile'],
      message: 'kafka is missing: a distributed Tempo writes spans to one outside',
      fix: missing,
    };
  }
  if (ofMetrics && ofTraces && mimir.topic === traces.distributed.topic) {
    yield {
      path: ['metrics', 'mimir', 'topic'],
      message: `metrics.mimir.topic is "${mimir.topic}", and so is traces.distributed.topic`,
      fix: 'give each a topic of its own',
    };
  }
  const needed = Math.ceil(mimir.ingester.replicas / ingesterZones);
  if (ofMetrics && mimir.partitions < needed) {
    yield {
      path: ['metrics', 'mimir', 'partitions'],
      message: `metrics.mimir.partitions is ${mimir.partitions}, but ${mimir.ingester.replicas} ingesters in ${ingesterZones} zones read ${needed}`,
      fix: `write ${needed} or more`,
    };
  }
}

function* remoteMistakes(file: ClusterFile, signal: (typeof remoteSignals)[number]): Generator<FieldMistake> {
  const { profile, remote } = file[signal];
  if (profile === 'remote' && remote === undefined) {
    yield {
      path: [signal, 'profile'],
      message: `${signal}.remote is missing: the profile "remote" does not say where the store is`,
      fix: `write ${signal}.remote: { write: <URL>, query: <URL>, addresses: [<address block>], auth: … }`,
    };
  }
  if (signal === 'traces' && remote?.write.startsWith('http:')) {
    yield {
      path: [signal, 'remote', 'write'],
      message: 'traces.remote.write is asked over TLS',
      fix: 'write https://<host>:<port>',
    };
  }
  for (const use of ['write', 'query'] as const) {
    if (remote && remote.auth !== 'none' && remote[use].startsWith('http:')) {
      yield {
        path: [signal, 'remote', use],
        message: `${signal}.remote.${use} would send the credentials in the clear`,
        fix: 'write https://, or "auth: none"',
      };
    }
  }
}

function* replicaMistakes(
  file: ClusterFile,
  path: readonly [Signal, ...string[]],
  replicas: number,
  copies = replication,
): Generator<FieldMistake> {
  if (replicas < copies) {
    yield {
      path: [...path, 'replicas'],
      message: `${path.join('.')}.replicas is ${replicas}, but everything is kept ${copies} times`,
      fix: `write ${copies} or more`,
    };
  }
  yield* nodeMistakes(file, path[0], copies);
}

function* nodeMistakes(file: ClusterFile, signal: Signal, copies = replication): Generator<FieldMistake> {
  const { count } = file.nodes;
  if (count >= copies) return;
  yield {
    path: [signal, 'profile'],
    message: `${signal}.profile is "${file[signal].profile}": everything is kept ${copies} times, each on a node of its own, and nodes.count is ${count}`,
    fix: 'choose the profile of a single store, or add nodes',
  };
}

/** The part of the file that each profile takes its sizes from; the others run nothing. */
const sizes: Readonly<Record<string, string>> = {
  'metrics.prometheus': 'metrics.resources',
  'metrics.mimir': 'metrics.mimir',
  'logs.single': 'logs.resources',
  'logs.ha': 'logs.resources',
  'logs.distributed': 'logs.distributed',
  'traces.single': 'traces.resources',
  'traces.distributed': 'traces.distributed',
};

/** Limits that no node has the memory for. Walks the whole file: every store and collector has its own. */
function* memoryMistakes(file: ClusterFile): Generator<FieldMistake> {
  const { memory } = file.nodes;
  const chosen = (['metrics', 'logs', 'traces'] as const).map(
    (signal) => sizes[`${signal}.${file[signal].profile}`],
  );
  const unused = new Set(Object.values(sizes).filter((path) => !chosen.includes(path)));
  function* visit(value: unknown, path: readonly string[]): Generator<FieldMistake> {
    if (typeof value !== 'object' || value === null || unused.has(path.join('.'))) return;
    for (const [key, member] of Object.entries(value)) {
      if (key === 'memoryLimit' && byteCount(member) > byteCount(memory)) {
        yield {
          path: [...path, key],
          message: `${[...path, key].join('.')} is ${member}, and the smallest node has ${memory}`,
          fix: 'write less than a node has: more replicas instead of larger ones',
        };
      }
      yield* visit(member, [...path, key]);
    }
  }
  yield* visit(file, []);
}
