import { ExitCode, ObsError } from '../lib/support/errors.ts';
import { didYouMean } from '../lib/support/suggest.ts';
import { type Command, commands } from './commands.ts';
import { reportError } from './errors.ts';

/** What the launcher knows when it starts the program. */
export interface Start {
  /** The repository. */
  readonly root: string;
  /** What tells this state of the program from every other one. */
  readonly program: string;
}

/** Runs one command and returns what the process exits with. Expected errors are shown, never thrown. */
export async function main(argv: readonly string[], start: Start): Promise<number> {
  const io = { stdout: process.stdout, stderr: process.stderr, env: process.env };
  // A reader that has seen enough (`obs check | head`) is no error.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 3));
  try {
    const [name, ...args] = argv;
    if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
      io.stdout.write(usage());
      return name === undefined ? ExitCode.usage : ExitCode.ok;
    }
    const command = Object.hasOwn(commands, name) ? commands[name as keyof typeof commands] : undefined;
    if (!command) throw unknownCommand(name);
    const run = await (command as Command).load();
    return await run(args, { ...start, ...io });
  } catch (error) {
    return reportError(error, io);
  }
}

function usage(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const rows = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return `Usage: obs <command> [options]\n\n${rows.join('\n')}\n\n"obs <command> --help" says more.\n`;
}

function unknownCommand(name: string): ObsError {
  const meant = didYouMean(name, Object.keys(commands));
  return new ObsError({
    message: `there is no command "${name}"`,
    fix: meant ? `did you mean "obs ${meant}"?` : '"obs help" lists the commands',
  });
}
