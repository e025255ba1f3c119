import { type Source, Span } from './source.ts';
import type { TokenKind, Tokens } from './token.ts';

export type Closer = ')' | ']' | '}';

/** A place between the tokens of a file. */
export class TokenReader {
  readonly source: Source;
  readonly #tokens: Tokens;
  #index = 0;
  #kind: TokenKind;

  constructor(source: Source, tokens: Tokens) {
    this.source = source;
    this.#tokens = tokens;
    this.#kind = this.kindAfter(0);
  }

  get comments(): Tokens['comments'] {
    return this.#tokens.comments;
  }

  get kind(): TokenKind {
    return this.#kind;
  }

  /** Whether this token is of one of these kinds. */
  is(one: TokenKind, another = one, third = one): boolean {
    return this.#kind === one || this.#kind === another || this.#kind === third;
  }

  /** The kind of the token so many tokens ahead. */
  kindAfter(ahead: number): TokenKind {
    return this.#tokens.kinds[this.#index + ahead] ?? 'eof';
  }

  get start(): number {
    return this.#tokens.starts[this.#index] ?? 0;
  }

  /** Where the next token begins. */
  get nextStart(): number {
    return this.#tokens.starts[this.#index + 1] ?? this.start;
  }

  get end(): number {
    return this.#tokens.ends[this.#index] ?? 0;
  }

  /** Where the token before this one ends. */
  get previousEnd(): number {
    return this.#tokens.ends[this.#index - 1] ?? 0;
  }

  /** This token as it is written. */
  get text(): string {
    return this.source.text.slice(this.start, this.end);
  }

  next(): void {
    if (this.#kind === 'eof') return;
    this.#index++;
    this.#kind = this.kindAfter(0);
  }

  /** The span from an offset to the end of the token before this one. */
  spanFrom(start: number): Span {
    return new Span(this.source, start, Math.max(start, this.previousEnd));
  }

  /** Whether a new line begins here with what can only be a statement (or a field): a name and `=`, `{` or a label. */
  beginsStatement(): boolean {
    return this.isHead(0) && this.startsLine();
  }

  /** Whether the token so many tokens ahead begins a name with `=`, `{` or a label behind it. */
  isHead(ahead: number): boolean {
    if (this.kindAfter(ahead) !== 'identifier') return false;
    let behind = ahead + 1;
    while (this.kindAfter(behind) === '.' && this.kindAfter(behind + 1) === 'identifier') behind += 2;
    const kind = this.kindAfter(behind);
    return kind === '=' || kind === '{' || kind === 'string';
  }

  /** Whether the token so many tokens ahead is a name with `=` behind it, with or without quotes. */
  isField(ahead: number): boolean {
    const kind = this.kindAfter(ahead);
    return (kind === 'identifier' || kind === 'string') && this.kindAfter(ahead + 1) === '=';
  }

  /** Whether this token is the first of its line. */
  startsLine(): boolean {
    return this.source.isFirstOnLine(this.start);
  }

  /** Whether this is the end of a file whose last string or comment has no end, so that nothing more can be told. */
  isTruncated(): boolean {
    return this.#tokens.truncated && (this.is('eof') || this.kindAfter(1) === 'eof');
  }

  /** Skips to a token of one of these kinds, past whatever stands in brackets that are opened on the way. */
  skipTo(...stops: readonly TokenKind[]): void {
    for (let depth = 0; this.kind !== 'eof'; this.next()) {
      if (depth === 0 && stops.includes(this.kind)) return;
      if (isOpener(this.kind)) depth++;
      else if (isCloser(this.kind) && depth > 0) depth--;
    }
  }

  skipToEnd(): void {
    this.#index = this.#tokens.kinds.length - 1;
    this.#kind = 'eof';
  }
}

export function isCloser(kind: TokenKind): kind is Closer {
  return kind === ')' || kind === ']' || kind === '}';
}

function isOpener(kind: TokenKind): boolean {
  return kind === '(' || kind === '[' || kind === '{';
}
