import type { Rule } from '../../rule.ts';
import { buckets } from './buckets.ts';
import { collected } from './collected.ts';
import { dataSourceUid } from './data-source-uid.ts';
import { dataSources } from './data-sources.ts';
import { expressions } from './expressions.ts';
import { grafanaRootUrl } from './grafana-root-url.ts';
import { knownKeys } from './known-keys.ts';
import { listeners } from './listeners.ts';
import { lokiRetention } from './loki-retention.ts';
import { lokiSchema } from './loki-schema.ts';
import { members } from './members.ts';
import { portClash } from './port-clash.ts';
import { programAddress } from './program-address.ts';
import { prometheusJobs } from './prometheus-jobs.ts';
import { provisionedDollar } from './provisioned-dollar.ts';
import { reachable } from './reachable.ts';
import { receivers } from './receivers.ts';
import { replication } from './replication.ts';
import { ruleFiles } from './rule-files.ts';
import { serviceAddress } from './service-address.ts';
import { syntax } from './syntax.ts';
import { tenants } from './tenants.ts';
import { variables } from './variables.ts';

/** In the order of the documentation. */
export const configurationRules: readonly Rule[] = [
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
];
