/** Pods that run Alloy, read from plain Kubernetes objects, and the checks of their River files with them. */
export {
  alloyRules,
  type CheckAlloyOptions,
  checkAlloyWorkloads,
  type Memory,
  type RiverFinding,
} from './check.ts';
export type { Cut, SourcePart } from './texts.ts';
