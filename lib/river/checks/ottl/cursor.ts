import type { Token } from './tokens.ts';

/** Thrown where a text is not as the grammar has it; caught by the parser. */
export class Unexpected extends Error {}

/** More than anyone writes, and far from where the stack ends. */
const maxDepth = 100;

/** A place among the tokens of a text. */
export class Cursor {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** The token `ahead` of the next one. */
  peek(ahead = 0): Token {
    return this.#tokens[this.#at + ahead] ?? { kind: 'end', text: '' };
  }

  next(): Token {
    const token = this.peek();
    this.#at++;
    return token;
  }

  /** Whether a word or sign is next. */
  is(text: string): boolean {
    return this.peek().text === text && this.peek().kind !== 'text';
  }

  /** Goes past a word or sign if it is next. */
  take(text: string): boolean {
    const found = this.is(text);
    if (found) this.#at++;
    return found;
  }

  expect(text: string): void {
    if (!this.take(text)) this.fail(text);
  }

  fail(wanted: string, { kind, text } = this.peek()): never {
    throw new Unexpected(
      kind === 'end' ? `it ends where ${wanted} is wanted` : `${wanted} is wanted before ${text}`,
    );
  }

  /** Parses something; where that fails, goes back to where it began. */
  attempt(parse: () => boolean): boolean {
    const [at, depth] = [this.#at, this.#depth];
    try {
      if (parse()) return true;
    } catch (error) {
      if (!(error instanceof Unexpected)) throw error;
    }
    this.#at = at;
    this.#depth = depth;
    return false;
  }

  /** Parses what may contain itself. */
  nested(parse: () => void): void {
    if (++this.#depth > maxDepth) throw new Unexpected('it is nested too deep');
    parse();
    this.#depth--;
  }
}
