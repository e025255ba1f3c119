import type { FieldMistake } from './rules.ts';
import type { ClusterFile } from './schema/index.ts';
import { byteCount } from './schema/values.ts';

/** Copies that a store makes of what it was sent, each on a node of its own. */
const replication = 3;

const remoteSignals = ['metrics', 'logs', 'traces'] as const;
type Signal = 'metrics' | 'logs' | 'traces';

/** What a profile of a store lacks, and what the nodes cannot carry. */
export function* profileMistakes(file: ClusterFile): Generator<FieldMistake> {
  for (const signal of remoteSignals) yield* remoteMistakes(file, signal);
  if (file.metrics.profile === 'mimir') {
    yield* replicaMistakes(file, ['metrics', 'mimir', 'ingester'], file.metrics.mimir.ingester.replicas);
  }
  if (file.logs.profile === 'distributed') {
    yield* replicaMistakes(
      file,
      ['logs', 'distributed', 'ingester'],
      file.logs.distributed.ingester.replicas,
    );
  }
  if (file.logs.profile === 'ha') yield* nodeMistakes(file, 'logs');
  if (file.traces.profile === 'distributed' && file.kafka === undefined) {
    yield {
      path: ['traces', 'profile'],
      message: 'kafka is missing: a distributed Tempo writes spans to one outside',
      fix: 'write kafka: { address: <host:port>, addresses: [<address block>] }',
    };
  }
  yield* memoryMistakes(file);
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
): Generator<FieldMistake> {
  if (replicas < replication) {
    yield {
      path: [...path, 'replicas'],
      message: `${path.join('.')}.replicas is ${replicas}, but everything is kept ${replication} times`,
      fix: `write ${replication} or more`,
    };
  }
  yield* nodeMistakes(file, path[0]);
}

function* nodeMistakes(file: ClusterFile, signal: Signal): Generator<FieldMistake> {
  const { count } = file.nodes;
  if (count >= replication) return;
  yield {
    path: [signal, 'profile'],
    message: `${signal}.profile is "${file[signal].profile}": everything is kept ${replication} times, each on a node of its own, and nodes.count is ${count}`,
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
