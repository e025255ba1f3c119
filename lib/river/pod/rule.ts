import type { Severity } from '../../support/finding.ts';
import type { ReportOptions } from '../checks/rule.ts';
import type { Flow } from '../graph/index.ts';
import type { Model } from '../model/index.ts';
import type { Node } from '../syntax/index.ts';
import type { AlloyFlags } from './command-line.ts';
import type { Objects } from './objects.ts';
import type { AlloyWorkload, Place } from './workload.ts';

/** A workload with what its River files say. */
export interface AlloyRun {
  readonly workload: AlloyWorkload;
  readonly flags: AlloyFlags;
  readonly model: Model;
  readonly flow: Flow;
}

/** What a rule may know beside the workload that it looks at. */
export interface PodContext {
  /** Every workload of the cluster that runs Alloy, this one included. */
  readonly runs: readonly AlloyRun[];
  readonly objects: Objects;
}

/** Says that something is wrong where a node of a River file begins, or at a place of an object. */
export type PodReport = (at: Node | Place, message: string, options?: ReportOptions) => void;

/** One thing that River files and the pods around them are checked for. */
export interface PodRule {
  /** The section of docs/checks.md about it has this as its anchor, with `-` for `/`. */
  readonly id: `river/${string}`;
  readonly severity: Severity;
  /** What holds when the rule finds nothing, in one sentence without a full stop. */
  readonly summary: string;
  check(run: AlloyRun, report: PodReport, context: PodContext): void;
}
