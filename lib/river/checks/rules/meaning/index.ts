import type { RiverRule } from '../../rule.ts';
import { attributesOrder } from './attributes-order.ts';
import { batchOrder } from './batch-order.ts';
import { fileTargets } from './file-targets.ts';
import { joinedLines } from './joined-lines.ts';
import { logLabels } from './log-labels.ts';
import { memoryLimiter } from './memory-limiter.ts';
import { sampledMetrics } from './sampled-metrics.ts';
import { scrapedTwice } from './scraped-twice.ts';

/** What the parts of a pipeline mean together, as far as the files alone tell. */
export const meaningRules: readonly RiverRule[] = [
  memoryLimiter,
  batchOrder,
  attributesOrder,
  sampledMetrics,
  fileTargets,
  joinedLines,
  logLabels,
  scrapedTwice,
];
