import type { Rule } from '../../rule.ts';
import { autoscalerTarget } from './autoscaler-target.ts';
import { configMap } from './config-map.ts';
import { configMapKey } from './config-map-key.ts';
import { disruptionBudgetSelector } from './disruption-budget-selector.ts';
import { envExpansion } from './env-expansion.ts';
import { monitorSelector } from './monitor-selector.ts';
import { networkPolicyPort } from './network-policy-port.ts';
import { networkPolicySelector } from './network-policy-selector.ts';
import { priorityClass } from './priority-class.ts';
import { probePort } from './probe-port.ts';
import { rbacResources } from './rbac-resources.ts';
import { roleBinding } from './role-binding.ts';
import { routeBackend } from './route-backend.ts';
import { routeEntryPoint } from './route-entry-point.ts';
import { routeMiddleware } from './route-middleware.ts';
import { routeParent } from './route-parent.ts';
import { routeReachable } from './route-reachable.ts';
import { routeTlsSecret } from './route-tls-secret.ts';
import { secret } from './secret.ts';
import { serviceAccount } from './service-account.ts';
import { serviceEndpoints } from './service-endpoints.ts';
import { serviceSelector } from './service-selector.ts';
import { serviceTargetPort } from './service-target-port.ts';
import { statefulSetService } from './stateful-set-service.ts';
import { storageClass } from './storage-class.ts';
import { unusedVolume } from './unused-volume.ts';
import { volumeClaim } from './volume-claim.ts';
import { webhookService } from './webhook-service.ts';

/** In the order of the documentation. */
export const referencesRules: readonly Rule[] = [
  autoscalerTarget,
  configMapKey,
  configMap,
  disruptionBudgetSelector,
  envExpansion,
  monitorSelector,
  networkPolicyPort,
  networkPolicySelector,
  priorityClass,
  probePort,
  rbacResources,
  roleBinding,
  routeBackend,
  routeEntryPoint,
  routeMiddleware,
  routeParent,
  routeReachable,
  routeTlsSecret,
  secret,
  serviceAccount,
  serviceEndpoints,
  serviceSelector,
  serviceTargetPort,
  statefulSetService,
  storageClass,
  unusedVolume,
  volumeClaim,
  webhookService,
];
