import type { PodRule } from '../../../pod/rule.ts';
import { balancedOnly } from './balanced-only.ts';
import { balancerLoop } from './balancer-loop.ts';
import { balancerPort } from './balancer-port.ts';
import { clusterJoin } from './cluster-join.ts';
import { clustering } from './clustering.ts';
import { containerPort } from './container-port.ts';
import { gracePeriod } from './grace-period.ts';
import { hostMetrics } from './host-metrics.ts';
import { imageVersion } from './image-version.ts';
import { memoryLimit } from './memory-limit.ts';
import { nobodyListens } from './nobody-listens.ts';
import { nodeName } from './node-name.ts';
import { pathMounted } from './path-mounted.ts';
import { permissionExcess } from './permission-excess.ts';
import { permissionMissing } from './permission-missing.ts';
import { portClash } from './port-clash.ts';
import { reloader } from './reloader.ts';
import { replicaSeries } from './replica-series.ts';
import { rootFiles } from './root-files.ts';
import { scrapedByTwo } from './scraped-by-two.ts';
import { servicePort } from './service-port.ts';
import { stabilityLevel } from './stability-level.ts';
import { storage } from './storage.ts';
import { tracesTogether } from './traces-together.ts';
import { variableUnset } from './variable-unset.ts';
import { variableUnused } from './variable-unused.ts';

/** What River files demand of the pods that run them: how many there are, and what is around them. */
export const podRules: readonly PodRule[] = [
  tracesTogether,
  balancerLoop,
  balancerPort,
  balancedOnly,
  clustering,
  clusterJoin,
  replicaSeries,
  scrapedByTwo,
  variableUnset,
  variableUnused,
  nodeName,
  containerPort,
  servicePort,
  nobodyListens,
  portClash,
  reloader,
  pathMounted,
  rootFiles,
  hostMetrics,
  storage,
  permissionMissing,
  permissionExcess,
  memoryLimit,
  gracePeriod,
  stabilityLevel,
  imageVersion,
];
