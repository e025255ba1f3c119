import type { Rule } from './rule.ts';
import { buckets } from './rules/configuration/buckets.ts';
import { collected } from './rules/configuration/collected.ts';
import { dataSourceUid } from './rules/configuration/data-source-uid.ts';
import { dataSources } from './rules/configuration/data-sources.ts';
import { expressions } from './rules/configuration/expressions.ts';
import { grafanaRootUrl } from './rules/configuration/grafana-root-url.ts';
import { knownKeys } from './rules/configuration/known-keys.ts';
import { listeners } from './rules/configuration/listeners.ts';
import { lokiRetention } from './rules/configuration/loki-retention.ts';
import { lokiSchema } from './rules/configuration/loki-schema.ts';
import { members } from './rules/configuration/members.ts';
import { portClash } from './rules/configuration/port-clash.ts';
import { programAddress } from './rules/configuration/program-address.ts';
import { prometheusJobs } from './rules/configuration/prometheus-jobs.ts';
import { provisionedDollar } from './rules/configuration/provisioned-dollar.ts';
import { reachable } from './rules/configuration/reachable.ts';
import { receivers } from './rules/configuration/receivers.ts';
import { replication } from './rules/configuration/replication.ts';
import { ruleFiles } from './rules/configuration/rule-files.ts';
import { serviceAddress } from './rules/configuration/service-address.ts';
import { syntax } from './rules/configuration/syntax.ts';
import { tenants } from './rules/configuration/tenants.ts';
import { variables } from './rules/configuration/variables.ts';
import { changingValues } from './rules/gitops/changing-values.ts';
import { endpointSlices } from './rules/gitops/endpoint-slices.ts';
import { hooks } from './rules/gitops/hooks.ts';
import { rewritten } from './rules/gitops/rewritten.ts';
import { serverFields } from './rules/gitops/server-fields.ts';
import { size } from './rules/gitops/size.ts';
import { skipMarker } from './rules/gitops/skip-marker.ts';
import { substitution } from './rules/gitops/substitution.ts';
import { antiAffinity } from './rules/operation/anti-affinity.ts';
import { blockingBudget } from './rules/operation/blocking-budget.ts';
import { disruptionBudget as operationDisruptionBudget } from './rules/operation/disruption-budget.ts';
import { emptyDir } from './rules/operation/empty-dir.ts';
import { goMemoryLimit } from './rules/operation/go-memory-limit.ts';
import { gracePeriod } from './rules/operation/grace-period.ts';
import { identicalProbes } from './rules/operation/identical-probes.ts';
import { nodeSize } from './rules/operation/node-size.ts';
import { nodeTolerations } from './rules/operation/node-tolerations.ts';
import { priorityClass as operationPriorityClass } from './rules/operation/priority-class.ts';
import { readinessProbe } from './rules/operation/readiness-probe.ts';
import { resources as operationResources } from './rules/operation/resources.ts';
import { restart } from './rules/operation/restart.ts';
import { retentionSize } from './rules/operation/retention-size.ts';
import { sharedClaim } from './rules/operation/shared-claim.ts';
import { spread } from './rules/operation/spread.ts';
import { updateStrategy } from './rules/operation/update-strategy.ts';
import { autoscalerTarget } from './rules/references/autoscaler-target.ts';
import { configMap } from './rules/references/config-map.ts';
import { configMapKey } from './rules/references/config-map-key.ts';
import { disruptionBudgetSelector } from './rules/references/disruption-budget-selector.ts';
import { envExpansion } from './rules/references/env-expansion.ts';
import { monitorSelector } from './rules/references/monitor-selector.ts';
import { networkPolicyPort } from './rules/references/network-policy-port.ts';
import { networkPolicySelector } from './rules/references/network-policy-selector.ts';
import { priorityClass as referencePriorityClass } from './rules/references/priority-class.ts';
import { probePort } from './rules/references/probe-port.ts';
import { rbacResources } from './rules/references/rbac-resources.ts';
import { roleBinding } from './rules/references/role-binding.ts';
import { routeBackend } from './rules/references/route-backend.ts';
import { routeEntryPoint } from './rules/references/route-entry-point.ts';
import { routeMiddleware } from './rules/references/route-middleware.ts';
import { routeParent } from './rules/references/route-parent.ts';
import { routeReachable } from './rules/references/route-reachable.ts';
import { routeTlsSecret } from './rules/references/route-tls-secret.ts';
import { secret } from './rules/references/secret.ts';
import { serviceAccount } from './rules/references/service-account.ts';
import { serviceEndpoints } from './rules/references/service-endpoints.ts';
import { serviceSelector } from './rules/references/service-selector.ts';
import { serviceTargetPort } from './rules/references/service-target-port.ts';
import { statefulSetService } from './rules/references/stateful-set-service.ts';
import { storageClass } from './rules/references/storage-class.ts';
import { unusedVolume } from './rules/references/unused-volume.ts';
import { volumeClaim } from './rules/references/volume-claim.ts';
import { webhookService } from './rules/references/webhook-service.ts';
import { apiVersion } from './rules/schema/api-version.ts';
import { appProtocol } from './rules/schema/app-protocol.ts';
import { autoscaler } from './rules/schema/autoscaler.ts';
import { configData } from './rules/schema/config-data.ts';
import { containerPorts } from './rules/schema/container-ports.ts';
import { containers } from './rules/schema/containers.ts';
import { cronSchedule } from './rules/schema/cron-schedule.ts';
import { disruptionBudget } from './rules/schema/disruption-budget.ts';
import { duplicateEntries } from './rules/schema/duplicate-entries.ts';
import { duplicateObjects } from './rules/schema/duplicate-objects.ts';
import { endpointSlice } from './rules/schema/endpoint-slice.ts';
import { fields } from './rules/schema/fields.ts';
import { gatewayRoute } from './rules/schema/gateway-route.ts';
import { ignore } from './rules/schema/ignore.ts';
import { image } from './rules/schema/image.ts';
import { ingress } from './rules/schema/ingress.ts';
import { kind } from './rules/schema/kind.ts';
import { labels } from './rules/schema/labels.ts';
import { names } from './rules/schema/names.ts';
import { namespace } from './rules/schema/namespace.ts';
import { networkPolicy } from './rules/schema/network-policy.ts';
import { podSpec } from './rules/schema/pod-spec.ts';
import { probes } from './rules/schema/probes.ts';
import { rbac } from './rules/schema/rbac.ts';
import { readable } from './rules/schema/readable.ts';
import { resources } from './rules/schema/resources.ts';
import { scheduling } from './rules/schema/scheduling.ts';
import { securityContext } from './rules/schema/security-context.ts';
import { selector } from './rules/schema/selector.ts';
import { service } from './rules/schema/service.ts';
import { strategy } from './rules/schema/strategy.ts';
import { tolerations } from './rules/schema/tolerations.ts';
import { traefikMatch } from './rules/schema/traefik-match.ts';
import { traefikMiddleware } from './rules/schema/traefik-middleware.ts';
import { volumeClaims } from './rules/schema/volume-claims.ts';
import { volumes } from './rules/schema/volumes.ts';
import { credentials } from './rules/security/credentials.ts';
import { defaultDeny } from './rules/security/default-deny.ts';
import { hardening } from './rules/security/hardening.ts';
import { healthRoute } from './rules/security/health-route.ts';
import { hostAccess } from './rules/security/host-access.ts';
import { image as securityImage } from './rules/security/image.ts';
import { namespaceLevel } from './rules/security/namespace-level.ts';
import { openPolicy } from './rules/security/open-policy.ts';
import { podSecurity } from './rules/security/pod-security.ts';
import { privileged } from './rules/security/privileged.ts';
import { rbacBinding } from './rules/security/rbac-binding.ts';
import { rbacEscalation } from './rules/security/rbac-escalation.ts';
import { rbacSecrets } from './rules/security/rbac-secrets.ts';
import { rbacWildcard } from './rules/security/rbac-wildcard.ts';
import { readOnlyRoot } from './rules/security/read-only-root.ts';
import { rootUser } from './rules/security/root-user.ts';
import { routeAuthentication } from './rules/security/route-authentication.ts';
import { routeTls } from './rules/security/route-tls.ts';
import { secretData } from './rules/security/secret-data.ts';
import { tlsVerification } from './rules/security/tls-verification.ts';
import { unusedToken } from './rules/security/unused-token.ts';

/** Every rule that manifests are checked by, in the order of the documentation. */
export const rules: readonly Rule[] = [
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
  autoscalerTarget,
  configMapKey,
  configMap,
  disruptionBudgetSelector,
  envExpansion,
  monitorSelector,
  networkPolicyPort,
  networkPolicySelector,
  referencePriorityClass,
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
  buckets,
  collected,
  dataSourceUid,
  dataSources,
  expressions,
  grafanaRootUrl,
  knownKeys,
  listeners,
  lokiRetention,
  lokiSchema,
  members,
  portClash,
  programAddress,
  prometheusJobs,
  provisionedDollar,
  reachable,
  receivers,
  replication,
  ruleFiles,
  serviceAddress,
  syntax,
  tenants,
  variables,
  credentials,
  defaultDeny,
  hardening,
  healthRoute,
  hostAccess,
  securityImage,
  namespaceLevel,
  openPolicy,
  podSecurity,
  privileged,
  rbacBinding,
  rbacEscalation,
  rbacSecrets,
  rbacWildcard,
  readOnlyRoot,
  rootUser,
  routeAuthentication,
  routeTls,
  secretData,
  tlsVerification,
  unusedToken,
  antiAffinity,
  blockingBudget,
  operationDisruptionBudget,
  emptyDir,
  goMemoryLimit,
  gracePeriod,
  identicalProbes,
  nodeSize,
  nodeTolerations,
  operationPriorityClass,
  readinessProbe,
  operationResources,
  restart,
  retentionSize,
  sharedClaim,
  spread,
  updateStrategy,
  changingValues,
  endpointSlices,
  hooks,
  rewritten,
  serverFields,
  size,
  skipMarker,
  substitution,
];
