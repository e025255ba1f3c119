import { type CompleteFile, k3sDataDir } from './defaults.ts';
import { type Gitops, resolveSecrets, type SecretSource } from './delivery.ts';
import { type RouteName, routeNames } from './hosts.ts';
import type { ClusterFile } from './schema/index.ts';

/** Who may use a route. */
export type RouteAuth =
  | { readonly basicAuth: string }
  | { readonly allow: readonly string[] }
  | { readonly none: string }
  | { readonly own: true };

export interface Route {
  readonly host: string;
  readonly auth: RouteAuth;
}

export type RouteTls = NonNullable<ClusterFile['routes']['tls']>;

/** A cluster with every default filled in: what the charts are built from. */
export interface Cluster
  extends Omit<ClusterFile, 'routes' | 'kubelet' | 'storageClass' | 'dataDir' | 'gitops' | 'secrets'> {
  readonly storageClass: string;
  /** Where k3s keeps its files on each node. */
  readonly dataDir: string;
  readonly kubelet: {
    readonly ca: 'k3s-server-ca' | 'service-account';
    readonly serverName: 'node-name' | 'omit';
  };
  readonly routes: { readonly [name in RouteName]?: Route } & { readonly tls?: RouteTls };
  readonly gitops?: Gitops;
  readonly secrets: SecretSource;
}

/** The cluster that a file describes. */
export function resolveCluster(file: CompleteFile): Cluster {
  const { tls, ...routes } = file.routes;
  const resolved: { [name in RouteName]?: Route } = {};
  for (const name of routeNames) {
    const route = routes[name];
    if (route) resolved[name] = { host: route.host, auth: resolveAuth(route) };
  }
  return {
    ...file,
    dataDir: file.dataDir ?? k3sDataDir,
    routes: { ...resolved, ...(tls && { tls }) },
    secrets: resolveSecrets(file),
  };
}

function resolveAuth({
  auth,
  reason,
}: {
  auth?: { basicAuth: string } | { allow: string[] } | 'none' | undefined;
  reason?: string | undefined;
}): RouteAuth {
  if (auth === undefined) return { own: true };
  return auth === 'none' ? { none: reason ?? '' } : auth;
}
