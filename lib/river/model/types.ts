import type { Json } from '../../support/json.ts';
import type {
  ArgumentFacts,
  ComponentFacts,
  ConfigBlockFacts,
  unknown,
  ValueType,
} from '../catalogue/index.ts';
import type { Attribute, Expression, File, Identifier, Member } from '../syntax/index.ts';
import type { Body } from './body.ts';

/** The text of a River file. */
export interface RiverText {
  /** The path that positions name. */
  readonly name: string;
  readonly text: string;
}

export interface RiverFile extends RiverText {
  readonly tree: File;
}

/** Values of environment variables; null where one is set to what is not known. */
export type Environment = Readonly<Record<string, string | null>>;

/** What an expression stands for, as far as it is known before Alloy runs. */
export type Value = Json | typeof unknown;

/** What River files say, taken together: Alloy loads several files as if they were one. */
export interface Model {
  readonly files: readonly RiverFile[];
  /** What the files hold at the top. */
  readonly root: Scope;
  /** The root and the bodies of all `declare` and `foreach`, outer ones first. */
  readonly scopes: readonly Scope[];
  /** The components of all scopes, in the order of the text. */
  readonly components: readonly Component[];
  /** Components and configuration blocks of all scopes. */
  readonly units: readonly Unit[];
  /** Every name that an expression takes a value from. */
  readonly references: readonly Reference[];
  /** Every value whose type the catalogue knows: arguments, and what is inside of literal lists and objects. */
  readonly values: readonly TypedValue[];
  /** What a name in an expression refers to: asked with the whole chain (`loki.write.default.receiver`). */
  referenceAt(expression: Expression): Reference | undefined;
  /** The type of what an expression stands for; undefined where it cannot be told. */
  typeOf(expression: Expression): ValueType | undefined;
  /** The type of an exported value of a component, `['targets']`; undefined where it cannot be told. */
  exportType(component: Component, path: readonly string[]): ValueType | undefined;
}

/** A place where names mean something: the top of the files, the body of a `declare`, the template of a `foreach`. */
export interface Scope {
  readonly kind: 'root' | 'declare' | 'foreach';
  /** The `declare` or `foreach`; undefined at the root. */
  readonly owner: ConfigBlock | undefined;
  readonly parent: Scope | undefined;
  readonly components: readonly Component[];
  readonly configBlocks: readonly ConfigBlock[];
  /** Attributes that stand where only blocks can. */
  readonly strayAttributes: readonly Attribute[];
  /**
   * The component of an id. In a `foreach` those around it are seen too, in a `declare` they are not. Of several with
   * one id, the first.
   */
  find(id: string): Component | undefined;
  /** What `declare` or `import.*` says about a component's name; those of scopes around are seen everywhere. */
  customOf(name: string): Custom | undefined;
  /** Whether a name is the loop variable of a `foreach` here. */
  hasVariable(name: string): boolean;
}

/** Where a component comes from that Alloy itself does not have. */
export type Custom =
  | { readonly kind: 'declared'; readonly declare: ConfigBlock }
  /** Nothing is known of what an import brings. */
  | { readonly kind: 'imported'; readonly from: ConfigBlock };

/** A block that makes a component. */
export interface Component {
  readonly kind: 'component';
  /** Name and label: `prometheus.scrape.host`. The name alone where the label is missing. */
  readonly id: string;
  readonly name: string;
  /** '' where it is missing. */
  readonly label: string;
  readonly scope: Scope;
  readonly body: Body;
  /** Absent where Alloy has no component of that name. */
  readonly facts?: ComponentFacts;
  /** Present for components of `declare` and `import.*`. */
  readonly custom?: Custom;
}

/** A top-level block that is no component: `logging`, `declare "x"`, `argument "y"`. */
export interface ConfigBlock {
  readonly kind: 'config';
  /** Name and label: `logging`, `argument.y`. */
  readonly id: string;
  readonly name: string;
  /** '' where it has none. */
  readonly label: string;
  readonly scope: Scope;
  readonly body: Body;
  readonly facts: ConfigBlockFacts;
  /** What is in a `declare`, or in the template of a `foreach`. */
  readonly inner?: Scope;
}

export type Unit = Component | ConfigBlock;

/** A name in an expression. */
export interface Reference {
  /** The block that it stands in. */
  readonly unit: Unit;
  /** The innermost block that it stands in, and its argument there. */
  readonly body: Body;
  readonly attribute: Attribute;
  /** The whole chain: `discovery.relabel.pods.output`. */
  readonly expression: Identifier | Member;
  /** Its names, in order. */
  readonly names: readonly string[];
  readonly target: Target;
}

export type Target =
  /** A component, and which of its exported values: `['targets']`. */
  | { readonly kind: 'component'; readonly component: Component; readonly path: readonly string[] }
  /** An argument of the `declare` around: `argument.forward_to.value`. */
  | { readonly kind: 'argument'; readonly name: string; readonly block: ConfigBlock | undefined }
  /** The loop variable of a `foreach`, or a module's path. */
  | { readonly kind: 'variable'; readonly name: string }
  /** A function or constant of the standard library, by its full name; it may be one that does not exist. */
  | { readonly kind: 'library'; readonly name: string }
  /** Something that is not there. */
  | { readonly kind: 'nothing' };

/** A value that the catalogue knows the type of. */
export interface TypedValue {
  readonly type: ValueType;
  readonly expression: Expression;
  /** Worked out when it is asked for, and not before: verdicts depend on the variables that are looked at. */
  readonly value: Value;
  readonly unit: Unit;
  readonly body: Body;
  /** The argument that it is, or is part of. */
  readonly argument: string;
  /** Its place inside of the argument's value: keys and indexes. Empty for the argument itself. */
  readonly path: readonly (string | number)[];
  /** What is known of the argument, or of the member of an object. */
  readonly facts?: ArgumentFacts;
}
