import type { SourcePosition } from '../support/errors.ts';
import type { Severity } from '../support/finding.ts';
import type { Path } from '../support/yaml.ts';
import type { Entry, Inside } from './entry.ts';
import type { Inventory } from './inventory.ts';
import type { SchemaStore } from './schemas/store.ts';

/** Parts of the rules, each a folder under lib/checks/rules/. */
export type Area = 'schema' | 'references' | 'configuration' | 'security' | 'operation' | 'gitops';

export interface ReportOptions {
  /** What to write instead. */
  readonly fix?: string;
  /** @default the severity of the rule */
  readonly severity?: Severity;
  /** Where in the text that stands at the path, or at the nearest parent of it that is there. */
  readonly inside?: Inside;
}

/** Says that something is wrong at a path of an object. */
export type Report = (path: Path, message: string, options?: ReportOptions) => void;
/** The same for rules that see several objects; a position stands for something that is no object. */
export type InventoryReport = (
  where: Entry | SourcePosition | undefined,
  path: Path,
  message: string,
  options?: ReportOptions,
) => void;

interface RuleBase {
  /** `<area>/<name>`. The section of docs/checks.md about it has this as its anchor, with `-` for `/`. */
  readonly id: `${Area}/${string}`;
  readonly severity: Severity;
  /** What holds when the rule finds nothing, in one sentence without a full stop. */
  readonly summary: string;
}

/** A rule that needs one object and no other: its verdict is kept by the content of that object. */
export interface ObjectRule extends RuleBase {
  readonly scope: 'object';
  check(entry: Entry, report: Report, facts: ObjectFacts): void;
}

/** What an object rule may know beside the object. */
export interface ObjectFacts {
  readonly schemas: SchemaStore;
  /** Minor version of the cluster. */
  readonly kubernetes: string;
  /** Ids of every rule that runs. */
  readonly rules: readonly string[];
}

/** A rule that compares objects with each other. */
export interface InventoryRule extends RuleBase {
  readonly scope: 'inventory';
  /** What loads what the rule needs for this inventory and cannot load while it checks; undefined when there is nothing. */
  prepare?(inventory: Inventory): (() => Promise<unknown>) | undefined;
  check(inventory: Inventory, report: InventoryReport): void;
}

export type Rule = ObjectRule | InventoryRule;

/** Where the rule is explained, relative to the repository. */
export function documentationOf(id: string): string {
  return `docs/checks.md#${id.replace('/', '-')}`;
}
