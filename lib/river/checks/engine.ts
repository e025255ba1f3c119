import type { Problem, SourcePosition } from '../../support/errors.ts';
import { type Finding, sortFindings } from '../../support/finding.ts';
import type { Stability } from '../catalogue/index.ts';
import { flowOf } from '../graph/index.ts';
import { buildModel, type Model, type RiverText } from '../model/index.ts';
import {
  documentationOf,
  type ReportOptions,
  type RiverContext,
  type RiverRule,
  type Workload,
} from './rule.ts';
import { riverRules } from './rules.ts';

export interface CheckRiverOptions {
  /** Files that Alloy loads as one: the main file, and parts that are appended to it. */
  readonly files: readonly RiverText[];
  /** @default 'generally-available', as Alloy has it */
  readonly stability?: Exclude<Stability, 'community'>;
  /** @default false, as Alloy has it */
  readonly community?: boolean;
  /** What runs the files. @default nothing is known, and rules about it find nothing */
  readonly workload?: Workload;
  /** @default all of them */
  readonly rules?: readonly RiverRule[];
}

export interface RiverOutcome {
  /** Sorted by position. */
  readonly findings: readonly Finding[];
  /** Undefined when a file has syntax errors: then these are all that is found. */
  readonly model?: Model;
}

/** Checks River files as Alloy would load them together, and tells everything that is wrong at once. */
export async function checkRiver({
  files,
  stability = 'generally-available',
  community = false,
  workload = {},
  rules = riverRules,
}: CheckRiverOptions): Promise<RiverOutcome> {
  const { model, errors } = buildModel(files, { environment: workload.env ?? {} });
  if (model === undefined) return { findings: sortFindings(syntaxFindings(errors)) };
  const context = { stability, community, workload, flow: flowOf(model) };
  const findings: Finding[] = [];
  for (const rule of rules) await checkRule(rule, model, context, (finding) => findings.push(finding));
  return { findings: sortFindings(findings), model };
}

/** What one rule finds, told as it is found: when it is done, or when the promise is. */
export const checkRule = (
  rule: RiverRule,
  model: Model,
  context: RiverContext,
  tell: (finding: Finding) => void,
): void | Promise<void> =>
  rule.check(
    model,
    (at, message, options) => tell(finding(rule, 'span' in at ? at.span.at : at, message, options)),
    context,
  );

/** Syntax errors as findings. */
export const syntaxFindings = (errors: readonly Problem[]): readonly Finding[] =>
  errors.map(({ at, message, fix }) => finding(syntaxRule, at, message, fix === undefined ? {} : { fix }));

/** Not among the rules: a file that breaks it cannot be given to them. */
export const syntaxRule = { id: 'river/syntax', severity: 'error' } as const;

function finding(
  { id, severity }: Pick<RiverRule, 'id' | 'severity'>,
  at: SourcePosition | undefined,
  message: string,
  options: ReportOptions = {},
): Finding {
  return {
    rule: id,
    severity: options.severity ?? severity,
    message,
    ...(options.fix !== undefined && { fix: options.fix }),
    ...(at && { at }),
    help: documentationOf(id),
  };
}
