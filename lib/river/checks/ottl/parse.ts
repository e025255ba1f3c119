import { Cursor, Unexpected } from './cursor.ts';
import { tokenize } from './tokens.ts';

/** A function that is called, with how many arguments. */
export interface OttlCall {
  readonly name: string;
  readonly count: number;
}

/** What a statement or condition uses. */
export interface Ottl {
  readonly calls: readonly OttlCall[];
  /** Paths as their names: `['resource', 'attributes']`. */
  readonly paths: readonly (readonly string[])[];
}

/**
 * Reads a statement (an editor, with a condition behind `where`) or a condition of the OpenTelemetry Transformation
 * Language. Source of the grammar: contrib 0.153, `pkg/ottl/grammar.go`.
 *
 * @returns why it is none, or what it uses
 */
export function parseOttl(text: string, kind: 'statement' | 'condition'): Ottl | { readonly error: string } {
  const tokens = tokenize(text);
  if ('unread' in tokens) {
    const isText = tokens.unread.startsWith('"');
    return {
      error: isText
        ? 'a text in it has no end'
        : `it cannot be read from ${JSON.stringify(tokens.unread)} on`,
    };
  }
  const parser = new Parser(new Cursor(tokens));
  try {
    parser.whole(kind);
  } catch (error) {
    if (error instanceof Unexpected) return { error: error.message };
    throw error;
  }
  return { calls: parser.calls, paths: parser.paths };
}

const keywords = ['and', 'or', 'not', 'where'];
const constants = ['nil', 'true', 'false'];

class Parser {
  readonly #at: Cursor;
  calls: OttlCall[] = [];
  paths: string[][] = [];

  constructor(cursor: Cursor) {
    this.#at = cursor;
  }

  whole(kind: 'statement' | 'condition'): void {
    if (kind === 'condition') this.#condition();
    else {
      const name = this.#at.next();
      if (name.kind !== 'word' || !this.#at.is('(')) this.#at.fail('a function', name);
      this.#call(name.text);
      if (this.#at.take('where')) this.#condition();
    }
    if (this.#at.peek().kind !== 'end') this.#at.fail('its end');
  }

  #condition(): void {
    this.#at.nested(() => {
      do {
        do this.#truth();
        while (this.#at.take('and'));
      } while (this.#at.take('or'));
    });
  }

  /** A comparison, something that is true or false, or a condition in parentheses. */
  #truth(): void {
    this.#at.take('not');
    if (this.#at.is('(') && this.#group()) return;
    const first = this.#at.peek();
    this.#value();
    if (this.#at.peek().kind === 'comparison') {
      this.#at.next();
      this.#value();
    } else if (!/^[A-Z]/.test(first.text) && first.text !== 'true' && first.text !== 'false') {
      this.#at.fail('a comparison');
    }
  }

  /** A condition in parentheses; not where what is compared begins with them. */
  #group(): boolean {
    const { calls, paths } = this;
    [this.calls, this.paths] = [[...calls], [...paths]];
    const found = this.#at.attempt(() => {
      this.#at.next();
      this.#condition();
      this.#at.expect(')');
      return !operators.test(this.#at.peek().text);
    });
    if (!found) [this.calls, this.paths] = [calls, paths];
    return found;
  }

  #value(): void {
    this.#at.nested(() => {
      if (this.#at.peek().kind === 'text') this.#at.next();
      else if (this.#at.take('{')) this.#items('}', () => this.#entry());
      else if (this.#at.take('[')) this.#items(']', () => this.#value());
      else this.#sum();
    });
  }

  #sum(): void {
    do {
      if (!this.#at.take('+')) this.#at.take('-');
      if (this.#at.take('(')) {
        this.#at.nested(() => this.#sum());
        this.#at.expect(')');
      } else this.#operand();
    } while (['+', '-', '*', '/'].some((sign) => this.#at.take(sign)));
  }

  /** A number, a name, a call or a path. */
  #operand(): void {
    const token = this.#at.next();
    const { kind, text } = token;
    if (kind === 'number') return;
    if (kind !== 'word' || keywords.includes(text)) this.#at.fail('a value', token);
    if (this.#at.is('(')) this.#call(text);
    else if (/^[a-z]/.test(text) && !constants.includes(text)) this.#path(text);
  }

  #call(name: string): void {
    this.#at.expect('(');
    let count = 0;
    this.#items(')', () => {
      count++;
      if (this.#at.peek(1).text === '=') {
        this.#at.next();
        this.#at.next();
      }
      this.#value();
    });
    this.calls.push({ name, count });
    this.#keys();
  }

  #path(first: string): void {
    const names = [first];
    this.#keys();
    while (this.#at.take('.')) {
      const token = this.#at.next();
      if (token.kind !== 'word') this.#at.fail('a name', token);
      names.push(token.text);
      this.#keys();
    }
    this.paths.push(names);
  }

  #keys(): void {
    while (this.#at.take('[')) {
      this.#value();
      this.#at.expect(']');
    }
  }

  #entry(): void {
    const token = this.#at.next();
    if (token.kind !== 'text') this.#at.fail('a key', token);
    this.#at.expect(':');
    this.#value();
  }

  #items(closer: string, item: () => void): void {
    while (!this.#at.take(closer)) {
      item();
      if (!this.#at.is(closer)) this.#at.expect(',');
    }
  }
}

/** What a value goes on with, but a condition does not. */
const operators = /^(?:[-+*/]|[=!<>]=|[<>])$/;
