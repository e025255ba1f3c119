import { formatProblem, ObsError, type Problem } from '../../lib/support/errors.ts';
import type { Answers, Question } from './questions.ts';
import type { Terminal } from './terminal.ts';

/** What is wrong with an answer. */
export type Judge = (question: Question, answer: string) => readonly Problem[];

/**
 * Asks each question that is not answered yet. Each answer is judged at once, and asked for again when it is wrong.
 *
 * @param given answers that the command line gives
 * @throws ObsError without a terminal: every answer that is wrong, and every one that is missing
 */
export async function interview(
  questions: readonly Question[],
  given: Answers,
  judge: Judge,
  terminal?: Terminal,
): Promise<Answers> {
  const answers: Record<string, string> = {};
  const problems: Problem[] = [];
  for (const question of questions) {
    const { flag, when } = question;
    const written = given[flag]?.trim();
    if (written === undefined && when?.(answers) === false) continue;
    const initial = question.initial?.(answers);
    const wrong = (answer: string) => (answer === '' && initial === '' ? [] : judge(question, answer));
    const answer = written ?? (terminal ? undefined : initial);
    const mistakes = answer === undefined ? [] : wrong(answer);
    if (answer !== undefined && mistakes.length === 0) answers[flag] = answer;
    else if (terminal) answers[flag] = await ask(question, { initial, wrong, terminal, mistakes });
    else if (answer === undefined) problems.push({ message: `--${flag} is missing`, fix: question.text });
    else problems.push(...mistakes);
  }
  if (problems.length > 0) throw new ObsError(problems);
  return answers;
}

interface Asking {
  readonly initial: string | undefined;
  readonly wrong: (answer: string) => readonly Problem[];
  readonly terminal: Terminal;
  /** What is wrong with the answer that is there. */
  readonly mistakes: readonly Problem[];
}

async function ask({ text }: Question, { initial, wrong, terminal, mistakes }: Asking): Promise<string> {
  let found = mistakes;
  for (;;) {
    for (const problem of found) terminal.tell(`${formatProblem(problem)}\n`);
    const line = (await terminal.ask(`${text}${initial ? ` [${initial}]` : ''}: `)).trim();
    const answer = line === '' ? (initial ?? '') : line;
    found = wrong(answer);
    if (found.length === 0) return answer;
  }
}
