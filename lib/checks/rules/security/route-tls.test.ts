import { manifest, testRule } from '../../testing.ts';
import { routeTls } from './route-tls.ts';

const traefik = (spec: string, kind = 'IngressRoute') =>
  manifest(
    'traefik.io/v1alpha1',
    kind,
    `spec: {routes: [{match: a, services: [{name: it, port: 80}]}], ${spec}}`,
  );
const gateway = (listeners: string) =>
  manifest('gateway.networking.k8s.io/v1', 'Gateway', `spec: {listeners: [${listeners}]}`, 'edge');
const route = (parent: string) =>
  manifest(
    'gateway.networking.k8s.io/v1',
    'HTTPRoute',
    `spec: {parentRefs: [{${parent}}], rules: [{backendRefs: [{name: it, port: 80}]}]}`,
  );
const both = '{name: http, port: 80, protocol: HTTP}, {name: https, port: 443, protocol: HTTPS}';

testRule(routeTls, {
  finds: {
    'no tls': [
      traefik('entryPoints: [web]'),
      'IngressRoute/it spec: this IngressRoute has no tls: passwords go over the network in the clear',
    ],
    'an entry point that may have it': [
      traefik('entryPoints: [websecure]'),
      'warning IngressRoute/it spec: this IngressRoute has no tls: passwords go over the network in the clear',
    ],
    'a TCP route': [
      traefik('', 'IngressRouteTCP'),
      'IngressRouteTCP/it spec: this IngressRouteTCP has no tls: passwords go over the network in the clear',
    ],
    'an Ingress': [
      manifest('networking.k8s.io/v1', 'Ingress', 'spec: {rules: []}'),
      'Ingress/it spec: this Ingress has no tls: passwords go over the network in the clear',
    ],
    'a listener without it': [
      [gateway(both), route('name: edge, sectionName: http')],
      'HTTPRoute/it spec.parentRefs[0]: the listener http of Gateway edge is not encrypted',
    ],
    'all listeners of a Gateway': [
      [gateway(both), route('name: edge')],
      'HTTPRoute/it spec.parentRefs[0]: the listener http of Gateway edge is not encrypted',
    ],
  },
  passes: {
    tls: traefik('tls: {secretName: a}'),
    'an empty tls, which is that of the entry point': traefik('tls: {}'),
    'an Ingress': manifest('networking.k8s.io/v1', 'Ingress', 'spec: {tls: [{hosts: [a]}]}'),
    'a listener with it': [gateway(both), route('name: edge, sectionName: https')],
    'a Gateway of somebody else': route('name: other'),
    'a redirection': manifest(
      'traefik.io/v1alpha1',
      'IngressRoute',
      'spec: {routes: [{match: a, middlewares: [{name: redirect}], services: [{name: noop@internal, kind: TraefikService}]}]}',
    ),
  },
});
