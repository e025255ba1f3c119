import { manifest, testRule } from '../../testing.ts';
import { routeAuthentication } from './route-authentication.ts';

const open = (reason: string) => (text: string) =>
  text.replace('namespace: app', `namespace: app, annotations: {poddle.uz/open-because: "${reason}"}`);
const traefik = (route: string, tls = '', kind = 'IngressRoute') =>
  manifest(
    'traefik.io/v1alpha1',
    kind,
    `spec: {routes: [{match: 'Host(\`a.example.com\`)', ${route}}]${tls && `, tls: {${tls}}`}}`,
  );
const to = 'services: [{name: it, port: 80}]';
const guarded = `${to}, middlewares: [{name: guard}]`;
const middleware = (spec: string, name = 'guard') =>
  manifest('traefik.io/v1alpha1', 'Middleware', `spec: {${spec}}`, name);
const http = (rule: string) =>
  manifest('gateway.networking.k8s.io/v1', 'HTTPRoute', `spec: {rules: [{${rule}}]}`);
const ingress = (annotations: string) =>
  manifest('networking.k8s.io/v1', 'Ingress', 'spec: {defaultBackend: {}}').replace(
    'namespace: app',
    `namespace: app, annotations: {${annotations}}`,
  );

testRule(routeAuthentication, {
  finds: {
    'a route without a guard': [
      traefik(to),
      'IngressRoute/it spec.routes[0]: everybody who can reach the cluster can reach what is behind this',
    ],
    'an empty reason': [
      open(' ')(traefik(to)),
      'IngressRoute/it metadata.annotations["poddle.uz/open-because"]: the reason is empty',
    ],
    'a Middleware that does something else': [
      [traefik(guarded), middleware('compress: {}')],
      'IngressRoute/it spec.routes[0]: everybody who can reach the cluster can reach what is behind this',
    ],
    'a list of every address': [
      [traefik(guarded), middleware('ipAllowList: {sourceRange: [10.0.0.0/8, 0.0.0.0/0]}')],
      'IngressRoute/it spec.routes[0]: everybody who can reach the cluster can reach what is behind this',
    ],
    'a chain without a guard': [
      [
        traefik(guarded),
        middleware('chain: {middlewares: [{name: guard}, {name: headers}]}'),
        middleware('headers: {}', 'headers'),
      ],
      'IngressRoute/it spec.routes[0]: everybody who can reach the cluster can reach what is behind this',
    ],
    'a TCP route': [
      traefik(to, '', 'IngressRouteTCP'),
      'IngressRouteTCP/it spec.routes[0]: everybody who can reach the cluster can reach what is behind this',
    ],
    'an HTTPRoute': [
      http('backendRefs: [{name: it, port: 80}]'),
      'HTTPRoute/it spec.rules[0]: everybody who can reach the cluster can reach what is behind this',
    ],
    'an Ingress': [
      ingress(''),
      'Ingress/it spec: everybody who can reach the cluster can reach what is behind this',
    ],
    'a port of every node': [
      manifest('v1', 'Service', 'spec: {type: NodePort, ports: [{port: 80}]}'),
      'Service/it spec.type: everybody who can reach the cluster can reach what is behind this',
    ],
  },
  passes: {
    'a password': [traefik(guarded), middleware('basicAuth: {secret: users}')],
    'a chain with one': [
      traefik(guarded),
      middleware('chain: {middlewares: [{name: other}]}'),
      middleware('forwardAuth: {address: "http://auth"}', 'other'),
    ],
    'client certificates': [
      traefik(to, 'options: {name: mtls}'),
      manifest(
        'traefik.io/v1alpha1',
        'TLSOption',
        'spec: {clientAuth: {clientAuthType: RequireAndVerifyClientCert}}',
        'mtls',
      ),
    ],
    'a reason': open('status of the service, meant for everybody')(traefik(to)),
    'a redirection': [
      traefik('middlewares: [{name: guard}], services: [{name: noop@internal, kind: TraefikService}]'),
      http('filters: [{type: RequestRedirect}]'),
    ],
    'guards of other controllers': [
      http('filters: [{type: ExtensionRef, extensionRef: {group: example.com, kind: Auth, name: a}}]'),
      ingress('nginx.ingress.kubernetes.io/auth-url: "https://auth.example.com"'),
      ingress('traefik.ingress.kubernetes.io/router.middlewares: app-guard@kubernetescrd').replace(
        'name: it',
        'name: other',
      ),
      middleware('digestAuth: {secret: users}'),
    ],
    'a Service inside': manifest('v1', 'Service', 'spec: {ports: [{port: 80}]}'),
  },
});
