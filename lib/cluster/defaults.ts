import { completeGitops, type Gitops } from './delivery.ts';
import { defaultHost, type RouteName, routeNames } from './hosts.ts';
import type { ClusterFile } from './schema/index.ts';

type Routes = ClusterFile['routes'];

/** A cluster file with every default written out, those too that depend on other fields. */
export interface CompleteFile extends Omit<ClusterFile, 'storageClass' | 'kubelet' | 'routes' | 'gitops'> {
  readonly storageClass: string;
  readonly gitops?: Gitops;
  readonly kubelet: Required<Exact<ClusterFile['kubelet']>>;
  readonly routes: Pick<Routes, 'tls'> & {
    readonly [name in RouteName]?: NonNullable<Routes[name]> & { readonly host: string };
  };
}

type Exact<T> = { readonly [K in keyof T]: Exclude<T[K], undefined> };

/** Where k3s keeps its files on each node, unless it is told otherwise. */
export const k3sDataDir = '/var/lib/rancher/k3s';

/**
 * Writes out what depends on other fields. What comes of it is a cluster file again, and completing it changes nothing.
 *
 * @param file has been found free of mistakes
 */
export function withDefaults(file: ClusterFile): CompleteFile {
  const k3s = file.distribution === 'k3s';
  const { tls } = file.routes;
  const routes = routeNames.flatMap((name) => {
    const { [name]: route } = file.routes;
    if (!route) return [];
    const { host = defaultHost(name, file.publicDomain), ...rest } = route;
    return [[name, { host, ...rest }]];
  });
  const { gitops, ...rest } = file;
  return {
    ...rest,
    ...(gitops && { gitops: completeGitops(gitops) }),
    storageClass: file.storageClass ?? 'local-path',
    ...(k3s && { dataDir: file.dataDir ?? k3sDataDir }),
    kubelet: {
      ca: file.kubelet.ca ?? (k3s ? 'k3s-server-ca' : 'service-account'),
      serverName: file.kubelet.serverName ?? (k3s ? 'node-name' : 'omit'),
    },
    routes: { ...(tls && { tls }), ...Object.fromEntries(routes) },
  };
}
