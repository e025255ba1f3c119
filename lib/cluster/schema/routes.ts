import * as z from 'zod';
import { cidr, dnsLabel, hostName } from './values.ts';

const allowList = z.array(cidr).min(1).describe('Address blocks that may connect.');

/** Who may use an HTTP route: holders of a password, or some addresses. */
const httpAuth = z
  .union([
    z.strictObject({
      basicAuth: dnsLabel.describe(
        'Secret with the key "users" (htpasswd lines), in the namespace of the route.',
      ),
    }),
    z.strictObject({ allow: allowList }),
    z.literal('none'),
  ])
  .describe(
    'Authentication in front of the route: { basicAuth: <Secret> }, { allow: [<address block>] }, or none with a reason.',
  );

/** A TCP route and a health check can only be limited by address. */
const addressAuth = z
  .union([z.strictObject({ allow: allowList }), z.literal('none')])
  .describe('Who may connect: { allow: [<address block>] }, or none with a reason.');

const reason = z.string().trim().min(10).optional().describe('Why "auth: none" is right here.');

const host = hostName.optional();

const httpRoute = z.strictObject({ host, auth: httpAuth, reason });
const addressRoute = z.strictObject({ host, auth: addressAuth, reason });

/** What is reachable from outside the cluster. A route that is left out is not made. */
export const routes = z
  .strictObject({
    tls: z
      .union([
        z.strictObject({ certResolver: z.string().min(1).describe('A certificate resolver of Traefik’s.') }),
        z.strictObject({
          secretName: dnsLabel.describe('TLS Secret of this name in each namespace that has a route.'),
        }),
      ])
      .optional()
      .describe('The certificate of IngressRoutes. Gateway API routes take that of the Gateway’s listener.'),
    grafana: z
      .strictObject({ host, auth: httpAuth.optional(), reason })
      .optional()
      .describe(
        'Grafana, behind its own login; "auth" adds a second one. Default host: grafana.<publicDomain>.',
      ),
    prometheus: httpRoute.optional().describe('Default host: prometheus.<publicDomain>.'),
    loki: httpRoute.optional().describe('Default host: loki.<publicDomain>.'),
    tempo: httpRoute.optional().describe('Default host: tempo.<publicDomain>.'),
    agentHealth: addressRoute
      .optional()
      .describe('/-/ready of the agent. Default host: alloy-agent.<publicDomain>.'),
    gatewayHealth: addressRoute
      .optional()
      .describe('/-/ready of the gateway. Default host: alloy-gateway.<publicDomain>.'),
    otlpGrpc: httpRoute
      .optional()
      .describe('OTLP over gRPC by a GRPCRoute. Default host: otlp-grpc.<publicDomain>.'),
    otlpHttp: httpRoute
      .optional()
      .describe('OTLP over HTTP by an HTTPRoute. Default host: otlp-http.<publicDomain>.'),
    otlpTcp: addressRoute
      .optional()
      .describe(
        'OTLP over gRPC by an IngressRouteTCP (TLS ends at Traefik). Default host: otlp.<publicDomain>.',
      ),
    faro: addressRoute
      .optional()
      .describe(
        'Telemetry from browsers, which send no password: their preflight requests could not. Default host: faro.<publicDomain>.',
      ),
  })
  .prefault({})
  .describe('What is reachable from outside the cluster. A route that is left out is not made.');

/** Traefik and the Gateway, which this stack attaches its routes to and does not install. */
export const ingressFields = {
  publicDomain: hostName.describe('Domain under which routes get their default host names.'),
  traefik: z
    .strictObject({
      namespace: dnsLabel.default('kube-system'),
      entryPoint: z
        .string()
        .min(1)
        .default('websecure')
        .describe('Entry point of every IngressRoute and IngressRouteTCP.'),
    })
    .prefault({})
    .describe('The Traefik that serves the routes.'),
  gatewayApi: z
    .strictObject({
      name: dnsLabel.default('traefik-gateway'),
      namespace: dnsLabel.default('kube-system'),
      listener: z.string().min(1).default('websecure').describe('Name of the Gateway’s TLS listener.'),
    })
    .prefault({})
    .describe('The Gateway that HTTPRoute and GRPCRoute attach to.'),
  routes,
};
