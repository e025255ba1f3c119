import type { Memory, RiverFinding, SourcePart } from '../river/pod/index.ts';
import { type Outcome, settle } from './engine.ts';
import type { Entry } from './entry.ts';
import { ignoresOf } from './ignore.ts';
import type { Inventory } from './inventory.ts';
import { Known } from './known.ts';
import { alloyViewOf, printOf } from './prints.ts';
import { type RawFinding, raw } from './raw-finding.ts';
import { ignore, judge } from './rules/schema/ignore.ts';
import type { Verdicts } from './verdicts.ts';

export interface RiverOptions {
  /**
   * The files that configurations were put together from, by the text of a configuration: findings name them then, and
   * not the ConfigMap. @default none is known
   */
  readonly sources?: ReadonlyMap<string, readonly SourcePart[]>;
  /** What was found before. @default everything is checked */
  readonly verdicts?: Verdicts;
}

export interface RiverOutcome extends Outcome {
  /** How many rules have been run. */
  readonly rules: number;
}

/** What River files and the pods around them break, in every workload of an inventory that runs Alloy. */
export async function checkRiverFiles(
  inventory: Inventory,
  { sources = new Map(), verdicts }: RiverOptions = {},
): Promise<RiverOutcome> {
  const known = verdicts && new Known(inventory, verdicts, printOf(JSON.stringify([...sources])));
  const kept = known?.find('river');
  if (kept) return settled(inventory, kept as Found);
  const found = await find(inventory, sources, known && memoryOf(inventory, known));
  known?.keep('river', everything, found);
  return settled(inventory, found);
}

/** All that the rules are given, and the same without what is sealed in it. */
const everything = ['alloy+', 'context secrets'];
const outlines = ['alloy', 'context secrets'];

/** What the rules found, with the index of an object in its place. */
function memoryOf(inventory: Inventory, known: Known): Memory {
  const objects = alloyViewOf(inventory);
  const indexes = new Map(objects.map((object, index) => [object, index]));
  return {
    find(who) {
      const found = known.find(who) as readonly KeptRiverFinding[] | undefined;
      return found?.map(({ place, ...finding }) => {
        const object = place && objects[place.index];
        return { ...finding, ...(object && { place: { ...place, object } }) };
      });
    },
    keep(who, looked, findings) {
      const found = findings.map(({ place, ...finding }): KeptRiverFinding => {
        if (!place) return finding;
        const { object, ...rest } = place;
        return { ...finding, place: { ...rest, index: indexes.get(object) ?? 0 } };
      });
      known.keep(who, [...outlines, ...looked], found);
    },
  };
}

type KeptRiverFinding = Omit<RiverFinding, 'place'> & {
  readonly place?: Omit<NonNullable<RiverFinding['place']>, 'object'> & { readonly index: number };
};

interface Found {
  readonly findings: readonly RawFinding[];
  /** How many rules have been run. */
  readonly rules: number;
}

const settled = (inventory: Inventory, { findings, rules }: Found): RiverOutcome => ({
  ...settle(inventory, findings),
  rules,
});

/** The catalogue and the grammars are loaded for this alone, and not when a verdict is at hand. */
async function find(
  inventory: Inventory,
  sources: ReadonlyMap<string, readonly SourcePart[]>,
  memory: Memory | undefined,
): Promise<Found> {
  const { entries, context } = inventory;
  const seen = alloyViewOf(inventory);
  const { checkAlloyWorkloads, alloyRules } = await import('../river/pod/index.ts');
  const indexes = new Map(seen.map((object, index) => [object, index]));
  const files = new Set([...sources.values()].flat().map(({ file }) => file));
  const found = await checkAlloyWorkloads(seen, {
    sources,
    ...(context.secrets && { secrets: context.secrets }),
    ...(memory && { memory }),
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
