import { manifest, testRule } from '../../testing.ts';
import { gatewayRoute } from './gateway-route.ts';

const http = (rule: string) =>
  manifest('gateway.networking.k8s.io/v1', 'HTTPRoute', `spec: {rules: [{${rule}}]}`);
const grpc = (rule: string) =>
  manifest('gateway.networking.k8s.io/v1', 'GRPCRoute', `spec: {rules: [{${rule}}]}`);

testRule(gatewayRoute, {
  finds: {
    'paths that are none': [
      http('matches: [{path: {value: a}}, {path: {type: Exact, value: /a//b}}, {path: {value: /a/..}}]'),
      'HTTPRoute/it spec.rules[0].matches[0].path.value: the path "a" does not start with "/"',
      'HTTPRoute/it spec.rules[0].matches[1].path.value: the path "/a//b" has "//" in it',
      'HTTPRoute/it spec.rules[0].matches[2].path.value: the path "/a/.." has "/.." in it',
    ],
    'a method without name': [
      grpc('matches: [{method: {}}]'),
      'GRPCRoute/it spec.rules[0].matches[0].method: neither service nor method is given',
    ],
    'a Service without port': [
      http('backendRefs: [{name: a}]'),
      'HTTPRoute/it spec.rules[0].backendRefs[0]: a Service as backend needs its port',
    ],
    'a filter without its block': [
      http('filters: [{type: RequestHeaderModifier}]'),
      'HTTPRoute/it spec.rules[0].filters[0]: type: RequestHeaderModifier needs the block "requestHeaderModifier"',
    ],
    'a filter with another block': [
      http('filters: [{type: URLRewrite, urlRewrite: {}, requestMirror: {}}]'),
      'HTTPRoute/it spec.rules[0].filters[0].requestMirror: the block "requestMirror" does not go with type: URLRewrite',
    ],
    'a redirect with backends': [
      http('filters: [{type: RequestRedirect, requestRedirect: {}}], backendRefs: [{name: a, port: 80}]'),
      'HTTPRoute/it spec.rules[0].filters[0]: a rule that redirects cannot have backends',
    ],
  },
  passes: {
    'complete rules': [
      http(
        'matches: [{path: {type: PathPrefix, value: /a}}, {path: {type: RegularExpression, value: "a//b"}}], backendRefs: [{name: a, port: 80}]',
      ),
      grpc(
        'matches: [{method: {service: a.b.C}}, {headers: [{name: a, value: b}]}], backendRefs: [{name: a, port: 80}]',
      ),
    ],
    'a backend that is no Service': http('backendRefs: [{group: example.com, kind: Bucket, name: a}]'),
    filters: http(
      'filters: [{type: CORS, cors: {}}, {type: RequestMirror, requestMirror: {backendRef: {name: a, port: 80}}}]',
    ),
  },
});
