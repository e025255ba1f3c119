import { noting } from '../support/noted.ts';
import { isValue } from '../support/seal.ts';
import type { Entry } from './entry.ts';
import { type RawFinding, raw } from './raw-finding.ts';
import type { ObjectFacts, ObjectRule } from './rule.ts';

/** A finding in the object that is looked at. */
export type ObjectFinding = Omit<RawFinding, 'entry'>;

/** What is known of objects that differ only in what is sealed in them. */
export interface KnownOutline {
  /** Of the rules that looked at nothing sealed. */
  readonly findings: readonly ObjectFinding[];
  /** Ids of the other rules: they look at each object. */
  readonly open: readonly string[];
}

/** Where that is found, and kept. */
export interface OutlineMemory {
  find(): KnownOutline | undefined;
  /** @param keys of questions that were asked about what is sealed */
  keep(keys: Iterable<string>, outline: KnownOutline): void;
}

/** What rules find in one object. */
export function findingsIn(
  entry: Entry,
  rules: readonly ObjectRule[],
  facts: ObjectFacts,
): readonly ObjectFinding[] {
  const found: ObjectFinding[] = [];
  for (const rule of rules) rule.check(entry, (...report) => found.push(raw(rule, {}, ...report)), facts);
  return found;
}

/** The same where only rules run that look at something by which objects with this outline differ. */
export function findingsWith(
  memory: OutlineMemory,
  entry: Entry,
  rules: readonly ObjectRule[],
  facts: ObjectFacts,
): readonly ObjectFinding[] {
  const known = memory.find();
  if (known) {
    const open = rules.filter(({ id }) => known.open.includes(id));
    return [...known.findings, ...findingsIn(entry, open, facts)];
  }
  const all = rules.map((rule) => {
    const { result, notes } = noting(() => findingsIn(entry, [rule], facts));
    const keys = [...notes.all];
    return { id: rule.id, findings: result, keys, isOpen: keys.some(isValue) };
  });
  const closed = all.filter(({ isOpen }) => !isOpen);
  memory.keep(new Set(closed.flatMap(({ keys }) => keys)), {
    findings: closed.flatMap(({ findings }) => findings),
    open: all.filter(({ isOpen }) => isOpen).map(({ id }) => id),
  });
  return all.flatMap(({ findings }) => findings);
}
