import type { SourcePosition } from '../support/errors.ts';
import { type Finding, sortFindings } from '../support/finding.ts';
import { objectReference } from '../support/kubernetes.ts';
import { noting, onlyNow } from '../support/noted.ts';
import { formatPath } from '../support/path.ts';
import { isSealedKind } from '../support/seal.ts';
import { defaultKubernetes } from './context.ts';
import { Entry } from './entry.ts';
import { ignoresOf } from './ignore.ts';
import type { Inventory } from './inventory.ts';
import { KnownFindings } from './known.ts';
import { findingsIn, findingsWith } from './object-findings.ts';
import { type RawFinding, raw } from './raw-finding.ts';
import { documentationOf, type InventoryRule, type ObjectRule, type Report, type Rule } from './rule.ts';
import type { Verdicts } from './verdicts.ts';

export interface Outcome {
  /** Sorted; those that an annotation silences are not among them. */
  readonly findings: readonly Finding[];
  /** What an annotation silences, each with the reason it gives. */
  readonly silenced: readonly { readonly finding: Finding; readonly reason: string }[];
}

export interface RunOptions {
  /** What was found before: what looks at nothing that has changed is not checked again. @default everything is checked */
  readonly verdicts?: Verdicts;
}

/** Runs rules over an inventory and tells everything they find at once. What they need to load is loaded before. */
export async function checkInventory(
  inventory: Inventory,
  rules: readonly Rule[],
  { verdicts }: RunOptions = {},
): Promise<Outcome> {
  const known = verdicts && new KnownFindings(inventory, rules, verdicts);
  const running = inventoryRules(rules).filter(({ id }) => !known?.ofRule(id));
  await Promise.all(running.map((rule) => rule.prepare?.(inventory)?.()));
  return run(inventory, rules, known);
}

/** The same at once: a rule that would have to load something first is left out, and that is told as a finding. */
export function runRules(
  inventory: Inventory,
  rules: readonly Rule[],
  { verdicts }: RunOptions = {},
): Outcome {
  return run(inventory, rules, verdicts && new KnownFindings(inventory, rules, verdicts));
}

const inventoryRules = (rules: readonly Rule[]) =>
  rules.filter((rule): rule is InventoryRule => rule.scope === 'inventory');

function run(inventory: Inventory, rules: readonly Rule[], known?: KnownFindings): Outcome {
  const findings = [
    ...objectFindings(inventory, rules, known),
    ...inventoryRules(rules).flatMap((rule) => ruleFindings(rule, inventory, known)),
  ];
  return settle(inventory, findings);
}

function objectFindings(
  inventory: Inventory,
  rules: readonly Rule[],
  known?: KnownFindings,
): readonly RawFinding[] {
  const { schemas, context } = inventory;
  const objectRules = rules.filter((rule): rule is ObjectRule => rule.scope === 'object');
  const kubernetes = context.kubernetes ?? defaultKubernetes;
  const facts = { schemas, kubernetes, rules: rules.map(({ id }) => id) };
  return inventory.entries.flatMap((entry, index) => {
    const before = known?.ofObject(index);
    if (before) return before;
    const found =
      known && isSealedKind(entry.groupKind)
        ? findingsWith(known.outlineOf(index), entry, objectRules, facts)
        : findingsIn(entry, objectRules, facts);
    known?.keepObject(index, found);
    return found.map((finding) => ({ ...finding, entry: index }));
  });
}

function ruleFindings(
  rule: InventoryRule,
  inventory: Inventory,
  known?: KnownFindings,
): readonly RawFinding[] {
  const before = known?.ofRule(rule.id);
  if (before) return before;
  if (rule.prepare?.(inventory)) return [raw(rule, {}, [], 'this was not checked', { severity: 'warning' })];
  const found: [Entry | SourcePosition | undefined, ...Parameters<Report>][] = [];
  const { notes } = noting(() => rule.check(inventory, (...report) => found.push(report)));
  const findings = found.map(([where, ...report]) => {
    const place =
      where instanceof Entry ? { entry: inventory.entries.indexOf(where) } : where && { at: where };
    return raw(rule, place, ...report);
  });
  if (!notes.all.has(onlyNow)) known?.keepRule(rule.id, notes.all, findings);
  return findings;
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
