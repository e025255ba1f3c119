import type { SourcePosition } from '../support/errors.ts';
import { type Finding, type Severity, sortFindings } from '../support/finding.ts';
import { objectReference } from '../support/kubernetes.ts';
import { formatPath } from '../support/path.ts';
import type { Path } from '../support/yaml.ts';
import { defaultKubernetes } from './context.ts';
import { Entry, type Inside } from './entry.ts';
import { ignoresOf } from './ignore.ts';
import type { Inventory } from './inventory.ts';
import {
  documentationOf,
  type InventoryRule,
  type ObjectRule,
  type ReportOptions,
  type Rule,
} from './rule.ts';
import { type Fingerprint, fingerprint, type KeptVerdict, type Verdicts } from './verdicts.ts';

export interface Outcome {
  /** Sorted; those that an annotation silences are not among them. */
  readonly findings: readonly Finding[];
  /** What an annotation silences, each with the reason it gives. */
  readonly silenced: readonly { readonly finding: Finding; readonly reason: string }[];
}

export interface RunOptions {
  /** Verdicts of an earlier run, by content: what has not changed is not checked again. @default everything is checked */
  readonly verdicts?: Verdicts;
}

/** A finding as it is kept: positions in files are looked up again, because they change without the object. */
export interface RawFinding {
  readonly rule: string;
  readonly severity: Severity;
  readonly path: Path;
  readonly message: string;
  readonly fix?: string;
  /** Index of the object in the inventory; absent when the finding is about a file. */
  readonly entry?: number;
  /** Where the mistake stands, when that is neither the object nor known by it. */
  readonly at?: SourcePosition;
  readonly inside?: Inside;
}

/** Runs rules over an inventory and tells everything they find at once. What they need to load is loaded before. */
export async function checkInventory(
  inventory: Inventory,
  rules: readonly Rule[],
  { verdicts }: RunOptions = {},
): Promise<Outcome> {
  const before = verdicts && look(inventory, rules, verdicts);
  if (!before?.whole) await Promise.all(inventoryRules(rules).map((rule) => rule.prepare?.(inventory)?.()));
  return finish(inventory, rules, before);
}

/** The same at once: a rule that would have to load something first is left out, and that is told as a finding. */
export function runRules(
  inventory: Inventory,
  rules: readonly Rule[],
  { verdicts }: RunOptions = {},
): Outcome {
  return finish(inventory, rules, verdicts && look(inventory, rules, verdicts));
}

/** What an earlier run has told of this inventory: of all of it, or of some of its objects. */
function look(inventory: Inventory, rules: readonly Rule[], verdicts: Verdicts) {
  const prints = fingerprint(inventory, rules);
  const kept = verdicts.load(prints.environment);
  const whole = kept?.inventory === prints.inventory ? kept.findings : undefined;
  return { prints, kept, whole, verdicts };
}

function finish(
  inventory: Inventory,
  rules: readonly Rule[],
  before: ReturnType<typeof look> | undefined,
): Outcome {
  if (before?.whole) return settle(inventory, before.whole);
  const { prints, kept, verdicts } = before ?? {};
  const byObject = objectFindings(
    inventory,
    rules,
    prints && verdicts && knownFindings(prints, kept, verdicts),
  );
  const skipped = inventoryRules(rules).filter((rule) => rule.prepare?.(inventory) !== undefined);
  const running = rules.filter((rule) => !skipped.some(({ id }) => id === rule.id));
  const findings = [
    ...byObject,
    ...inventoryFindings(inventory, running),
    ...skipped.map((rule) => raw(rule, {}, [], 'this was not checked', { severity: 'warning' })),
  ];
  if (prints && skipped.length === 0) verdicts?.save({ ...prints, findings, byObject });
  return settle(inventory, findings);
}

const inventoryRules = (rules: readonly Rule[]) =>
  rules.filter((rule): rule is InventoryRule => rule.scope === 'inventory');

/** What is known of the objects of an inventory, by their index. */
interface KnownFindings {
  get(index: number): readonly RawFinding[] | undefined;
  add(index: number, findings: readonly RawFinding[]): void;
}

/** What an earlier run found in the objects, and this one in those of other inventories. */
function knownFindings(
  { objectEnvironment, objects }: Fingerprint,
  kept: KeptVerdict | undefined,
  { shared }: Verdicts,
): KnownFindings {
  const key = (index: number) => `${objectEnvironment} ${objects[index]}`;
  return {
    get: (index) => kept?.objects[objects[index] ?? ''] ?? shared.get(key(index)),
    add: (index, findings) => shared.set(key(index), findings),
  };
}

function objectFindings(inventory: Inventory, rules: readonly Rule[], known?: KnownFindings): RawFinding[] {
  const { schemas, context } = inventory;
  const objectRules = rules.filter((rule): rule is ObjectRule => rule.scope === 'object');
  const kubernetes = context.kubernetes ?? defaultKubernetes;
  const facts = { schemas, kubernetes, rules: rules.map(({ id }) => id) };
  return inventory.entries.flatMap((entry, index) => {
    const before = known?.get(index);
    if (before) return before.map((finding) => ({ ...finding, entry: index }));
    const found: RawFinding[] = [];
    for (const rule of objectRules) {
      rule.check(
        entry,
        (path, message, options) => found.push(raw(rule, { entry: index }, path, message, options)),
        facts,
      );
    }
    known?.add(index, found);
    return found;
  });
}

function inventoryFindings(inventory: Inventory, rules: readonly Rule[]): RawFinding[] {
  const found: RawFinding[] = [];
  const indexes = new Map(inventory.entries.map((entry, index) => [entry, index]));
  for (const rule of inventoryRules(rules)) {
    rule.check(inventory, (where, path, message, options) => {
      const place = where instanceof Entry ? { entry: indexes.get(where) ?? 0 } : where && { at: where };
      found.push(raw(rule, place, path, message, options));
    });
  }
  return found;
}

export function raw(
  { id, severity }: Pick<Rule, 'id' | 'severity'>,
  place: Pick<RawFinding, 'entry' | 'at'> | undefined,
  path: Path,
  message: string,
  options: ReportOptions = {},
): RawFinding {
  const { fix, inside } = options;
  return {
    rule: id,
    severity: options.severity ?? severity,
    ...place,
    path,
    message,
    ...(fix && { fix }),
    ...(inside && { inside }),
  };
}

/** Findings as they are shown, those apart that annotations of their objects silence. */
export function settle(inventory: Inventory, found: readonly RawFinding[]): Outcome {
  const findings: Finding[] = [];
  const silenced: { finding: Finding; reason: string }[] = [];
  for (const one of found) {
    const entry = one.entry === undefined ? undefined : inventory.entries[one.entry];
    const finding = shown(one, entry);
    const ignore =
      entry && ignoresOf(entry.object).find(({ rule, reason }) => rule === one.rule && reason !== '');
    if (ignore) silenced.push({ finding, reason: ignore.reason });
    else findings.push(finding);
  }
  return { findings: sortFindings(findings), silenced };
}

function shown(
  { rule, severity, message, fix, path, at, inside }: RawFinding,
  entry: Entry | undefined,
): Finding {
  const position = at ?? entry?.locate(path, inside);
  return {
    rule,
    severity,
    message,
    help: documentationOf(rule),
    ...(fix !== undefined && { fix }),
    ...(position && { at: position }),
    ...(entry && !at && { object: objectReference(entry.object) }),
    ...(path.length > 0 && !at && { path: formatPath(path) }),
  };
}
