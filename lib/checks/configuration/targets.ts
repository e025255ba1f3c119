import type { ProgramName } from './programs.ts';

type Sections = Readonly<Record<string, readonly string[]>>;

/**
 * Sections of the configuration that only some targets of a program read; every target reads the others. From the
 * dependencies of modules in the programs' sources: Loki 3.7 (pkg/loki/loki.go), Mimir 3.0 (pkg/mimir/modules.go), Tempo
 * 3.0 (cmd/tempo/app/modules.go).
 */
const readers: Partial<Record<ProgramName, Sections>> = {
  loki: {
    'common.storage': ['compactor', 'index-gateway', 'ingester', 'querier', 'ruler'],
    'common.compactor_address': ['querier', 'query-frontend', 'ruler'],
    'common.compactor_grpc_address': ['querier', 'query-frontend', 'ruler'],
    frontend: ['query-frontend'],
    frontend_worker: ['querier'],
    'storage_config.tsdb_shipper.index_gateway_client': ['querier', 'ruler'],
  },
  mimir: {
    blocks_storage: ['compactor', 'ingester', 'querier', 'ruler', 'store-gateway'],
    'common.storage': ['compactor', 'ingester', 'querier', 'ruler', 'store-gateway'],
    frontend: ['query-frontend'],
    frontend_worker: ['querier'],
    // Queriers have the module of the distributors, and with it a client.
    'ingest_storage.kafka': ['distributor', 'ingester', 'querier', 'query-frontend', 'ruler'],
    memberlist: [
      'compactor',
      'distributor',
      'ingester',
      'querier',
      'query-frontend',
      'ruler',
      'store-gateway',
    ],
  },
  tempo: {
    backend_worker: ['backend-worker'],
    'distributor.receivers': ['distributor'],
    querier: ['querier'],
    storage: ['backend-scheduler', 'backend-worker', 'block-builder', 'querier', 'query-frontend'],
  },
};

/** Targets that are one part of a program; the others (`all`, `read`, …) are several, and read what these read. */
const single = new Set(Object.values(readers).flatMap((sections) => Object.values(sections).flat()))
  .add('query-scheduler')
  .add('live-store');

/**
 * Whether a program that is started with a target reads a part of its configuration.
 *
 * @param target the flag `-target`. undefined: everything
 * @param path the keys that lead to the part
 */
export function readsSection(
  name: ProgramName,
  target: string | undefined,
  path: readonly string[],
): boolean {
  if (target === undefined || !single.has(target)) return true;
  const sections = readers[name] ?? {};
  const section = path
    .map((_, index) => path.slice(0, index + 1).join('.'))
    .find((one) => Object.hasOwn(sections, one));
  return section === undefined || (sections[section] ?? []).includes(target);
}
