import type { SourcePosition } from '../../support/errors.ts';
import type { Severity } from '../../support/finding.ts';
import type { Stability } from '../catalogue/index.ts';
import type { Flow } from '../graph/index.ts';
import type { Model } from '../model/index.ts';
import type { Node } from '../syntax/index.ts';

/** What is known of the pods that run a file. Rules that need what is not given find nothing. */
export interface Workload {
  /** How many there can be at once, at most. */
  readonly replicas?: number;
  /** Whether there is one on each node (a DaemonSet). */
  readonly perNode?: boolean;
  /** Whether Alloy is started with `--cluster.enabled`. */
  readonly clustered?: boolean;
  /** The variables that the container sets; null where the value is not known (from a Secret or a field). */
  readonly env?: Readonly<Record<string, string | null>>;
}

/** What a rule may know beside the files. */
export interface RiverContext {
  /** The level that Alloy is started with (`--stability.level`). */
  readonly stability: Exclude<Stability, 'community'>;
  /** Whether `--feature.community-components.enabled` is set. */
  readonly community: boolean;
  readonly workload: Workload;
  /** Which component sends what to which. */
  readonly flow: Flow;
}

export interface ReportOptions {
  /** What to write instead. */
  readonly fix?: string;
  /** @default the severity of the rule */
  readonly severity?: Severity;
}

/** Says that something is wrong where a node begins, or at a position. */
export type Report = (at: Node | Required<SourcePosition>, message: string, options?: ReportOptions) => void;

/** One thing that River files are checked for. */
export interface RiverRule {
  /** The section of docs/checks.md about it has this as its anchor, with `-` for `/`. */
  readonly id: `river/${string}`;
  /** `error` where Alloy refuses the file or data is lost, `warning` for what is most likely not meant. */
  readonly severity: Severity;
  /** What holds when the rule finds nothing, in one sentence without a full stop. */
  readonly summary: string;
  /** May load a grammar or an engine when there is something for it, and does not wait for anything else. */
  check(model: Model, report: Report, context: RiverContext): void | Promise<void>;
}

/** Where a rule is explained, relative to the repository. */
export function documentationOf(id: string): string {
  return `docs/checks.md#${id.replace('/', '-')}`;
}
