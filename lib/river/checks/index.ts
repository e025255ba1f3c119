/** What no River file may break: one rule, one file, one test, one section of docs/checks.md. */
export { type CheckRiverOptions, checkRiver, type RiverOutcome } from './engine.ts';
export {
  documentationOf,
  type Report,
  type ReportOptions,
  type RiverContext,
  type RiverRule,
  type Workload,
} from './rule.ts';
export { riverRules } from './rules.ts';
