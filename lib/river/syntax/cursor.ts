import type { Problem } from '../../support/errors.ts';
import { lex } from './lexer.ts';
import { Mistakes } from './mistakes.ts';
import { type Closer, TokenReader } from './reader.ts';
import type { Source } from './source.ts';

/**
 * How deep brackets, blocks and operators may be nested, and how many operators may follow one another in one
 * expression: far more than a person writes, and few enough for any recursion over the tree.
 */
export const maxDepth = 400;

/**
 * Reads tokens, and keeps the mistakes found so far.
 *
 * A mistake is reported once: from then on the cursor is `lost` and reports nothing, until the parser has brought it
 * to where an element or a statement can begin and says so with `found()`.
 */
export class Cursor extends TokenReader {
  readonly #mistakes: Mistakes;
  /** Where the blocks that were closed so far open and close. */
  readonly #blocks: { open: number; close: number }[] = [];
  #depth = 0;
  #lost = false;
  #finished = false;

  /** @param endLongStrings as for `lex` */
  constructor(source: Source, endLongStrings: boolean) {
    const mistakes = new Mistakes(source);
    super(
      source,
      lex(source, (...mistake) => mistakes.addLexical(...mistake), endLongStrings),
    );
    this.#mistakes = mistakes;
  }

  /** Whether a mistake was met and the way back is not found yet. */
  get lost(): boolean {
    return this.#lost;
  }

  get problems(): Problem[] {
    return this.#mistakes.problems;
  }

  /** Goes one level deeper. Where that is too deep it is reported, the rest of the file is given up, and it is false. */
  enter(): boolean {
    if (this.#depth === maxDepth) {
      this.report(this.start, `more than ${maxDepth} levels in one another`, 'take it apart');
      this.#giveUp();
      return false;
    }
    this.#depth++;
    return true;
  }

  leave(levels = 1): void {
    this.#depth -= levels;
  }

  /** Reports a mistake that does not keep the parser from going on. */
  report(offset: number, message: string, fix: string): void {
    if (!this.#lost) this.#mistakes.addGrammatical(offset, message, fix);
  }

  /** Reports that this token is not what must stand here, and loses the way. */
  fail(expected: string, fix: string): void {
    if (this.kind !== 'illegal' && !this.isTruncated())
      this.report(this.start, `expected ${expected}, got ${this.#shown()}`, fix);
    this.#lost = true;
  }

  /** Reports what is wrong with this token, and loses the way. */
  failOn(message: string, fix: string): void {
    this.report(this.start, message, fix);
    this.#lost = true;
  }

  /** Reports that something is missing at the end of the line before this token, and loses the way. */
  failAtLineEnd(expected: string, fix: string): void {
    if (!this.isTruncated())
      this.report(this.previousEnd, `expected ${expected}, got the end of the line`, fix);
    this.#lost = true;
  }

  /** Reports brackets that are opened and never closed, and loses the way; at the end of the file for good. */
  unclosed(open: number, closer: Closer): void {
    if (!this.isTruncated())
      this.report(open, `this ${openerOf(closer)} is never closed`, `write the ${closer} that belongs to it`);
    this.#lost = true;
    if (this.kind === 'eof') this.#giveUp();
  }

  /** Notes that a block is closed by this token. */
  noteClosed(open: number): void {
    this.#blocks.push({ open, close: this.start });
  }

  /**
   * Reports blocks that are opened and never closed: the first whose bracket, by its indentation, is that of a block
   * around it, or else the one that is open.
   */
  unclosedBlock(open: number): void {
    const { source } = this;
    const swallowing = this.#blocks.find(
      (block) =>
        source.isFirstOnLine(block.close) && source.indentation(block.close) < source.indentation(block.open),
    );
    this.unclosed(swallowing?.open ?? open, '}');
  }

  /** Ends the silence after a mistake. */
  found(): void {
    this.#lost = this.#finished;
  }

  #giveUp(): void {
    this.skipToEnd();
    this.#finished = true;
    this.#lost = true;
  }

  #shown(): string {
    if (this.kind === 'eof') return 'the end of the file';
    if (this.kind === 'newline') return 'the end of the line';
    const [line = ''] = this.text.split('\n', 1);
    return line.length > 30 ? `${line.slice(0, 30)}…` : line;
  }
}

function openerOf(closer: Closer): string {
  return closer === ')' ? '(' : closer === ']' ? '[' : '{';
}
