interface Cell {
  text: string;
  /** In characters. */
  width: number;
  /** How much of the text belongs to a literal or a comment, and is never trimmed. */
  kept: number;
  /** The tab inside a literal that ends the cell; it is written as it is. */
  literalTab: string;
  /** The width of the cell's column: of its widest cell and a blank. */
  column: number;
}

interface Line {
  readonly cells: Cell[];
  /** A line feed, or the form feed inside a literal. */
  end: string;
}

/**
 * Lines of cells. A cell that a tab ends is as wide as the widest of those above and below it, as far as the lines
 * between have such a cell ("elastic tab stops", as Go's text/tabwriter has them). A section ends all columns.
 *
 * The parts of a literal count as lines and cells, which is what `alloy fmt` does with them, but are written untouched.
 */
export class Sheet {
  readonly #sections: string[] = [];
  #lines: Line[] = [];
  #line: Line = { cells: [], end: '\n' };
  #cell = emptyCell();

  get isEmpty(): boolean {
    return this.#sections.length === 0 && this.#lines.length === 0 && this.startsLine;
  }

  /** Whether nothing was written on this line yet. */
  get startsLine(): boolean {
    return this.#line.cells.length === 0 && this.#cell.text === '';
  }

  /** Writes text; blanks at the end of a line will be trimmed. */
  write(text: string): void {
    this.#cell.text += text;
    this.#cell.width += characters(text);
  }

  /** Writes text that is neither trimmed nor taken apart. */
  writeComment(text: string): void {
    this.write(text);
    this.#cell.kept = this.#cell.text.length;
  }

  writeLiteral(text: string): void {
    for (const part of text.split(/([\t\v\n\f])/)) {
      if (part === '\t' || part === '\v') {
        this.#cell.literalTab = part;
        this.tab();
      } else if (part === '\n' || part === '\f') {
        this.#line.end = part;
        this.newline(part === '\f');
      } else this.writeComment(part);
    }
  }

  /** Ends a cell. */
  tab(): void {
    this.#line.cells.push(this.#cell);
    this.#cell = emptyCell();
  }

  newline(endsSection: boolean): void {
    this.tab();
    this.#lines.push(this.#line);
    this.#line = { cells: [], end: '\n' };
    if (endsSection) this.#endSection();
  }

  /** The text, without a line feed at its end. */
  toString(): string {
    this.newline(true);
    return this.#sections.join('').slice(0, -1);
  }

  #endSection(): void {
    setColumns(this.#lines);
    this.#sections.push(this.#lines.map(format).join(''));
    this.#lines = [];
  }
}

function emptyCell(): Cell {
  return { text: '', width: 0, kept: 0, literalTab: '', column: 0 };
}

/** Sets the widths column by column; within each run of lines that have one column, some runs have the next. */
function setColumns(lines: readonly Line[]): void {
  let runs = runsWith(0, lines);
  for (let column = 0; runs.length > 0; column++) {
    for (const run of runs) setColumn(column, run);
    runs = runs.flatMap((run) => runsWith(column + 1, run));
  }
}

/** The runs of lines that have a cell in the column; the last cell of a line is in none. */
function runsWith(column: number, lines: readonly Line[]): Line[][] {
  const runs: Line[][] = [];
  let run: Line[] | undefined;
  for (const line of lines) {
    if (line.cells.length - 1 <= column) run = undefined;
    else if (run) run.push(line);
    else {
      run = [line];
      runs.push(run);
    }
  }
  return runs;
}

function setColumn(column: number, lines: readonly Line[]): void {
  const cells = lines.flatMap(({ cells }) => cells[column] ?? []);
  const widest = cells.reduce((most, { width }) => Math.max(most, width), 0);
  for (const cell of cells) cell.column = widest + 1;
}

/** A line with its cells padded: by tabs of eight where it begins with empty ones, else by blanks. */
function format({ cells, end }: Line): string {
  let text = '';
  let kept = 0;
  let isIndentation = true;
  for (const [index, cell] of cells.entries()) {
    if (cell.kept > 0) kept = text.length + cell.kept;
    text += cell.text;
    if (cell.text !== '') isIndentation = false;
    if (cell.literalTab !== '') {
      text += cell.literalTab;
      kept = text.length;
    } else if (index < cells.length - 1) {
      text += isIndentation ? '\t'.repeat(Math.ceil(cell.column / 8)) : ' '.repeat(cell.column - cell.width);
    }
  }
  let trimmed = text.length;
  while (trimmed > kept && (text[trimmed - 1] === ' ' || text[trimmed - 1] === '\t')) trimmed--;
  return text.slice(0, trimmed) + end;
}

/** How many characters a text has: as Go counts them, code points. */
function characters(text: string): number {
  return text.length - (text.match(/[\uD800-\uDBFF]/g)?.length ?? 0);
}
