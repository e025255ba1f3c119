import type { Problem } from '../../support/errors.ts';
import type { Source } from './source.ts';

interface Mistake {
  readonly offset: number;
  readonly message: string;
  readonly fix: string;
}

/** The mistakes found in a file: one for each line, because the first on a line is most likely why there are more. */
export class Mistakes {
  readonly #source: Source;
  readonly #lexical = new Map<number, Mistake>();
  readonly #grammatical = new Map<number, Mistake>();

  constructor(source: Source) {
    this.#source = source;
  }

  /** Takes a mistake in a token. On its line those of grammar count for nothing: the tokens are not what was meant. */
  addLexical(offset: number, message: string, fix: string): void {
    this.#add(this.#lexical, { offset, message, fix });
  }

  addGrammatical(offset: number, message: string, fix: string): void {
    this.#add(this.#grammatical, { offset, message, fix });
  }

  /** In the order of the text. */
  get problems(): Problem[] {
    return [...new Map([...this.#grammatical, ...this.#lexical]).values()]
      .sort((a, b) => a.offset - b.offset)
      .map(({ offset, message, fix }) => ({ at: this.#source.position(offset), message, fix }));
  }

  #add(mistakes: Map<number, Mistake>, mistake: Mistake): void {
    const line = this.#source.lineAt(mistake.offset);
    const known = mistakes.get(line);
    if (!known || mistake.offset < known.offset) mistakes.set(line, mistake);
  }
}
