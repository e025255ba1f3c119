import { manifest, testRule, workload } from '../../testing.ts';
import { routeReachable } from './route-reachable.ts';

const there = [
  workload('Deployment', '', 'ports: [{name: http, containerPort: 8080}]'),
  manifest('v1', 'Service', 'spec: {selector: {app: it}, ports: [{name: http, port: 80, targetPort: http}]}'),
  manifest(
    'traefik.io/v1alpha1',
    'IngressRoute',
    'spec: {routes: [{kind: Rule, match: "Host(`a`)", services: [{name: it, port: 80}]}]}',
  ),
];
const policy = (ingress: string) =>
  manifest(
    'networking.k8s.io/v1',
    'NetworkPolicy',
    `spec: {podSelector: {matchLabels: {app: it}}, policyTypes: [Ingress], ingress: [${ingress}]}`,
  );
const from = (labels: string, port: string | number) =>
  `{from: [{namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: edge}}, podSelector: {matchLabels: {${labels}}}}], ports: [{port: ${port}}]}`;

testRule(routeReachable, {
  context: { proxy: { namespace: 'edge', labels: { app: 'traefik' } } },
  finds: {
    'a policy that lets nobody in': [
      [...there, policy('')],
      'IngressRoute/it spec.routes[0].services[0]: no policy lets the proxy of namespace edge in at Deployment it port 8080/TCP',
    ],
    'a policy for others': [
      [...there, policy(from('app: other', 8080))],
      'IngressRoute/it spec.routes[0].services[0]: no policy lets the proxy of namespace edge in at Deployment it port 8080/TCP',
    ],
    'the port of the Service, not of the pod': [
      [...there, policy(from('app: traefik', 80))],
      'IngressRoute/it spec.routes[0].services[0]: no policy lets the proxy of namespace edge in at Deployment it port 8080/TCP',
    ],
  },
  passes: {
    'no policy': there,
    'the port by number': [...there, policy(from('app: traefik', 8080))],
    'the port by name': [...there, policy(from('app: traefik', 'http'))],
    'a Service that is not there': there.slice(2),
  },
});
