import { sha256 } from '../support/json.ts';
import { type Notes, onlyNow } from '../support/noted.ts';
import type { RawFinding } from './engine.ts';
import type { Inventory } from './inventory.ts';
import { Prints } from './prints.ts';
import type { Rule } from './rule.ts';
import type { Look, Verdicts } from './verdicts.ts';

/** A finding as it is kept: its object is told by the kind, and by its place among all objects of that kind. */
interface KeptFinding extends Omit<RawFinding, 'entry'> {
  readonly of?: readonly [groupKind: string, index: number];
}

/** What is known of an inventory before rules look at it. */
export class Known {
  private readonly inventory: Inventory;
  private readonly verdicts: Verdicts;
  private readonly prints: Prints;
  /** What rules for one object may know beside it. */
  private readonly facts: string;
  private readonly seen = new Map<string, string>();

  constructor(inventory: Inventory, rules: readonly Rule[], verdicts: Verdicts) {
    const { schemas, context } = inventory;
    this.inventory = inventory;
    this.verdicts = verdicts;
    this.prints = new Prints(inventory);
    this.facts = sha256(JSON.stringify([rules.map(({ id }) => id), schemas.fingerprint, context.kubernetes]));
  }

  /** What the rules for one object found in another that is the same. */
  ofObject(index: number): RawFinding[] | undefined {
    const found = this.verdicts.find(this.facts, () => this.prints.objects[index] ?? '');
    return (found as readonly KeptFinding[] | undefined)?.map((finding) => ({ ...finding, entry: index }));
  }

  keepObject(index: number, findings: readonly RawFinding[]): void {
    const found = findings.map(({ entry, ...finding }) => finding);
    this.verdicts.keep(this.facts, [], () => this.prints.objects[index] ?? '', found);
  }

  /** What a rule that compares objects found where it saw the same. */
  ofRule(id: string): RawFinding[] | undefined {
    const found = this.verdicts.find(id, this.look) as readonly KeptFinding[] | undefined;
    return found?.map(({ of, ...finding }) => {
      const entry = of && this.inventory.all(of[0])[of[1]];
      return { ...finding, ...(entry && { entry: this.inventory.entries.indexOf(entry) }) };
    });
  }

  keepRule(id: string, notes: Notes, findings: readonly RawFinding[]): void {
    if (notes.all.has(onlyNow)) return;
    const found = findings.map(({ entry: index, ...finding }): KeptFinding => {
      const entry = index === undefined ? undefined : this.inventory.entries[index];
      if (!entry) return finding;
      return { ...finding, of: [entry.groupKind, this.inventory.all(entry.groupKind).indexOf(entry)] };
    });
    this.verdicts.keep(id, notes.all, this.look, found);
  }

  private readonly look: Look = (list, keys) => {
    const known = this.seen.get(list) ?? this.prints.of(keys());
    this.seen.set(list, known);
    return known;
  };
}
