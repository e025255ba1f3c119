import type { Path } from '../support/yaml.ts';
import { deliveryMistakes } from './delivery-rules.ts';
import { featureMistakes } from './feature-rules.ts';
import { defaultHost, type RouteName } from './hosts.ts';
import { profileMistakes } from './profile-rules.ts';
import type { ClusterFile } from './schema/index.ts';

/** A mistake that lies between fields, at the path to blame. */
export interface FieldMistake {
  readonly path: Path;
  readonly message: string;
  readonly fix: string;
}

/** Mistakes that no single field shows. */
export function fieldMistakes(file: ClusterFile): FieldMistake[] {
  return [
    ...distributionMistakes(file),
    ...reasonMistakes(file),
    ...tlsMistakes(file),
    ...hostMistakes(file),
    ...deliveryMistakes(file),
    ...featureMistakes(file),
    ...profileMistakes(file),
  ];
}

function* distributionMistakes({
  distribution,
  dataDir,
  storageClass,
  kubelet,
}: ClusterFile): Generator<FieldMistake> {
  if (distribution === 'k3s') return;
  if (dataDir !== undefined) {
    yield {
      path: ['dataDir'],
      message: 'dataDir is an option of k3s',
      fix: 'remove it, or write "distribution: k3s"',
    };
  }
  if (storageClass === undefined) {
    yield {
      path: [],
      message: `storageClass is missing: "${distribution}" has no default one`,
      fix: 'write the name of a StorageClass of the cluster (kubectl get storageclass)',
    };
  }
  if (kubelet.ca === 'k3s-server-ca') {
    yield { path: ['kubelet', 'ca'], message: 'only k3s has that CA file', fix: 'write "service-account"' };
  }
}

function* reasonMistakes({ routes }: ClusterFile): Generator<FieldMistake> {
  for (const [name, route] of Object.entries(routes)) {
    if (route === undefined || !('auth' in route || 'reason' in route)) continue;
    if (route.auth === 'none' && route.reason === undefined) {
      yield {
        path: ['routes', name, 'auth'],
        message: `routes.${name} is open to everybody, without a reason`,
        fix: 'write basicAuth or allow, or say why in "reason:" beside it',
      };
    } else if (route.auth !== 'none' && route.reason !== undefined) {
      yield {
        path: ['routes', name, 'reason'],
        message: `routes.${name} has a reason for "auth: none", but does not say that`,
        fix: 'remove the reason',
      };
    }
  }
}

/** Routes of the Gateway API take the certificate of the Gateway's listener; all others need one here. */
const gatewayApiRoutes = new Set(['otlpGrpc', 'otlpHttp']);

function* tlsMistakes({ routes }: ClusterFile): Generator<FieldMistake> {
  const { tls, ...made } = routes;
  const needing = Object.entries(made).filter(
    ([name, route]) => route !== undefined && !gatewayApiRoutes.has(name),
  );
  if (tls === undefined && needing[0]) {
    yield {
      path: ['routes', needing[0][0]],
      message: 'routes.tls is missing: no route is served without TLS',
      fix: 'write "tls: { certResolver: <name> }" or "tls: { secretName: <Secret> }" under routes',
    };
  }
}

function* hostMistakes({ routes, publicDomain }: ClusterFile): Generator<FieldMistake> {
  const { tls: _, ...made } = routes;
  const names = Object.keys(made) as RouteName[];
  const seen = new Map<string, string>();
  for (const name of names) {
    const route = made[name];
    if (!route) continue;
    const host = route.host ?? defaultHost(name, publicDomain);
    const other = seen.get(host);
    if (other) {
      yield {
        path: ['routes', name],
        message: `routes.${name} has the host ${host}, which routes.${other} has too`,
        fix: 'give each route a host of its own',
      };
    }
    seen.set(host, name);
  }
}
