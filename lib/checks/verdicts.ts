import { readFileSync } from 'node:fs';
import { writeCacheFile } from '../support/files.ts';
import { sha256 } from '../support/json.ts';
import type { RawFinding } from './engine.ts';
import type { Inventory } from './inventory.ts';
import type { Rule } from './rule.ts';

/** What a verdict depends on, by content. */
export interface Fingerprint {
  /** Of the rules, the schemas and what is known of the cluster. */
  readonly environment: string;
  /** Of the part of it that rules for one object look at: clusters that differ elsewhere have it in common. */
  readonly objectEnvironment: string;
  /** Of all objects and of the files that could not be read. */
  readonly inventory: string;
  /** Of each object, in the order of the inventory. */
  readonly objects: readonly string[];
}

/** What an earlier run found in the same environment. */
export interface KeptVerdict {
  readonly inventory: string;
  readonly findings: readonly RawFinding[];
  /** What the rules that look at one object found in it, by the fingerprint of the object. */
  readonly objects: Readonly<Record<string, readonly RawFinding[]>>;
}

export function fingerprint(inventory: Inventory, rules: readonly Rule[]): Fingerprint {
  const { entries, schemas, context, unread } = inventory;
  const objects = entries.map(({ object }) => sha256(JSON.stringify(object)));
  const objectEnvironment = sha256(
    JSON.stringify([rules.map(({ id }) => id), schemas.fingerprint, context.kubernetes]),
  );
  return {
    environment: sha256(JSON.stringify([objectEnvironment, context])),
    objectEnvironment,
    inventory: sha256(JSON.stringify([objects, unread])),
    objects,
  };
}

/** What was found in objects, by what it depends on: clusters have most objects in common. */
export type SharedVerdicts = Map<string, readonly RawFinding[]>;

/** The last verdict of one inventory, kept in a file outside git. */
export class Verdicts {
  private readonly file: string;
  private readonly program: string;
  readonly shared: SharedVerdicts;

  /**
   * @param file where it is kept, one for each inventory
   * @param program what tells this version of the rules from any other, such as the hash of the program's sources
   * @param shared what this run found in objects of other inventories, and by and by in those of this one
   */
  constructor(file: string, program: string, shared: SharedVerdicts = new Map()) {
    this.file = file;
    this.program = program;
    this.shared = shared;
  }

  /** The verdict that was given in an environment; undefined when there is none, or its file cannot be used. */
  load(environment: string): KeptVerdict | undefined {
    try {
      const kept = JSON.parse(readFileSync(this.file, 'utf8')) as KeptVerdict & { environment: string };
      return kept.environment === this.key(environment) ? kept : undefined;
    } catch {
      // No verdict, or half of one: the rules run, and their verdict takes its place.
      return undefined;
    }
  }

  save({
    environment,
    inventory,
    objects,
    findings,
    byObject,
  }: Fingerprint & { findings: readonly RawFinding[]; byObject: readonly RawFinding[] }): void {
    const perObject: Record<string, RawFinding[]> = Object.fromEntries(objects.map((print) => [print, []]));
    const seen = new Map<string, number>();
    for (const [index, print] of objects.entries()) if (!seen.has(print)) seen.set(print, index);
    for (const finding of byObject) {
      const print = objects[finding.entry ?? 0] ?? '';
      if (seen.get(print) === finding.entry) perObject[print]?.push(finding);
    }
    const kept = { environment: this.key(environment), inventory, findings, objects: perObject };
    writeCacheFile(this.file, JSON.stringify(kept));
  }

  private key(environment: string): string {
    return `${this.program} ${environment}`;
  }
}
