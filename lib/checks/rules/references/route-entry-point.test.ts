import { manifest, testRule } from '../../testing.ts';
import { routeEntryPoint } from './route-entry-point.ts';

const route = (entryPoint: string) =>
  manifest('traefik.io/v1alpha1', 'IngressRoute', `spec: {entryPoints: [${entryPoint}], routes: []}`);

testRule(routeEntryPoint, {
  context: { entryPoints: ['web', 'websecure'] },
  finds: {
    'one that Traefik has not': [
      route('websecrue'),
      'IngressRoute/it spec.entryPoints[0]: Traefik has no entry point "websecrue"',
    ],
  },
  passes: { 'those that it has': [route('websecure'), route('')] },
});

testRule(routeEntryPoint, { finds: {}, passes: { 'anything where nothing is known': route('otlp') } });
