import { manifest, testRule } from '../../testing.ts';
import { ingress } from './ingress.ts';

const of = (spec: string) => manifest('networking.k8s.io/v1', 'Ingress', `spec: {${spec}}`);
const backend = 'backend: {service: {name: a, port: {number: 80}}}';
const path = (fields: string) => of(`rules: [{http: {paths: [{${fields}}]}}]`);

testRule(ingress, {
  finds: {
    'nothing to route': [of(''), 'Ingress/it spec: there are no rules and no defaultBackend'],
    'a host with a scheme': [
      of(`rules: [{host: "https://a.b", http: {paths: [{path: /, pathType: Prefix, ${backend}}]}}]`),
      'Ingress/it spec.rules[0].host: "https://a.b" is no host name',
    ],
    'a path without "/"': [
      path(`path: a, pathType: Exact, ${backend}`),
      'Ingress/it spec.rules[0].http.paths[0].path: the path "a" does not start with "/"',
    ],
    'no path': [
      path(`pathType: Prefix, ${backend}`),
      'Ingress/it spec.rules[0].http.paths[0].path: the path "" does not start with "/"',
    ],
    'no backend': [
      path('path: /, pathType: Prefix, backend: {}'),
      'Ingress/it spec.rules[0].http.paths[0].backend: a backend is exactly one of service and resource',
    ],
    'no port': [
      of('defaultBackend: {service: {name: a}}'),
      'Ingress/it spec.defaultBackend.service.port: the port is exactly one of name and number',
    ],
    'two ports': [
      of('defaultBackend: {service: {name: a, port: {name: b, number: 80}}}'),
      'Ingress/it spec.defaultBackend.service.port: the port is exactly one of name and number',
    ],
  },
  passes: {
    'complete rules': of(
      `rules: [{host: "*.a.b", http: {paths: [{path: /, pathType: Prefix, ${backend}}]}}]`,
    ),
    'a path that the controller reads': path(`path: "~ ^/a", pathType: ImplementationSpecific, ${backend}`),
    'a default': of('defaultBackend: {resource: {apiGroup: a.b, kind: C, name: d}}'),
  },
});
