import type { Json } from '../../support/json.ts';
import type { ValueType } from './value-types.ts';

/** How mature something is. `community` components need a flag of their own, whatever the stability level. */
export type Stability = 'generally-available' | 'public-preview' | 'experimental' | 'community';

/** When a member that exists at every level needs a lower stability level than its component. */
export interface Gate {
  readonly stability: Exclude<Stability, 'community'>;
  /**
   * `written`: as soon as it stands in the file. `changed`: when it differs from its default. A list: when it has, or
   * contains, one of these values.
   */
  readonly when: 'written' | 'changed' | readonly Json[];
  /** `refused`: Alloy does not load the file. `ignored`: it logs a warning and goes on without. */
  readonly effect: 'refused' | 'ignored';
}

/**
 * How an argument's text names something on disk. A `socket` may also be the URL of one (`unix:///run/x.sock`); a URL of
 * another scheme names nothing on disk. An empty text names nothing.
 */
export interface FileUse {
  readonly access: 'read' | 'write';
  readonly what: 'file' | 'directory' | 'glob' | 'socket';
}

/** What is known of an argument. */
export interface ArgumentFacts {
  readonly type: ValueType;
  readonly required: boolean;
  /** As it would be written; durations and sizes as text. Known for those that checks need. */
  readonly default?: Json;
  readonly gate?: Gate;
  /** Set where it is deprecated: what to write instead. */
  readonly deprecated?: string;
  readonly file?: FileUse;
}

/**
 * Something that holds for a body: a member is written, or has (or has not) one of some values, by default too, in
 * any case where its type is `caseless`.
 * A name that ends with `.*` stands for every block whose name begins so (`stage.*`).
 */
export type Condition =
  | string
  | { readonly name: string; readonly is: readonly Json[] }
  | { readonly name: string; readonly isNot: readonly Json[] };

/** What Alloy's own validation demands of the members of one body. Names are of arguments and blocks alike. */
export type BodyRule =
  | { readonly kind: 'at-most-one' | 'exactly-one' | 'at-least-one'; readonly of: readonly string[] }
  | {
      readonly kind: 'when';
      readonly given: Condition;
      /** All of them. */
      readonly needs?: readonly Condition[];
      /** At least one of them. */
      readonly needsOneOf?: readonly Condition[];
      /** None of them. */
      readonly forbids?: readonly Condition[];
    }
  /** Numbers, durations or sizes, where both are known: `lower` is not above `upper`, or strictly below it. */
  | {
      readonly kind: 'order';
      readonly lower: string;
      readonly upper: string;
      readonly strict?: true;
      /** An `upper` of zero is no limit. */
      readonly zeroIsNoLimit?: true;
    }
  /** No two of the blocks have the same value. */
  | { readonly kind: 'distinct'; readonly block: string; readonly argument: string };

/** What stands between the braces of a component or block. */
export interface BodyFacts {
  readonly arguments: Readonly<Record<string, ArgumentFacts>>;
  readonly blocks: Readonly<Record<string, BlockFacts>>;
  readonly rules: readonly BodyRule[];
}

/** What is known of a block. */
export interface BlockFacts {
  readonly required: boolean;
  readonly repeatable: boolean;
  /** Whether it takes a label (and then needs one). */
  readonly label: boolean;
  readonly gate?: Gate;
  readonly deprecated?: string;
  /** Read only when asked for: a block may contain itself (`stage.match`). */
  readonly body: BodyFacts;
}

/** What is known of a component. Every component needs a label. */
export interface ComponentFacts extends BodyFacts {
  readonly name: string;
  readonly stability: Stability;
  readonly exports: Readonly<Record<string, ValueType>>;
}

/** What is known of a top-level block that is no component. */
export interface ConfigBlockFacts extends BodyFacts {
  readonly name: string;
  readonly stability: Stability;
  /** Whether it takes a label (and then needs one). */
  readonly label: boolean;
  /** Whether it may stand more than once (with other labels). */
  readonly repeatable: boolean;
  /** `root`: only at the top of the main file. `module`: only inside `declare` or an imported file. */
  readonly where: 'root' | 'module' | 'anywhere';
  /** Blocks in it that hold components and configuration blocks of their own. `*`: the body itself does. */
  readonly pipelines: readonly string[];
}

/** What is added by hand to a Go struct of the generated data; see the files of `structs/`. */
export interface StructFacts {
  readonly arguments?: Readonly<Record<string, Partial<ArgumentFacts>>>;
  readonly blocks?: Readonly<Record<string, Partial<Pick<BlockFacts, 'required' | 'gate' | 'deprecated'>>>>;
  readonly rules?: readonly BodyRule[];
}

/** Facts by struct name, as in the generated data. */
export type StructTable = Readonly<Record<string, StructFacts>>;
