import { manifest, testRule } from '../../testing.ts';
import { routeMiddleware } from './route-middleware.ts';

const own = manifest('traefik.io/v1alpha1', 'Middleware', 'spec: {basicAuth: {}}', 'auth');
const route = (middleware: string, kind = 'IngressRoute') =>
  manifest('traefik.io/v1alpha1', kind, `spec: {routes: [{middlewares: [{${middleware}}]}]}`);

testRule(routeMiddleware, {
  finds: {
    'one that is not there': [
      [own, route('name: auht')],
      'IngressRoute/it spec.routes[0].middlewares[0].name: there is no Middleware "auht" in namespace app',
    ],
    'one of the other protocol': [
      [own, route('name: auth', 'IngressRouteTCP')],
      'IngressRouteTCP/it spec.routes[0].middlewares[0].name: there is no MiddlewareTCP "auth" in namespace app',
    ],
    'one of a chain': [
      manifest('traefik.io/v1alpha1', 'Middleware', 'spec: {chain: {middlewares: [{name: none}]}}'),
      'Middleware/it spec.chain.middlewares[0].name: there is no Middleware "none" in namespace app',
    ],
    'an extension of the Gateway API': [
      [
        own,
        manifest(
          'gateway.networking.k8s.io/v1',
          'HTTPRoute',
          'spec: {rules: [{filters: [{type: ExtensionRef, extensionRef: {group: traefik.io, kind: Middleware, name: atuh}}]}]}',
        ),
      ],
      'HTTPRoute/it spec.rules[0].filters[0].extensionRef.name: there is no Middleware "atuh" in namespace app',
    ],
    'one of another namespace': [
      [own.replace('namespace: app', 'namespace: other'), route('name: auth, namespace: other')],
      'warning IngressRoute/it spec.routes[0].middlewares[0].namespace: Traefik refuses what lies in another namespace (other) unless it runs with allowCrossNamespace',
    ],
  },
  passes: {
    'an extension of the Gateway API': [
      own,
      manifest(
        'gateway.networking.k8s.io/v1',
        'HTTPRoute',
        'spec: {rules: [{filters: [{type: ExtensionRef, extensionRef: {group: traefik.io, kind: Middleware, name: auth}}, {type: URLRewrite}]}]}',
      ),
    ],
    'one that is there': [
      own,
      route('name: auth'),
      route('name: auth, namespace: app').replace('name: it', 'name: two'),
    ],
    'one that is defined outside Kubernetes': route('name: auth@file'),
  },
});
