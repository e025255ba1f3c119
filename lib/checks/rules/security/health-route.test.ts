import { manifest, testRule, workload } from '../../testing.ts';
import { healthRoute } from './health-route.ts';

const alloy = [
  workload(
    'Deployment',
    '',
    'image: docker.io/grafana/alloy:v1.18.1, ports: [{name: http, containerPort: 12345}]',
  ),
  manifest(
    'v1',
    'Service',
    'spec: {selector: {app: it}, ports: [{name: http, port: 80, targetPort: http}, {name: otlp, port: 4318}]}',
  ),
].map((text) => text.replace('image: docker.io/library/app:1, ', ''));
const traefik = (match: string, port = 80) =>
  manifest(
    'traefik.io/v1alpha1',
    'IngressRoute',
    `spec: {routes: [{kind: Rule, match: '${match}', services: [{name: it, port: ${port}}]}]}`,
  );
const http = (match: string) =>
  manifest(
    'gateway.networking.k8s.io/v1',
    'HTTPRoute',
    `spec: {rules: [{matches: [${match}], backendRefs: [{name: it, port: 80}]}]}`,
  );
const ingress = (path: string) =>
  manifest(
    'networking.k8s.io/v1',
    'Ingress',
    `spec: {rules: [{http: {paths: [{${path}, backend: {service: {name: it, port: {number: 80}}}}]}}]}`,
  );

testRule(healthRoute, {
  finds: {
    'a route to everything': [
      [...alloy, traefik('Host(`a.example.com`)')],
      'IngressRoute/it spec.routes[0]: this route shows more of Alloy than its health: whoever comes sees its configuration, and can reload it',
    ],
    'a prefix': [
      [...alloy, traefik('PathPrefix(`/-/ready`)')],
      'IngressRoute/it spec.routes[0]: this route shows more of Alloy than its health: whoever comes sees its configuration, and can reload it',
    ],
    'another path beside it': [
      [...alloy, traefik('Path(`/-/ready`) || Path(`/-/reload`)')],
      'IngressRoute/it spec.routes[0]: this route shows more of Alloy than its health: whoever comes sees its configuration, and can reload it',
    ],
    'an HTTPRoute': [
      [...alloy, http('{path: {type: PathPrefix, value: /-/ready}}')],
      'HTTPRoute/it spec.rules[0]: this route shows more of Alloy than its health: whoever comes sees its configuration, and can reload it',
    ],
    'an Ingress': [
      [...alloy, ingress('path: /, pathType: Prefix')],
      'Ingress/it spec.rules[0]: this route shows more of Alloy than its health: whoever comes sees its configuration, and can reload it',
    ],
  },
  passes: {
    'exact health': [...alloy, traefik('Host(`a.example.com`) && Path(`/-/ready`)')],
    'an HTTPRoute to it': [...alloy, http('{path: {type: Exact, value: /-/healthy}}')],
    'an Ingress to it': [...alloy, ingress('path: /-/ready, pathType: Exact')],
    'another port': [...alloy, traefik('Host(`a.example.com`)', 4318)],
    'a Service that is not there': traefik('Host(`a.example.com`)'),
  },
});
