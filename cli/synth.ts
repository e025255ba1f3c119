import { ExitCode } from '../lib/support/errors.ts';
import { synthesize } from '../main.ts';
import type { RunCommand } from './commands.ts';
import { parseOptions } from './options.ts';

const usage = `Usage: obs synth [CLUSTER...]

Writes dist/ for every file in clusters/, or for the clusters named; the folders of others are left alone.
`;

/** `obs synth` */
export const synth: RunCommand = async (args, { stdout, ...context }) => {
  const { positionals, values } = parseOptions('obs synth', args, {
    options: { help: { type: 'boolean', short: 'h' } },
    allowPositionals: true,
  });
  if (values.help) {
    stdout.write(usage);
    return ExitCode.ok;
  }
  return synthesize({ ...context, clusters: positionals });
};
