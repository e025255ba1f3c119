import { manifest, testRule } from '../../testing.ts';
import { routeParent } from './route-parent.ts';

const gateway = (namespace: string, more = '') =>
  `{apiVersion: gateway.networking.k8s.io/v1, kind: Gateway, metadata: {name: edge, namespace: ${namespace}}, spec: {listeners: [{name: websecure, port: 8443${more}}]}}`;
const route = (parent: string) =>
  manifest('gateway.networking.k8s.io/v1', 'HTTPRoute', `spec: {parentRefs: [${parent}]}`);

testRule(routeParent, {
  finds: {
    'no parent': [route(''), 'HTTPRoute/it spec: the route attaches to nothing'],
    'a Gateway that is not there': [
      [gateway('app'), route('{name: egde}')],
      'HTTPRoute/it spec.parentRefs[0].name: there is no Gateway "egde" in namespace app',
    ],
    'a Gateway that nothing is known of': [
      route('{name: edge, namespace: kube-system}'),
      'warning HTTPRoute/it spec.parentRefs[0].name: nobody can tell whether there is a Gateway "edge" in namespace kube-system: these manifests do not hold all of that namespace',
    ],
    'a listener that is not there': [
      [gateway('app'), route('{name: edge, sectionName: websecrue}')],
      'HTTPRoute/it spec.parentRefs[0].sectionName: the Gateway edge has no listener "websecrue"',
    ],
    'a port that is not listened on': [
      [gateway('app'), route('{name: edge, port: 443}')],
      'HTTPRoute/it spec.parentRefs[0].port: the Gateway edge has no listener on port 443',
    ],
    'a Gateway of another group': [
      [gateway('app'), route('{group: networking.k8s.io, name: edge}')],
      'HTTPRoute/it spec.parentRefs[0].group: no Gateway is of the group networking.k8s.io',
    ],
    'a parent that is none': [
      route('{kind: Gatway, name: edge}'),
      'HTTPRoute/it spec.parentRefs[0].kind: a route cannot attach to a Gatway',
    ],
    'a Gateway that takes its own routes only': [
      [gateway('edge'), route('{name: edge, namespace: edge}')],
      'HTTPRoute/it spec.parentRefs[0]: the Gateway edge takes routes of its own namespace (edge) only',
    ],
  },
  passes: {
    'a Gateway of the namespace': [gateway('app'), route('{name: edge, sectionName: websecure, port: 8443}')],
    'a Gateway that takes routes of others': [
      gateway('edge', ', allowedRoutes: {namespaces: {from: All}}'),
      route('{name: edge, namespace: edge}'),
    ],
    'a mesh': route('{group: "", kind: Service, name: web}'),
  },
});

testRule(routeParent, {
  context: { gateways: [{ namespace: 'kube-system', name: 'traefik-gateway', listeners: ['websecure'] }] },
  finds: {
    'a Gateway that the cluster has not': [
      route('{name: traefik-gatway, namespace: kube-system}'),
      'HTTPRoute/it spec.parentRefs[0].name: the cluster has no Gateway "traefik-gatway" in namespace kube-system',
    ],
    'a listener that it has not': [
      route('{name: traefik-gateway, namespace: kube-system, sectionName: websecrue}'),
      'HTTPRoute/it spec.parentRefs[0].sectionName: the Gateway traefik-gateway has no listener "websecrue"',
    ],
  },
  passes: {
    'the one that it has': route('{name: traefik-gateway, namespace: kube-system, sectionName: websecure}'),
  },
});
