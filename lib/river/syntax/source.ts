import type { SourcePosition } from '../../support/errors.ts';

/** A River file's text, and what its offsets mean. Offsets count UTF-16 code units, from 0. */
export class Source {
  readonly file: string;
  readonly text: string;
  #lineStarts: readonly number[] | undefined;

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
  }

  /** The line of an offset, counted from 1. */
  lineAt(offset: number): number {
    const starts = this.#starts();
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  }

  /**
   * File, line and column of an offset. Lines and columns count from 1; a column counts the bytes of UTF-8 before it,
   * so that a position is the one which Alloy itself reports.
   */
  position(offset: number): Required<SourcePosition> {
    const before = this.text.slice(this.#lineStart(offset), offset);
    return { file: this.file, line: this.lineAt(offset), column: Buffer.byteLength(before) + 1 };
  }

  /** How many blanks and tabs an offset's line begins with. */
  indentation(offset: number): number {
    const start = this.#lineStart(offset);
    return endOfBlanks(this.text, start) - start;
  }

  /** Whether nothing but blanks is before an offset on its line. */
  isFirstOnLine(offset: number): boolean {
    let before = offset - 1;
    while (this.text[before] === ' ' || this.text[before] === '\t') before--;
    return before < 0 || this.text[before] === '\n';
  }

  /** Whether nothing but blanks is at and behind an offset on its line. */
  endsLine(offset: number): boolean {
    const end = endOfBlanks(this.text, offset);
    return end === this.text.length || this.text[end] === '\n' || this.text.startsWith('\r\n', end);
  }

  #lineStart(offset: number): number {
    return this.#starts()[this.lineAt(offset) - 1] ?? 0;
  }

  #starts(): readonly number[] {
    this.#lineStarts ??= lineStartsOf(this.text);
    return this.#lineStarts;
  }
}

/** The piece of a file that a node was read from: `[start, end)`. */
export class Span {
  readonly source: Source;
  readonly start: number;
  readonly end: number;

  constructor(source: Source, start: number, end: number) {
    this.source = source;
    this.start = start;
    this.end = end;
  }

  /** Where it begins; computed when it is asked for. */
  get at(): Required<SourcePosition> {
    return this.source.position(this.start);
  }

  /** As it is written. */
  get text(): string {
    return this.source.text.slice(this.start, this.end);
  }

  /** The line it begins on. */
  get firstLine(): number {
    return this.source.lineAt(this.start);
  }

  /** The line that its last character is on. */
  get lastLine(): number {
    return this.source.lineAt(this.end - 1);
  }
}

function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function endOfBlanks(text: string, start: number): number {
  const blanks = /[ \t]*/y;
  blanks.lastIndex = start;
  blanks.test(text);
  return blanks.lastIndex;
}
