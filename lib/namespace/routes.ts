import type { Route, RouteAuth } from '../cluster/cluster.ts';
import type { Endpoint } from '../network/endpoint.ts';
import { traefik } from '../network/outsiders.ts';
import type { NamespaceChart } from './chart.ts';
import { add, type Fields } from './objects.ts';

/** Says on a route that has no authentication in front why that is right. */
export const openAnnotation = 'poddle.uz/open-because';

/** What of an endpoint a route shows, and to whom. */
export interface Exposure {
  /** Name of the route and of what belongs to it. */
  readonly name: string;
  readonly to: Endpoint;
  readonly route: Route;
  /** Who comes this way, for the network policy. */
  readonly reason: string;
}

/** What Middlewares do, by the end of their names. */
export type Middlewares = Readonly<Record<string, NonNullable<Fields<'Middleware'>['spec']>>>;

/**
 * An IngressRoute, with TLS and whoever may use it in front.
 *
 * @param path only this one, to the letter
 * @param further Middlewares behind the one that lets in who may, by the end of their names
 */
export function ingressRoute(
  chart: NamespaceChart,
  { path, further = {}, ...exposure }: Exposure & { path?: string; further?: Middlewares },
): void {
  const { name, to, route } = exposure;
  const access = httpMiddleware(chart, exposure);
  const middlewares = access === undefined ? [] : [{ name: access }];
  for (const [end, spec] of Object.entries(further)) {
    const metadata = { name: `${name}-${end}`, namespace: chart.namespaceName };
    add(chart, 'Middleware', { metadata, spec });
    middlewares.push({ name: metadata.name });
  }
  const host = `Host(\`${route.host}\`)`;
  add(chart, 'IngressRoute', {
    metadata: { name, namespace: chart.namespaceName, ...openBecause(route.auth) },
    spec: {
      entryPoints: [chart.cluster.traefik.entryPoint],
      routes: [
        {
          kind: 'Rule',
          match: path ? `${host} && Path(\`${path}\`)` : host,
          ...(middlewares.length > 0 && { middlewares }),
          services: [{ name: to.service, port: to.port.number }],
        },
      ],
      tls: tls(chart),
    },
  });
  admitTraefik(chart, exposure);
}

/** An IngressRouteTCP: TLS ends at Traefik, which finds the route by the name that the client asks for. */
export function ingressRouteTcp(chart: NamespaceChart, exposure: Exposure): void {
  const { name, to, route } = exposure;
  const middleware = 'allow' in route.auth ? `${name}-access` : undefined;
  if (middleware && 'allow' in route.auth) {
    add(chart, 'MiddlewareTCP', {
      metadata: { name: middleware, namespace: chart.namespaceName },
      spec: { ipAllowList: { sourceRange: [...route.auth.allow] } },
    });
  }
  add(chart, 'IngressRouteTCP', {
    metadata: { name, namespace: chart.namespaceName, ...openBecause(route.auth) },
    spec: {
      entryPoints: [chart.cluster.traefik.entryPoint],
      routes: [
        {
          match: `HostSNI(\`${route.host}\`)`,
          ...(middleware && { middlewares: [{ name: middleware }] }),
          services: [{ name: to.service, port: to.port.number }],
        },
      ],
      tls: tls(chart),
    },
  });
  admitTraefik(chart, exposure);
}

/** The gRPC services of OTLP: one for each signal. */
const otlpServices = ['logs.v1.LogsService', 'metrics.v1.MetricsService', 'trace.v1.TraceService'].map(
  (service) => `opentelemetry.proto.collector.${service}`,
);

/** A GRPCRoute for OTLP, attached to the cluster's Gateway. */
export function otlpGrpcRoute(chart: NamespaceChart, exposure: Exposure): void {
  const { name, to, route } = exposure;
  const filters = extensionFilters(httpMiddleware(chart, exposure));
  add(chart, 'GRPCRoute', {
    metadata: { name, namespace: chart.namespaceName, ...openBecause(route.auth) },
    spec: {
      parentRefs: [gateway(chart)],
      hostnames: [route.host],
      rules: [
        {
          matches: otlpServices.map((service) => ({ method: { type: 'Exact', service } })),
          ...filters,
          backendRefs: [backend(to)],
        },
      ],
    },
  });
  admitTraefik(chart, exposure);
}

/** An HTTPRoute for OTLP (`/v1/traces`, `/v1/metrics`, `/v1/logs`), attached to the cluster's Gateway. */
export function otlpHttpRoute(chart: NamespaceChart, exposure: Exposure): void {
  const { name, to, route } = exposure;
  const filters = extensionFilters(httpMiddleware(chart, exposure));
  add(chart, 'HTTPRoute', {
    metadata: { name, namespace: chart.namespaceName, ...openBecause(route.auth) },
    spec: {
      parentRefs: [gateway(chart)],
      hostnames: [route.host],
      rules: [
        {
          matches: [{ path: { type: 'PathPrefix', value: '/v1/' } }],
          ...filters,
          backendRefs: [backend(to)],
        },
      ],
    },
  });
  admitTraefik(chart, exposure);
}

/** The Middleware that lets in only who may: its name, or undefined where the route needs none. */
function httpMiddleware(chart: NamespaceChart, { name, route: { auth } }: Exposure): string | undefined {
  const middleware = { name: `${name}-access`, namespace: chart.namespaceName };
  if ('basicAuth' in auth) {
    const secret = chart.secret(
      auth.basicAuth,
      ['users'],
      'htpasswd lines of those who may use the routes of this namespace',
    );
    // The program behind it must not take the password for one of its own.
    add(chart, 'Middleware', { metadata: middleware, spec: { basicAuth: { secret, removeHeader: true } } });
  } else if ('allow' in auth) {
    add(chart, 'Middleware', {
      metadata: middleware,
      spec: { ipAllowList: { sourceRange: [...auth.allow] } },
    });
  } else {
    return undefined;
  }
  return middleware.name;
}

const extensionFilters = (middleware: string | undefined) =>
  middleware && {
    filters: [
      {
        type: 'ExtensionRef' as const,
        extensionRef: { group: 'traefik.io', kind: 'Middleware', name: middleware },
      },
    ],
  };

function openBecause(auth: RouteAuth) {
  const reason =
    'own' in auth ? 'the program behind it asks for a login itself' : 'none' in auth ? auth.none : undefined;
  return reason === undefined ? {} : { annotations: { [openAnnotation]: reason } };
}

function tls(chart: NamespaceChart) {
  const { tls } = chart.cluster.routes;
  if (!tls) throw new RangeError('a cluster with routes has routes.tls: the cluster file is checked for it');
  if ('certResolver' in tls) return { certResolver: tls.certResolver };
  const secretName = chart.secret(
    tls.secretName,
    ['tls.crt', 'tls.key'],
    'certificate of the routes',
    'kubernetes.io/tls',
  );
  return { secretName };
}

/** Every default written out, so that no API server adds one and no GitOps tool sees a difference. */
function gateway({ cluster }: NamespaceChart) {
  const { name, namespace, listener } = cluster.gatewayApi;
  return { group: 'gateway.networking.k8s.io', kind: 'Gateway', name, namespace, sectionName: listener };
}

const backend = ({ service, port }: Endpoint) => ({
  group: '',
  kind: 'Service',
  name: service,
  port: port.number,
  weight: 1,
});

function admitTraefik(chart: NamespaceChart, { to, reason }: Exposure) {
  chart.connections.admit(traefik(chart.cluster), to, reason);
}
