import type { Comment } from './ast.ts';
import { identifierEnd, isKeyword } from './characters.ts';
import { commentEnd, commentEndsLine, commentText, lineEnd } from './comments.ts';
import { reportForbiddenCharacters, reportIllegalCharacter } from './illegal.ts';
import { type Source, Span } from './source.ts';
import { quotedEnd } from './strings.ts';
import { canEndStatement, type Report, symbolOf, type TokenKind, type Tokens } from './token.ts';

/**
 * Splits a file into tokens and comments. What can be no part of a River file is reported and then read as what was
 * most likely meant, so that one slip is one report. Never throws; the time grows with the length of the text.
 *
 * @param endLongStrings whether a raw string of several lines is taken for one that lacks its end in the first
 */
export function lex(source: Source, report: Report, endLongStrings: boolean): Tokens {
  reportForbiddenCharacters(source.text, report);
  const lexer = new Lexer(source, report, endLongStrings);
  lexer.run();
  return lexer;
}

class Lexer implements Tokens {
  readonly kinds: TokenKind[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  readonly comments: Comment[][] = [];
  truncated = false;

  readonly #source: Source;
  readonly #text: string;
  readonly #report: Report;
  readonly #endLongStrings: boolean;
  readonly #number = /(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d*)?/y;
  #at = 0;
  /** Whether a line end here ends a statement. */
  #statementMayEnd = false;
  /** How many tokens there were at the last comment. */
  #tokensAtComment = -1;

  constructor(source: Source, report: Report, endLongStrings: boolean) {
    this.#endLongStrings = endLongStrings;
    this.#source = source;
    this.#text = source.text;
    this.#report = report;
  }

  run(): void {
    if (this.#text.startsWith('\uFEFF')) this.#at = 1;
    while (this.#at < this.#text.length) this.#next();
    if (this.#statementMayEnd) this.#push('newline', this.#at);
    this.#push('eof', this.#at);
  }

  #push(kind: TokenKind, end: number): void {
    this.kinds.push(kind);
    this.starts.push(this.#at);
    this.ends.push(end);
    this.#at = end;
    this.#statementMayEnd = canEndStatement(kind);
  }

  #next(): void {
    const text = this.#text;
    let code = text.charCodeAt(this.#at);
    while (code === 0x20 || code === 0x09 || code === 0x0d) code = text.charCodeAt(++this.#at);

    const at = this.#at;
    if (code === 0x0a) {
      if (this.#statementMayEnd) this.#push('newline', at + 1);
      else this.#at++;
      return;
    }
    const wordEnd = identifierEnd(text, at);
    if (wordEnd > at) this.#pushWord(wordEnd);
    else if (isDigit(code) || (code === 0x2e && isDigit(text.charCodeAt(at + 1)))) this.#pushNumber();
    else if (at < text.length) this.#pushSymbol(text.charAt(at), text.charAt(at + 1));
  }

  #pushWord(end: number): void {
    const word = this.#text.slice(this.#at, end);
    if (isKeyword(word)) this.#push(word === 'null' ? 'null' : 'bool', end);
    else this.#push('identifier', end);
  }

  #pushNumber(): void {
    this.#number.lastIndex = this.#at;
    const [written = ''] = this.#number.exec(this.#text) ?? [];
    if (/[eE+-]$/.test(written))
      this.#report(this.#at, `the exponent of ${written} has no digits`, 'write them, or leave it out');
    this.#push(/^\d+$/.test(written) ? 'number' : 'float', this.#at + written.length);
  }

  #pushSymbol(first: string, second: string): void {
    const at = this.#at;
    if (first === '"') this.#push('string', quotedEnd(this.#text, at, this.#report));
    else if (first === '`') this.#pushRawString();
    else if (first === '/' && (second === '/' || second === '*')) this.#readComment();
    else {
      const kind = symbolOf(first, second);
      if (kind) this.#push(kind, at + kind.length);
      else this.#pushIllegal(first);
    }
  }

  #pushRawString(): void {
    const start = this.#at;
    const close = this.#text.indexOf('`', start + 1);
    const whole = this.#text.slice(start, close === -1 ? undefined : close + 1);
    const firstLine = this.#endLongStrings && close !== -1 ? whole.indexOf('\n') : -1;
    if (close === -1 || firstLine !== -1)
      this.#report(start, 'this raw string has no end', 'close it with a second backquote');
    this.truncated = close === -1;
    this.#push('string', start + (firstLine === -1 ? whole.length : firstLine));
  }

  /** Reads a character that can begin no token as what it is likely to stand for. */
  #pushIllegal(character: string): void {
    const text = this.#text;
    const at = this.#at;
    const whole = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const follows = this.kinds.at(-1) === 'illegal' && this.ends.at(-1) === at;
    if (!follows) reportIllegalCharacter(whole, at, this.#report);

    if (character === "'") this.#push('string', quotedEnd(text, at, this.#report));
    else if (character === ':') this.#push('=', at + 1);
    else if (character === '|') this.#push('||', at + 1);
    else if (character === '&') this.#push('&&', at + 1);
    else if (character === ';') this.#at++;
    else if (character === '#') this.#at = lineEnd(text, at);
    else {
      const statementMayEnd = this.#statementMayEnd;
      this.#push('illegal', at + whole.length);
      this.#statementMayEnd = statementMayEnd;
    }
  }

  #readComment(): void {
    const text = this.#text;
    if (this.#statementMayEnd && commentEndsLine(text, this.#at)) this.#push('newline', this.#at);

    const start = this.#at;
    this.#at = commentEnd(text, start);
    if (this.#at === -1) {
      this.truncated = true;
      this.#report(start, 'this comment has no end', 'close it with */');
      this.#at = text.length;
    }
    const span = new Span(this.#source, start, this.#at);
    this.#addComment({ type: 'comment', span, text: commentText(span.text) });
    this.#statementMayEnd = false;
  }

  /** Adds to the last group where neither a token nor an empty line stands between. */
  #addComment(comment: Comment): void {
    const group = this.comments.at(-1);
    const before = group?.at(-1);
    if (group && before && this.#tokensAtComment === this.kinds.length) {
      const between = this.#text.slice(before.span.end, comment.span.start);
      if (between.indexOf('\n') === between.lastIndexOf('\n')) {
        group.push(comment);
        return;
      }
    }
    this.comments.push([comment]);
    this.#tokensAtComment = this.kinds.length;
  }
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}
