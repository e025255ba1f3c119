import { manifest, testRule } from '../../testing.ts';
import { routeBackend } from './route-backend.ts';

const web = manifest(
  'v1',
  'Service',
  'spec: {ports: [{name: http, port: 80}, {name: grpc, port: 4317}]}',
  'web',
);
const ingress = (backend: string) =>
  manifest(
    'networking.k8s.io/v1',
    'Ingress',
    `spec: {rules: [{http: {paths: [{backend: {service: {${backend}}}}]}}]}`,
  );
const http = (backend: string, kind = 'HTTPRoute') =>
  manifest('gateway.networking.k8s.io/v1', kind, `spec: {rules: [{backendRefs: [{${backend}}]}]}`);
const traefik = (service: string, kind = 'IngressRoute') =>
  manifest('traefik.io/v1alpha1', kind, `spec: {routes: [{services: [{${service}}]}]}`);
const elsewhere = web.replace('namespace: app', 'namespace: other');
const grant =
  '{apiVersion: gateway.networking.k8s.io/v1beta1, kind: ReferenceGrant, metadata: {name: a, namespace: other}, spec: {from: [{group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: app}], to: [{group: "", kind: Service}]}}';

testRule(routeBackend, {
  finds: {
    'an Ingress to nothing': [
      [web, ingress('name: wep, port: {number: 80}')],
      'Ingress/it spec.rules[0].http.paths[0].backend.service.name: there is no Service "wep" in namespace app',
    ],
    'an Ingress to a port that is not there': [
      [web, ingress('name: web, port: {name: https}')],
      'Ingress/it spec.rules[0].http.paths[0].backend.service.port.name: the Service web has no port "https"',
    ],
    'an HTTPRoute to a port that is not there': [
      [web, http('name: web, port: 8080')],
      'HTTPRoute/it spec.rules[0].backendRefs[0].port: the Service web has no port 8080',
    ],
    'a GRPCRoute to nothing': [
      [web, http('name: wep, port: 80', 'GRPCRoute')],
      'GRPCRoute/it spec.rules[0].backendRefs[0].name: there is no Service "wep" in namespace app',
    ],
    'an IngressRoute to a port that is not there': [
      [web, traefik('name: web, port: 8080')],
      'IngressRoute/it spec.routes[0].services[0].port: the Service web has no port 8080',
    ],
    'an IngressRouteTCP to a name that is not there': [
      [web, traefik('name: web, port: otlp', 'IngressRouteTCP')],
      'IngressRouteTCP/it spec.routes[0].services[0].port: the Service web has no port "otlp"',
    ],
    'an IngressRoute that does not say which port': [
      [web, traefik('name: web')],
      'IngressRoute/it spec.routes[0].services[0]: which of the 2 ports of Service web is meant is not said',
    ],
    'a TraefikService that is not there': [
      traefik('name: web, kind: TraefikService'),
      'IngressRoute/it spec.routes[0].services[0].name: there is no TraefikService "web" in namespace app',
    ],
    'the parts of a TraefikService': [
      manifest(
        'traefik.io/v1alpha1',
        'TraefikService',
        'spec: {weighted: {services: [{name: a, port: 1}]}, mirroring: {name: b, mirrors: [{name: c}]}}',
      ),
      'TraefikService/it spec.weighted.services[0].name: there is no Service "a" in namespace app',
      'TraefikService/it spec.mirroring.name: there is no Service "b" in namespace app',
      'TraefikService/it spec.mirroring.mirrors[0].name: there is no Service "c" in namespace app',
    ],
    'a mirror': [
      manifest(
        'gateway.networking.k8s.io/v1',
        'HTTPRoute',
        'spec: {rules: [{filters: [{type: RequestMirror, requestMirror: {backendRef: {name: a, port: 1}}}]}]}',
      ),
      'HTTPRoute/it spec.rules[0].filters[0].requestMirror.backendRef.name: there is no Service "a" in namespace app',
    ],
    'the page for errors': [
      manifest('traefik.io/v1alpha1', 'Middleware', 'spec: {errors: {service: {name: a, port: 1}}}'),
      'Middleware/it spec.errors.service.name: there is no Service "a" in namespace app',
    ],
    'what lies in a namespace that nothing is known of': [
      traefik('name: web, namespace: kube-system, port: 80'),
      'warning IngressRoute/it spec.routes[0].services[0].name: nobody can tell whether there is a Service "web" in namespace kube-system: these manifests do not hold all of that namespace',
    ],
    'another namespace without a grant': [
      [elsewhere, http('name: web, namespace: other, port: 80')],
      'HTTPRoute/it spec.rules[0].backendRefs[0].namespace: no ReferenceGrant in namespace other lets a HTTPRoute of app use the Service web',
    ],
    'another namespace of Traefik': [
      [elsewhere, traefik('name: web, namespace: other, port: 80')],
      'warning IngressRoute/it spec.routes[0].services[0].namespace: Traefik refuses what lies in another namespace (other) unless it runs with allowCrossNamespace',
    ],
  },
  passes: {
    'ports that are there': [
      web,
      ingress('name: web, port: {name: http}'),
      http('name: web, port: 4317', 'GRPCRoute'),
      traefik('name: web, port: 80'),
      traefik('name: web, port: "4317"', 'IngressRouteTCP'),
    ],
    'another namespace with a grant': [elsewhere, grant, http('name: web, namespace: other, port: 80')],
    'what is defined outside Kubernetes': traefik('name: api@internal, kind: TraefikService'),
    'a Service that has one port': [
      manifest('v1', 'Service', 'spec: {ports: [{port: 80}]}', 'one'),
      traefik('name: one'),
    ],
    'a Service that is a name elsewhere': [
      manifest('v1', 'Service', 'spec: {type: ExternalName, externalName: a.b}', 'out'),
      traefik('name: out, port: 443'),
    ],
  },
});
