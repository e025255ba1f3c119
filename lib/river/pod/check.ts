import { type Finding, sortFindings } from '../../support/finding.ts';
import { type KubeObject, objectReference } from '../../support/kubernetes.ts';
import { formatPath } from '../../support/path.ts';
import type { Stability } from '../catalogue/index.ts';
import { checkRiver } from '../checks/engine.ts';
import { documentationOf, type ReportOptions } from '../checks/rule.ts';
import { podRules } from '../checks/rules/pod/index.ts';
import { riverRules } from '../checks/rules.ts';
import { flowOf } from '../graph/index.ts';
import { alloyFlags } from './command-line.ts';
import { findAlloy } from './find.ts';
import { Objects } from './objects.ts';
import type { AlloyRun, PodReport, PodRule } from './rule.ts';
import type { ExpectedSecret } from './secrets.ts';
import { type SourcePart, type Texts, textsOf } from './texts.ts';
import type { AlloyWorkload, Place } from './workload.ts';

export interface CheckAlloyOptions {
  /** Secrets that the objects refer to and do not hold. @default none is known */
  readonly secrets?: readonly ExpectedSecret[];
  /**
   * The files that a configuration was put together from, by its text: positions name them then, and not the ConfigMap.
   * @default none is known
   */
  readonly sources?: ReadonlyMap<string, readonly SourcePart[]>;
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
  { secrets = [], sources = new Map() }: CheckAlloyOptions = {},
): Promise<readonly RiverFinding[]> {
  const objects = new Objects(all);
  const findings: RiverFinding[] = [];
  const runs = new Map<AlloyRun, Texts>();
  for (const workload of findAlloy(objects, secrets)) {
    const { problem } = workload.configuration;
    if (problem) {
      findings.push(atPlace(configurationRule, problem.place, problem.message, problem));
      continue;
    }
    const flags = alloyFlags(workload.container.commandLine);
    const texts = textsOf(workload.configuration.files, sources);
    const { findings: found, model } = await checkRiver({
      files: texts.files,
      stability: levels.find((level) => level === flags.stability) ?? 'generally-available',
      community: flags.community,
      workload: factsOf(workload, flags.clustered),
    });
    findings.push(...found.map((finding) => inText(finding, [texts])));
    if (model) runs.set({ workload, flags, model, flow: flowOf(model) }, texts);
  }
  const context = { runs: [...runs.keys()], objects };
  for (const [run, texts] of runs) {
    const report =
      (rule: PodRule): PodReport =>
      (at, message, options) => {
        const finding = findingOf(rule, message, options);
        // What another workload does to this one stands in that one's text.
        if ('span' in at) findings.push(inText({ ...finding, at: at.span.at }, [texts, ...runs.values()]));
        else findings.push(atPlace(rule, at, message, options));
      };
    for (const rule of podRules) rule.check(run, report(rule), context);
  }
  return sortFindings(withoutRepetitions(findings));
}

/** Every rule that a workload is checked by. */
export const alloyRules: readonly { readonly id: string }[] = [...riverRules, ...podRules];

/** Not among the rules: there is nothing to give to them when Alloy's configuration is not found. */
export const configurationRule = { id: 'river/configuration', severity: 'error' } as const;

const levels = [
  'generally-available',
  'public-preview',
  'experimental',
] as const satisfies readonly Stability[];

function factsOf({ replicas, container }: AlloyWorkload, clustered: boolean) {
  const number = replicas === 'per-node' ? { perNode: true } : { replicas, perNode: false };
  return { ...number, clustered, env: container.variables.values };
}

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
