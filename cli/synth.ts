import { parseArgs } from 'node:util';
import { ExitCode, ObsError } from '../lib/support/errors.ts';
import { synthesize } from '../main.ts';
import type { RunCommand } from './commands.ts';

const usage = `Usage: obs synth [CLUSTER...]

Writes dist/ for every file in clusters/, or for the clusters named; the folders of others are left alone.
`;

/** `obs synth` */
export const synth: RunCommand = async (args, { stdout, ...context }) => {
  const { positionals, values } = parseOptions(args);
  if (values.help) {
    stdout.write(usage);
    return ExitCode.ok;
  }
  return synthesize({ ...context, clusters: positionals });
};

function parseOptions(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: { help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
    });
  } catch (error) {
    throw new ObsError({ message: (error as Error).message, fix: '"obs synth --help" says what there is' });
  }
}
