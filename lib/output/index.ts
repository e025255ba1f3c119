/** API objects to files, safely. Every command calls `repair` first; synthesis then plans, replaces and sums up. */

export type { Tree, TreeChange } from './compare.ts';
export {
  type CarriedFile,
  crdFolder,
  folderOf,
  folderPath,
  foldersOf,
  gitopsFolder,
  objectPath,
  type PlannedObject,
} from './layout.ts';
export { linkOutdir, writePlain } from './plain.ts';
export { type OutputFile, type PlanOptions, planFiles } from './plan.ts';
export { type Progress, progress } from './progress.ts';
export { repair } from './repair.ts';
export { type Summary, summaryLines } from './summary.ts';
export { isLive, type Output } from './terminal.ts';
export { compareTree, type ReplaceOptions, replaceTree } from './tree.ts';
export { type SharedTexts, sharedTexts, type YamlCache, yamlCache } from './yaml-cache.ts';
