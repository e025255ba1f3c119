import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { parseCluster } from '../../lib/cluster/load.ts';
import { ExitCode, ObsError } from '../../lib/support/errors.ts';
import type { CommandContext, RunCommand } from '../commands.ts';
import { parseOptions } from '../options.ts';
import { clusterText } from './cluster-text.ts';
import { interview, type Judge } from './interview.ts';
import { judge } from './judge.ts';
import { type Answers, questions } from './questions.ts';
import { openTerminal, type Terminal } from './terminal.ts';

const usage = () => `Usage: obs init [OPTION...]

Writes clusters/<name>.yaml for a new cluster. At a terminal it asks for what the options do not say; elsewhere an option
without a default has to be given. Lists are separated by commas or spaces. A file that is there is left alone.

${questions.map(({ flag, text }) => `  --${flag.padEnd(16)}  ${text}`).join('\n')}
`;

export interface InitIo extends CommandContext {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  /** Opens the conversation with the person at the terminal. */
  readonly open: (input: Readable, output: CommandContext['stderr']) => Promise<Terminal>;
}

/** `obs init` */
export const initCommand: RunCommand = (args, context) =>
  init(args, { ...context, stdin: process.stdin, open: openTerminal });

/**
 * Writes a cluster file from answers.
 *
 * @throws ObsError for wrong use, wrong or missing answers, and a file that is there already
 */
export async function init(args: readonly string[], io: InitIo): Promise<ExitCode> {
  const { help, given } = parse(args);
  if (help) {
    io.stdout.write(usage());
    return ExitCode.ok;
  }
  const atTerminal = io.stdin.isTTY === true && io.stderr.isTTY === true;
  const terminal = atTerminal ? await io.open(io.stdin, io.stderr) : undefined;
  let answers: Answers;
  try {
    answers = await interview(questions, given, judgeFor(io.root), terminal);
  } finally {
    terminal?.close();
  }
  const { name = '' } = answers;
  const file = fileOf(name);
  const text = clusterText(answers);
  // What lies between the answers is judged here.
  parseCluster(text, file, io.root);
  writeNew(io.root, file, text);
  io.stdout.write(`wrote ${file}\nnext: npx obs synth ${name}\n`);
  return ExitCode.ok;
}

/** Judges as the schema does, and refuses the name of a cluster that there is. */
const judgeFor =
  (root: string): Judge =>
  (question, answer) => {
    const problems = judge(question, answer);
    const isNew = question.flag !== 'name' || problems.length > 0 || !existsSync(join(root, fileOf(answer)));
    return isNew ? problems : [taken(fileOf(answer))];
  };

const fileOf = (name: string) => `clusters/${name}.yaml`;

const taken = (file: string) => ({
  at: { file },
  message: 'this file is there already',
  fix: 'choose another name',
});

function writeNew(root: string, file: string, text: string): void {
  mkdirSync(join(root, 'clusters'), { recursive: true });
  try {
    writeFileSync(join(root, file), text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw new ObsError(taken(file));
    throw error;
  }
}

function parse(args: readonly string[]): { help: boolean; given: Answers } {
  const options = Object.fromEntries(questions.map(({ flag }) => [flag, { type: 'string' } as const]));
  const { values } = parseOptions('obs init', args, {
    options: { ...options, help: { type: 'boolean', short: 'h', default: false } as const },
  });
  const { help, ...given } = values;
  return { help: help === true, given: given as Answers };
}
