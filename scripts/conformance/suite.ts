/** What came of asking one program about one thing. */
export interface Result {
  /** The program, as people call it. */
  readonly program: string;
  /** What it was asked. */
  readonly question: string;
  /** `skipped`: nobody was asked, and nothing is proved. */
  readonly outcome: 'passed' | 'failed' | 'skipped';
  /** How much it was asked about (`86 objects`), or why nobody was. */
  readonly about: string;
  /** What it said against it. */
  readonly complaints: readonly string[];
}

type Question = Pick<Result, 'program' | 'question'>;

export const skipped = (question: Question, why: string): Result => ({
  ...question,
  outcome: 'skipped',
  about: why,
  complaints: [],
});

/** Failed when there are complaints; skipped when there was nothing to ask about: that is no proof. */
export function judged(
  question: Question,
  count: number,
  what: string,
  complaints: readonly string[],
): Result {
  if (count === 0) return skipped(question, `there is no ${what} in dist/`);
  const about = `${count} ${what}${count === 1 ? '' : 's'}`;
  return { ...question, outcome: complaints.length > 0 ? 'failed' : 'passed', about, complaints };
}

/** Everything in a table, with the complaints below it. */
export function formatResults(results: readonly Result[]): string {
  const rows = [
    ['program', 'asked', 'outcome', 'about'],
    ...results.map(({ program, question, outcome, about }) => [program, question, outcome, about]),
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const complaints = results.flatMap(({ program, question, complaints: all }) =>
    all.map((complaint) => `${program}, ${question}: ${complaint}`),
  );
  const count = (outcome: Result['outcome']) => results.filter((one) => one.outcome === outcome).length;
  const sum = `${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} skipped`;
  return `${[...lines, '', ...complaints, ...(complaints.length > 0 ? [''] : []), sum].join('\n')}\n`;
}
