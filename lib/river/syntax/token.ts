import type { BinaryOperator, CommentGroup } from './ast.ts';

/** An operator or a bracket is its own kind; `newline` is a line end that ends a statement. */
export type TokenKind =
  | Symbol
  | 'identifier'
  | 'number'
  | 'float'
  | 'string'
  | 'bool'
  | 'null'
  | 'newline'
  | 'illegal'
  | 'eof';

type Symbol = BinaryOperator | '!' | '=' | '.' | ',' | '(' | ')' | '[' | ']' | '{' | '}';

/** A file's tokens in columns: token `i` is of `kinds[i]` and stands at `[starts[i], ends[i])`. The last is `eof`. */
export interface Tokens {
  readonly kinds: readonly TokenKind[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly comments: readonly CommentGroup[];
  /** Whether a raw string or a comment has no end and took the rest of the file with it. */
  readonly truncated: boolean;
}

/** Takes a mistake in a file: where it is, what is wrong, and what to write instead. */
export type Report = (offset: number, message: string, fix: string) => void;

/** How tightly the binary operators bind. */
const precedences: Readonly<Partial<Record<TokenKind, number>>> & Readonly<Record<BinaryOperator, number>> = {
  '||': 1,
  '&&': 2,
  '==': 3,
  '!=': 3,
  '<': 3,
  '<=': 3,
  '>': 3,
  '>=': 3,
  '+': 4,
  '-': 4,
  '*': 5,
  '/': 5,
  '%': 5,
  '^': 6,
};

/** How tightly a binary operator binds, from 1. */
export function precedence(operator: BinaryOperator): number {
  return precedences[operator];
}

export function isBinaryOperator(kind: TokenKind): kind is BinaryOperator {
  return precedences[kind] !== undefined;
}

const symbols = new Map<string, Symbol>(
  ([...'!=<>+-*/%^.,()[]{}', '||', '&&', '!=', '==', '<=', '>='] as Symbol[]).map((symbol) => [
    symbol,
    symbol,
  ]),
);

/** The longest operator or bracket that these two characters begin with. */
export function symbolOf(first: string, second: string): TokenKind | undefined {
  return (second === '=' || second === first ? symbols.get(first + second) : undefined) ?? symbols.get(first);
}

const statementEnds: ReadonlySet<TokenKind> = new Set([
  'identifier',
  'number',
  'float',
  'string',
  'bool',
  'null',
  ')',
  ']',
  '}',
] as const);

/** Whether a line end after a token of this kind ends the statement. Only after others may one be put in. */
export function canEndStatement(kind: TokenKind): boolean {
  return statementEnds.has(kind);
}
