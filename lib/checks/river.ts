import { readFileSync } from 'node:fs';
import type { RiverFinding, SourcePart } from '../river/pod/index.ts';
import { alloyView } from '../river/pod/view.ts';
import { writeCacheFile } from '../support/files.ts';
import { sha256 } from '../support/json.ts';
import type { KubeObject } from '../support/kubernetes.ts';
import { type Outcome, type RawFinding, raw, settle } from './engine.ts';
import type { Entry } from './entry.ts';
import { ignoresOf } from './ignore.ts';
import type { Inventory } from './inventory.ts';
import { ignore, judge } from './rules/schema/ignore.ts';

export interface RiverOptions {
  /**
   * The files that configurations were put together from, by the text of a configuration: findings name them then, and
   * not the ConfigMap. @default none is known
   */
  readonly sources?: ReadonlyMap<string, readonly SourcePart[]>;
  /** Where the verdict is kept, outside git, and what tells this state of the program. @default it is not kept */
  readonly verdict?: { readonly file: string; readonly program: string };
}

export interface RiverOutcome extends Outcome {
  /** How many rules have been run. */
  readonly rules: number;
}

/** What River files and the pods around them break, in every workload of an inventory that runs Alloy. */
export async function checkRiverFiles(
  inventory: Inventory,
  { sources = new Map(), verdict }: RiverOptions = {},
): Promise<RiverOutcome> {
  const seen = alloyView(inventory.entries.map(({ object }) => object));
  const key = verdict && keyOf(inventory, seen, sources, verdict.program);
  const kept = verdict && load(verdict.file);
  if (kept && kept.key === key) return { ...settle(inventory, kept.findings), rules: kept.rules };
  const { findings, rules } = await find(inventory, seen, sources);
  if (verdict) writeCacheFile(verdict.file, JSON.stringify({ key, findings, rules }));
  return { ...settle(inventory, findings), rules };
}

/** The catalogue and the grammars are loaded for this alone, and not when a verdict is at hand. */
async function find(
  { entries, context }: Inventory,
  seen: readonly KubeObject[],
  sources: ReadonlyMap<string, readonly SourcePart[]>,
): Promise<{ readonly findings: readonly RawFinding[]; readonly rules: number }> {
  const { checkAlloyWorkloads, alloyRules } = await import('../river/pod/index.ts');
  const indexes = new Map(seen.map((object, index) => [object, index]));
  const files = new Set([...sources.values()].flat().map(({ file }) => file));
  const found = await checkAlloyWorkloads(seen, {
    sources,
    ...(context.secrets && { secrets: context.secrets }),
  });
  const ofRiver = ({ rule, severity, message, fix, at, place }: RiverFinding): RawFinding => ({
    rule,
    severity,
    message,
    path: place?.path ?? [],
    ...(fix !== undefined && { fix }),
    ...(at && files.has(at.file) && { at }),
    ...(place && { entry: indexes.get(place.object) ?? 0 }),
    ...(place?.line !== undefined && { inside: { line: place.line, column: place.column ?? 1 } }),
  });
  const ids = alloyRules.map(({ id }) => id);
  return { findings: [...found.map(ofRiver), ...ignoreFindings(entries, ids)], rules: ids.length };
}

/** What is wrong with annotations that silence rules for River files. */
function ignoreFindings(entries: readonly Entry[], ids: readonly string[]): readonly RawFinding[] {
  return entries.flatMap(({ object }, entry) => {
    const found: RawFinding[] = [];
    for (const one of ignoresOf(object).filter(({ rule }) => rule.startsWith('river/'))) {
      judge(one, ids, (...report) => found.push(raw(ignore, { entry }, ...report)));
    }
    return found;
  });
}

interface KeptVerdict {
  readonly key: string;
  readonly findings: readonly RawFinding[];
  readonly rules: number;
}

function keyOf(
  { context }: Inventory,
  seen: readonly KubeObject[],
  sources: ReadonlyMap<string, readonly SourcePart[]>,
  program: string,
): string {
  return sha256(JSON.stringify([program, seen, context.secrets, [...sources]]));
}

function load(file: string): KeptVerdict | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as KeptVerdict;
  } catch {
    // No verdict, or half of one: the rules run, and their verdict takes its place.
    return undefined;
  }
}
