import { defaultHost, type RouteName, routeNames } from './hosts.ts';
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
export interface Cluster extends Omit<ClusterFile, 'routes' | 'kubelet' | 'storageClass' | 'dataDir'> {
  readonly storageClass: string;
  /** Where k3s keeps its files on each node. */
  readonly dataDir: string;
  readonly kubelet: {
    readonly ca: 'k3s-server-ca' | 'service-account';
    readonly serverName: 'node-name' | 'omit';
  };
  readonly routes: { readonly [name in RouteName]?: Route } & { readonly tls?: RouteTls };
}

/** Fills in what depends on other fields. The file has been found free of mistakes. */
export function resolveCluster(file: ClusterFile): Cluster {
  const k3s = file.distribution === 'k3s';
  const { tls, ...routes } = file.routes;
  const resolved: { [name in RouteName]?: Route } = {};
  for (const name of routeNames) {
    const route = routes[name];
    if (!route) continue;
    resolved[name] = {
      host: route.host ?? defaultHost(name, file.publicDomain),
      auth: resolveAuth(route),
    };
  }
  return {
    ...file,
    storageClass: file.storageClass ?? 'local-path',
    dataDir: file.dataDir ?? '/var/lib/rancher/k3s',
    kubelet: {
      ca: file.kubelet.ca ?? (k3s ? 'k3s-server-ca' : 'service-account'),
      serverName: file.kubelet.serverName ?? (k3s ? 'node-name' : 'omit'),
    },
    routes: { ...resolved, ...(tls && { tls }) },
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
