import type { NamespaceChart } from '../../lib/namespace/chart.ts';
import { ingressRoute } from '../../lib/namespace/routes.ts';
import type { Feature } from './feature.ts';
import { openPort } from './pod.ts';

/** Port of the receiver in river/features/faro.alloy. */
const port = 12_347;

/**
 * The receiver looks at the size that a request tells, after it has read it; so Traefik refuses what is too large, and
 * what unpacks to more than it is. Source: Alloy 1.18.1, `faro/receiver/handler.go`.
 */
const limits = {
  limits: { buffering: { maxRequestBodyBytes: 1_048_576 } },
  unpacked: { headers: { customRequestHeaders: { 'Content-Encoding': '' } } },
};

/** Logs, errors and traces of browsers. Nobody but Traefik may connect. */
export function faro(chart: NamespaceChart): Feature | undefined {
  const { faro } = chart.cluster.features;
  if (!faro) return undefined;
  const apiKey = faro.apiKeySecret && {
    name: chart.secret(faro.apiKeySecret, ['api-key'], 'what pages send as x-api-key to the Faro receiver'),
    key: 'api-key',
  };
  return {
    files: ['faro.alloy'],
    patches: openPort('faro', port),
    environment: [
      { name: 'FARO_ORIGINS', value: faro.origins.join(',') },
      apiKey
        ? { name: 'FARO_API_KEY', valueFrom: { secretKeyRef: apiKey } }
        : { name: 'FARO_API_KEY', value: '' },
    ],
    add: ({ release }) => {
      const { faro: route } = chart.cluster.routes;
      if (!route) throw new RangeError('faro has a route: the cluster file is checked for it');
      ingressRoute(chart, {
        name: 'alloy-gateway-faro',
        to: release.endpoint('alloy-gateway', 'faro'),
        route,
        path: '/collect',
        further: limits,
        reason: 'browsers send telemetry',
      });
    },
  };
}
