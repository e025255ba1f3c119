import { type Finding, sortFindings } from '../../support/finding.ts';
import { type KubeObject, objectReference } from '../../support/kubernetes.ts';
import { type Notes, noteAll, noting } from '../../support/noted.ts';
import { formatPath } from '../../support/path.ts';
import { checkRule, syntaxFindings } from '../checks/engine.ts';
import { documentationOf, type ReportOptions } from '../checks/rule.ts';
import { podRules } from '../checks/rules/pod/index.ts';
import { riverRules } from '../checks/rules.ts';
import { readFiles } from '../model/index.ts';
import { findAlloy } from './find.ts';
import { Objects } from './objects.ts';
import type { AlloyRun, PodRule } from './rule.ts';
import { Run } from './run.ts';
import type { ExpectedSecret } from './secrets.ts';
import { type SourcePart, type Texts, textsOf } from './texts.ts';
import type { Place } from './workload.ts';

export interface CheckAlloyOptions {
  /** Secrets that the objects refer to and do not hold. @default none is known */
  readonly secrets?: readonly ExpectedSecret[];
  /**
   * The files that a configuration was put together from, by its text: positions name them then, and not the ConfigMap.
   * @default none is known
   */
  readonly sources?: ReadonlyMap<string, readonly SourcePart[]>;
  /** What rules found before. @default every rule runs */
  readonly memory?: Memory;
}

/** What rules found in the same objects, but for values that are noted when somebody looks at them (`seal`). */
export interface Memory {
  /** What somebody found, if all values that were looked at are the same. */
  find(who: string): readonly RiverFinding[] | undefined;
  /** @param looked keys of the values that were looked at */
  keep(who: string, looked: Iterable<string>, findings: readonly RiverFinding[]): void;
}

export interface RiverFinding extends Finding {
  /** What is to blame among the objects; of River text, the ConfigMap, with line and column inside of the value. */
  readonly place?: Place & { readonly line?: number; readonly column?: number };
}

/**
 * Checks every workload among some objects that runs Alloy: its River files by themselves, with its pods, and against
 * each other. Nothing is known of what is not among the objects, and nothing is said about it.
 */
export async function checkAlloyWorkloads(
  all: readonly KubeObject[],
  { secrets = [], sources = new Map(), memory }: CheckAlloyOptions = {},
): Promise<readonly RiverFinding[]> {
  const { result, notes } = noting(() => {
    const objects = new Objects(all);
    return { objects, workloads: findAlloy(objects, secrets) };
  });
  const { objects, workloads } = result;
  const findings: RiverFinding[] = [];
  const check = async (who: string, work: (found: RiverFinding[]) => void | Promise<void>) => {
    const before = memory?.find(who);
    findings.push(...(before ?? (await found(who, notes, work, memory))));
  };
  const runs = new Map<AlloyRun, Texts>();
  for (const [index, workload] of workloads.entries()) {
    const { problem } = workload.configuration;
    if (problem) {
      findings.push(atPlace(configurationRule, problem.place, problem.message, problem));
      continue;
    }
    const texts = textsOf(workload.configuration.files, sources);
    const { files, errors } = readFiles(texts.files);
    findings.push(...syntaxFindings(errors).map((finding) => inText(finding, [texts])));
    if (!files) continue;
    const run = new Run(workload, files);
    runs.set(run, texts);
    for (const rule of riverRules) {
      await check(`${rule.id} ${index}`, (tell) =>
        checkRule(rule, run.model, run.context, (finding) => tell.push(inText(finding, [texts]))),
      );
    }
  }
  const context = { runs: [...runs.keys()], objects };
  for (const [run, texts] of runs) {
    for (const rule of podRules) {
      await check(`${rule.id} ${workloads.indexOf(run.workload)}`, (tell) =>
        rule.check(
          run,
          (at, message, options) => {
            const finding = findingOf(rule, message, options);
            // What another workload does to this one stands in that one's text.
            if ('span' in at) tell.push(inText({ ...finding, at: at.span.at }, [texts, ...runs.values()]));
            else tell.push(atPlace(rule, at, message, options));
          },
          context,
        ),
      );
    }
  }
  return sortFindings(withoutRepetitions(findings));
}

/** What a rule finds; kept, unless it has to wait for something: what is looked at after that is noted by nobody. */
async function found(
  who: string,
  before: Notes,
  work: (found: RiverFinding[]) => void | Promise<void>,
  memory: Memory | undefined,
): Promise<readonly RiverFinding[]> {
  const findings: RiverFinding[] = [];
  const { result, notes } = noting(() => {
    noteAll(before);
    return work(findings);
  });
  if (result) await result;
  else memory?.keep(who, notes.all, findings);
  return findings;
}

/** Every rule that a workload is checked by. */
export const alloyRules: readonly { readonly id: string }[] = [...riverRules, ...podRules];

/** Not among the rules: there is nothing to give to them when Alloy's configuration is not found. */
export const configurationRule = { id: 'river/configuration', severity: 'error' } as const;

function findingOf(
  { id, severity }: Pick<PodRule, 'id' | 'severity'>,
  message: string,
  options: ReportOptions = {},
): Finding {
  const { fix } = options;
  const help = documentationOf(id);
  return {
    rule: id,
    severity: options.severity ?? severity,
    message,
    help,
    ...(fix !== undefined && { fix }),
  };
}

function atPlace(
  rule: Pick<PodRule, 'id' | 'severity'>,
  place: Place,
  message: string,
  options?: ReportOptions,
): RiverFinding {
  const { object, path } = place;
  return {
    ...findingOf(rule, message, options),
    object: objectReference(object),
    ...(path.length > 0 && { path: formatPath(path) }),
    place,
  };
}

/** A finding in the text of a file, with the object that the text is in. */
function inText(finding: Finding, texts: readonly Texts[]): RiverFinding {
  for (const text of texts) {
    const place = finding.at && text.placeOf(finding.at);
    if (place) return { ...finding, place };
  }
  return finding;
}

/** Two workloads may load one ConfigMap: what is wrong with the text alone is told once. */
function withoutRepetitions(findings: readonly RiverFinding[]): readonly RiverFinding[] {
  const key = ({ rule, at, object, path, message }: Finding) =>
    JSON.stringify([rule, at, object, path, message]);
  return [...new Map(findings.map((finding) => [key(finding), finding])).values()];
}
