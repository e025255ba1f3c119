import { manifest, testRule } from '../../testing.ts';
import { traefikMiddleware } from './traefik-middleware.ts';

const of = (spec: string, kind = 'Middleware') => manifest('traefik.io/v1alpha1', kind, `spec: {${spec}}`);

testRule(traefikMiddleware, {
  finds: {
    'two in one': [
      of('ipAllowList: {sourceRange: [10.0.0.0/8]}, basicAuth: {secret: a}'),
      'Middleware/it spec: the middleware has ipAllowList and basicAuth, and Traefik refuses more than one',
    ],
    'addresses that are none': [
      of('ipAllowList: {sourceRange: [10.0.0.0/8, 10.0.0.300, 10.0.0.0/33, "::1"]}'),
      'Middleware/it spec.ipAllowList.sourceRange[1]: "10.0.0.300" is no address or address block',
      'Middleware/it spec.ipAllowList.sourceRange[2]: "10.0.0.0/33" is no address or address block',
    ],
    none: [of('', 'MiddlewareTCP'), 'MiddlewareTCP/it spec: the middleware does nothing'],
  },
  passes: {
    one: [of('basicAuth: {secret: a}'), of('ipAllowList: {sourceRange: [10.0.0.0/8]}', 'MiddlewareTCP')],
  },
});
