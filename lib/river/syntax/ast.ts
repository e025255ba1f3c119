import type { Span } from './source.ts';

/** What every node has: the text it was read from. `node.span.at` is a position for a finding or a problem. */
interface Located {
  readonly span: Span;
}

/** A whole file. */
export interface File extends Located {
  readonly type: 'file';
  readonly body: readonly Statement[];
  /**
   * Every comment, in the order of the text. Comments stand beside the tree: spans tell what they lie next to.
   * A group is comments with no token and no blank line between them.
   */
  readonly comments: readonly CommentGroup[];
}

export type CommentGroup = readonly Comment[];

/** A `//` or a block comment. */
export interface Comment extends Located {
  readonly type: 'comment';
  /** With its delimiters, without carriage returns. */
  readonly text: string;
}

export type Statement = Attribute | Block;

/** `name = value` */
export interface Attribute extends Located {
  readonly type: 'attribute';
  readonly name: string;
  readonly value: Expression;
}

/** `name "label" { … }` */
export interface Block extends Located {
  readonly type: 'block';
  /** Its parts joined by dots: `prometheus.scrape`. */
  readonly name: string;
  /** Absent also where it is written as `""`. */
  readonly label?: string;
  /** The offset of the label's quote. */
  readonly labelStart?: number;
  /** The offset of `{`. */
  readonly open: number;
  readonly body: readonly Statement[];
}

export type Expression =
  | Identifier
  | StringLiteral
  | NumberLiteral
  | BoolLiteral
  | NullLiteral
  | ArrayLiteral
  | ObjectLiteral
  | Member
  | Index
  | Call
  | Unary
  | Binary
  | Paren;

/** A name that stands for a value: `discovery`, in `discovery.kubernetes.pods.targets`. */
export interface Identifier extends Located {
  readonly type: 'identifier';
  readonly name: string;
}

/** `"…"` with escapes, or a raw string between backquotes. */
export interface StringLiteral extends Located {
  readonly type: 'string';
  /** Escapes resolved; bytes that are no UTF-8 are U+FFFD. */
  readonly value: string;
}

export interface NumberLiteral extends Located {
  readonly type: 'number';
  /** Beyond 2^53 the nearest number that there is. A leading 0 makes an integer octal. */
  readonly value: number;
  /** Written with a point or an exponent. */
  readonly float: boolean;
}

export interface BoolLiteral extends Located {
  readonly type: 'bool';
  readonly value: boolean;
}

export interface NullLiteral extends Located {
  readonly type: 'null';
}

/** `[a, b]` */
export interface ArrayLiteral extends Located {
  readonly type: 'array';
  readonly items: readonly Expression[];
}

/** `{ a = 1, "b" = 2 }` */
export interface ObjectLiteral extends Located {
  readonly type: 'object';
  readonly fields: readonly Field[];
}

/** A field of an object. */
export interface Field extends Located {
  readonly type: 'field';
  /** If it has quotes, what is between them as it stands: for Alloy, too, escapes mean nothing in it. */
  readonly key: string;
  readonly value: Expression;
}

/** `object.name` */
export interface Member extends Located {
  readonly type: 'member';
  readonly object: Expression;
  readonly name: string;
}

/** `object[index]` */
export interface Index extends Located {
  readonly type: 'index';
  readonly object: Expression;
  /** The offset of `[`. */
  readonly open: number;
  readonly index: Expression;
}

/** `callee(a, b)` */
export interface Call extends Located {
  readonly type: 'call';
  readonly callee: Expression;
  /** The offset of `(`. */
  readonly open: number;
  readonly args: readonly Expression[];
}

export type UnaryOperator = '!' | '-';

export interface Unary extends Located {
  readonly type: 'unary';
  readonly operator: UnaryOperator;
  readonly operand: Expression;
}

export type BinaryOperator =
  | '||'
  | '&&'
  | '=='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '^';

export interface Binary extends Located {
  readonly type: 'binary';
  readonly operator: BinaryOperator;
  /** The offset of the operator. */
  readonly operatorStart: number;
  readonly left: Expression;
  readonly right: Expression;
}

/** `( … )`, kept as it is written. */
export interface Paren extends Located {
  readonly type: 'paren';
  readonly inner: Expression;
}

export type Node = File | Statement | Field | Expression;
