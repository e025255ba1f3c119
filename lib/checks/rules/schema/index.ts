import type { Rule } from '../../rule.ts';
import { apiVersion } from './api-version.ts';
import { appProtocol } from './app-protocol.ts';
import { autoscaler } from './autoscaler.ts';
import { configData } from './config-data.ts';
import { containerPorts } from './container-ports.ts';
import { containers } from './containers.ts';
import { cronSchedule } from './cron-schedule.ts';
import { disruptionBudget } from './disruption-budget.ts';
import { duplicateEntries } from './duplicate-entries.ts';
import { duplicateObjects } from './duplicate-objects.ts';
import { endpointSlice } from './endpoint-slice.ts';
import { fields } from './fields.ts';
import { gatewayRoute } from './gateway-route.ts';
import { ignore } from './ignore.ts';
import { image } from './image.ts';
import { ingress } from './ingress.ts';
import { kind } from './kind.ts';
import { labels } from './labels.ts';
import { names } from './names.ts';
import { namespace } from './namespace.ts';
import { networkPolicy } from './network-policy.ts';
import { podSpec } from './pod-spec.ts';
import { probes } from './probes.ts';
import { rbac } from './rbac.ts';
import { readable } from './readable.ts';
import { resources } from './resources.ts';
import { scheduling } from './scheduling.ts';
import { securityContext } from './security-context.ts';
import { selector } from './selector.ts';
import { service } from './service.ts';
import { strategy } from './strategy.ts';
import { tolerations } from './tolerations.ts';
import { traefikMatch } from './traefik-match.ts';
import { traefikMiddleware } from './traefik-middleware.ts';
import { volumeClaims } from './volume-claims.ts';
import { volumes } from './volumes.ts';

/** In the order of the documentation. */
export const schemaRules: readonly Rule[] = [
  apiVersion,
  appProtocol,
  autoscaler,
  configData,
  containerPorts,
  containers,
  cronSchedule,
  disruptionBudget,
  duplicateEntries,
  duplicateObjects,
  endpointSlice,
  fields,
  gatewayRoute,
  ignore,
  image,
  ingress,
  kind,
  labels,
  names,
  namespace,
  networkPolicy,
  podSpec,
  probes,
  rbac,
  readable,
  resources,
  scheduling,
  securityContext,
  selector,
  service,
  strategy,
  tolerations,
  traefikMatch,
  traefikMiddleware,
  volumeClaims,
  volumes,
];
