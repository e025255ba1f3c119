import { sha256 } from '../support/json.ts';
import type { Inventory } from './inventory.ts';
import type { KnownOutline, ObjectFinding, OutlineMemory } from './object-findings.ts';
import { printsOf } from './prints.ts';
import type { RawFinding } from './raw-finding.ts';
import type { Rule } from './rule.ts';
import type { Look, Verdicts } from './verdicts.ts';

/** Verdicts about an inventory: those that were given where the same was seen. */
export class Known {
  private readonly inventory: Inventory;
  private readonly verdicts: Verdicts;
  private readonly beside: string;
  private readonly seen = new Map<string, string>();

  /** @param beside what verdicts depend on beside the inventory, as text. @default nothing */
  constructor(inventory: Inventory, verdicts: Verdicts, beside = '') {
    this.inventory = inventory;
    this.verdicts = verdicts;
    this.beside = beside;
  }

  /** What was given to `keep` where all that was looked at was the same. */
  find(who: string): unknown {
    return this.verdicts.find(who, this.look);
  }

  /**
   * @param keys what was looked at, as it was noted
   * @param verdict plain JSON
   */
  keep(who: string, keys: Iterable<string>, verdict: unknown): void {
    this.verdicts.keep(who, keys, this.look, verdict);
  }

  /** The same for what depends on one object alone. */
  findFor(index: number, who: string): unknown {
    return this.verdicts.find(who, () => this.print(index));
  }

  keepFor(index: number, who: string, verdict: unknown): void {
    this.verdicts.keep(who, [], () => this.print(index), verdict);
  }

  private print(index: number): string {
    return printsOf(this.inventory).objects[index] ?? '';
  }

  private readonly look: Look = (list, keys) => {
    const known = this.seen.get(list) ?? printsOf(this.inventory).of(keys(), this.beside);
    this.seen.set(list, known);
    return known;
  };
}

/** A finding as it is kept: its object is told by the kind, and by its place among all objects of that kind. */
interface KeptFinding extends Omit<RawFinding, 'entry'> {
  readonly of?: readonly [groupKind: string, index: number];
}

/** What rules are known to find in an inventory. */
export class KnownFindings {
  private readonly inventory: Inventory;
  private readonly known: Known;
  private readonly told = new Map<string, readonly RawFinding[] | undefined>();
  /** Stands for all rules that look at one object, and for what they may know beside it. */
  private readonly objectRules: string;

  constructor(inventory: Inventory, rules: readonly Rule[], verdicts: Verdicts) {
    const { schemas, context } = inventory;
    const facts = [rules.map(({ id }) => id), schemas.fingerprint, context.kubernetes];
    this.inventory = inventory;
    this.known = new Known(inventory, verdicts);
    this.objectRules = sha256(JSON.stringify(facts));
  }

  /** What the rules for one object found in another that is the same. */
  ofObject(index: number): RawFinding[] | undefined {
    const found = this.known.findFor(index, this.objectRules) as readonly ObjectFinding[] | undefined;
    return found?.map((finding) => ({ ...finding, entry: index }));
  }

  keepObject(index: number, findings: readonly ObjectFinding[]): void {
    this.known.keepFor(index, this.objectRules, findings);
  }

  /** The same for all objects that differ from this one only in what is sealed. */
  outlineOf(index: number): OutlineMemory {
    const who = `${this.objectRules} ${printsOf(this.inventory).outlines[index]}`;
    return {
      find: () => this.known.find(who) as KnownOutline | undefined,
      keep: (keys, outline) => this.known.keep(who, keys, outline),
    };
  }

  /** What a rule that compares objects found where it saw the same. */
  ofRule(id: string): readonly RawFinding[] | undefined {
    if (!this.told.has(id)) this.told.set(id, this.findRule(id));
    return this.told.get(id);
  }

  private findRule(id: string): readonly RawFinding[] | undefined {
    const found = this.known.find(id) as readonly KeptFinding[] | undefined;
    return found?.map(({ of, ...finding }) => {
      const entry = of && this.inventory.all(of[0])[of[1]];
      return { ...finding, ...(entry && { entry: this.inventory.entries.indexOf(entry) }) };
    });
  }

  keepRule(id: string, keys: Iterable<string>, findings: readonly RawFinding[]): void {
    const found = findings.map(({ entry: index, ...finding }): KeptFinding => {
      const entry = index === undefined ? undefined : this.inventory.entries[index];
      if (!entry) return finding;
      return { ...finding, of: [entry.groupKind, this.inventory.all(entry.groupKind).indexOf(entry)] };
    });
    this.known.keep(id, keys, found);
  }
}
