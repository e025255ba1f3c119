import type { Comment, CommentGroup } from '../ast.ts';
import type { Source } from '../source.ts';
import { canEndStatement, type TokenKind } from '../token.ts';
import { Sheet } from './sheet.ts';

/** What may stand between two tokens. A `section` is a line end; what follows is not aligned with what is before it. */
export type Space = 'none' | 'blank' | 'tab' | 'newline' | 'section' | 'indent' | 'dedent';

/**
 * Writes tokens, and between them the spaces that were asked for and the comments of the source.
 *
 * Comments go where `alloy fmt` puts them. It knows where in the source it is at the tokens that are written with
 * their offset, and reckons from the length of what it wrote at those in between; so does the pen. It departs from
 * that only where a comment would swallow a token or cut a statement in two.
 */
export class Pen {
  readonly #source: Source;
  readonly #groups: readonly CommentGroup[];
  readonly #sheet = new Sheet();
  #nextGroup = 0;
  #spaces: Space[] = [];
  #depth = 0;
  /** The offset that was last told, and how many bytes were written from there on: where in the source the pen is. */
  #offset = 0;
  #written = 0;
  #line = 1;
  /** The line of the source on which what was written last ends. */
  #lastLine = 0;
  #lastKind: TokenKind = 'newline';

  constructor(source: Source, comments: readonly CommentGroup[]) {
    this.#source = source;
    this.#groups = comments;
  }

  /** Asks for spaces before the next token. */
  space(...spaces: readonly Space[]): this {
    this.#spaces.push(...spaces);
    return this;
  }

  /** Writes a token, after the spaces and comments that come before it. */
  write(kind: TokenKind, text: string = kind, offset?: number): this {
    if (offset !== undefined) {
      this.#offset = offset;
      this.#written = 0;
      this.#line = this.#source.lineAt(offset);
    }
    // A number and a dot would be read as one number.
    if (kind === '.' && this.#lastKind === 'number') this.space('blank');
    this.#writeBetween();
    this.#indent();
    if (kind === 'string') this.#sheet.writeLiteral(text);
    else this.#sheet.write(text);
    this.#written += Buffer.byteLength(text);
    if (kind === 'string') this.#line += lineEnds(text);
    this.#lastLine = this.#line;
    this.#lastKind = kind;
    return this;
  }

  /** Writes the comments that are left. Returns all that was written, without a line feed at its end. */
  finish(): string {
    for (const comment of this.#groups.slice(this.#nextGroup).flat())
      this.#writeComment(comment, Number.POSITIVE_INFINITY);
    return this.#sheet.toString();
  }

  #writeBetween(): void {
    const comments = this.#takeComments();
    for (const comment of comments) this.#writeComment(comment, this.#line);
    const last = comments.at(-1);
    if (last) this.#writeBehind(last);
    else this.#writeSpaces(this.#spaces.length);
  }

  /** The comments that stand before the next token in the source, if they can do so in what is written. */
  #takeComments(): Comment[] {
    let next = this.#nextGroup;
    while (this.#isPassed(this.#groups[next]?.[0])) next++;
    if (next === this.#nextGroup) return [];
    const comments = this.#groups.slice(this.#nextGroup, next).flat();
    if (!this.#fit(comments)) return [];
    this.#nextGroup = next;
    return comments;
  }

  #isPassed(comment: Comment | undefined): boolean {
    if (!comment) return false;
    const { start } = comment.span;
    if (start - this.#offset > this.#written) return false;
    return Buffer.byteLength(this.#source.text.slice(this.#offset, start)) <= this.#written;
  }

  /** What brings a line end must not come between a token that can end a statement and the rest of the statement. */
  #fit(comments: readonly Comment[]): boolean {
    if (!canEndStatement(this.#lastKind)) return true;
    if (this.#spaces.includes('newline') || this.#spaces.includes('section')) return true;
    return comments.every(
      ({ text, span }) =>
        text.startsWith('/*') &&
        span.firstLine === this.#lastLine &&
        span.lastLine === this.#lastLine &&
        this.#line <= this.#lastLine,
    );
  }

  /** Writes a comment and what separates it from what is before it. */
  #writeComment({ text, span }: Comment, nextLine: number): void {
    const line = span.firstLine;
    if (line <= this.#lastLine) {
      this.#indent();
      if (line === nextLine) this.#sheet.write(' ');
      else this.#sheet.tab();
    } else if (!this.#sheet.isEmpty) {
      this.#writeDepth();
      this.#writeNewlines(line - this.#lastLine, true);
    }
    this.#indent();
    this.#sheet.writeComment(text);
    this.#lastLine = line + lineEnds(text);
  }

  /** Of the spaces asked for, writes those that change the depth before any other; the first other one gives way. */
  #writeDepth(): void {
    const first = this.#spaces.findIndex((space) => space !== 'indent' && space !== 'dedent');
    if (first === -1) return;
    this.#spaces[first] = 'none';
    this.#writeSpaces(first);
  }

  /** Separates the last comment from the next token. The spaces asked for have to give way, save for the depth. */
  #writeBehind({ text, span }: Comment): void {
    const isLineComment = text.startsWith('//');
    const endLine = this.#source.lineAt(span.start + text.length - 1);
    if (!isLineComment && endLine === this.#line) {
      this.#indent();
      this.#sheet.write(' ');
    }
    const endsSection = this.#spaces.includes('section');
    this.#spaces = this.#spaces.filter((space) => space === 'indent' || space === 'dedent');
    this.#writeSpaces(this.#spaces.length);
    this.#writeNewlines(Math.max(this.#line - this.#lastLine, isLineComment ? 1 : 0), endsSection);
  }

  /** Writes so many of the spaces asked for. */
  #writeSpaces(count: number): void {
    if (count === 0) return;
    for (const space of this.#spaces.splice(0, count)) {
      if (space === 'indent') this.#depth++;
      else if (space === 'dedent') this.#depth--;
      else if (space === 'newline' || space === 'section') this.#writeNewlines(1, space === 'section');
      else if (space !== 'none') {
        this.#indent();
        if (space === 'tab') this.#sheet.tab();
        else this.#sheet.write(' ');
      }
    }
  }

  /** Ends the line, and leaves at most one empty. */
  #writeNewlines(count: number, endsSection: boolean): void {
    if (count <= 0) return;
    this.#indent();
    for (let i = 0; i < Math.min(count, 2); i++) this.#sheet.newline(endsSection);
  }

  /** Writes the indentation, before the first thing on a line. */
  #indent(): void {
    if (!this.#sheet.startsLine) return;
    for (let i = 0; i < this.#depth; i++) this.#sheet.tab();
  }
}

/** How many lines a text ends; for `alloy fmt`, a form feed in a string does so, too. */
function lineEnds(text: string): number {
  return text.match(/[\n\f]/g)?.length ?? 0;
}
