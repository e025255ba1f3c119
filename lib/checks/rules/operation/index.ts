import type { Rule } from '../../rule.ts';
import { antiAffinity } from './anti-affinity.ts';
import { blockingBudget } from './blocking-budget.ts';
import { disruptionBudget } from './disruption-budget.ts';
import { emptyDir } from './empty-dir.ts';
import { goMemoryLimit } from './go-memory-limit.ts';
import { gracePeriod } from './grace-period.ts';
import { identicalProbes } from './identical-probes.ts';
import { nodeSize } from './node-size.ts';
import { nodeTolerations } from './node-tolerations.ts';
import { priorityClass } from './priority-class.ts';
import { readinessProbe } from './readiness-probe.ts';
import { resources } from './resources.ts';
import { restart } from './restart.ts';
import { retentionSize } from './retention-size.ts';
import { sharedClaim } from './shared-claim.ts';
import { spread } from './spread.ts';
import { updateStrategy } from './update-strategy.ts';

/** In the order of the documentation. */
export const operationRules: readonly Rule[] = [
  antiAffinity,
  blockingBudget,
  disruptionBudget,
  emptyDir,
  goMemoryLimit,
  gracePeriod,
  identicalProbes,
  nodeSize,
  nodeTolerations,
  priorityClass,
  readinessProbe,
  resources,
  restart,
  retentionSize,
  sharedClaim,
  spread,
  updateStrategy,
];
