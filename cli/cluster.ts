import { loadClusters } from '../lib/cluster/load.ts';
import { settingsJson, settingsOf, settingsYaml } from '../lib/cluster/settings.ts';
import { ExitCode, ObsError } from '../lib/support/errors.ts';
import type { RunCommand } from './commands.ts';
import { oneOf, parseOptions } from './options.ts';

const usage = `Usage: obs cluster show NAME    every setting of a cluster, and where it comes from: file and line, or "default"

  --format yaml|json            how it is told (default: yaml, which is a cluster file)
`;

const formats = ['yaml', 'json'] as const;

/**
 * `obs cluster`
 *
 * @throws ObsError for wrong use, and for mistakes in the cluster's files
 */
export const cluster: RunCommand = async (args, { root, stdout }) => {
  const [command = '', ...rest] = args;
  const { help, format, names } = parse(rest);
  if (help || ['help', '--help', '-h'].includes(command)) {
    stdout.write(usage);
    return ExitCode.ok;
  }
  if (command !== 'show') {
    throw new ObsError({
      message:
        command === '' ? 'obs cluster needs a command' : `there is no command "obs cluster ${command}"`,
      fix: 'write "obs cluster show NAME"',
    });
  }
  const [name, ...others] = names;
  if (name === undefined || others.length > 0) {
    throw new ObsError({
      message: 'obs cluster show needs the name of one cluster',
      fix: 'write "obs cluster show NAME"',
    });
  }
  for (const loaded of loadClusters(root, [name])) {
    const settings = settingsOf(loaded);
    stdout.write(
      format === 'json' ? `${JSON.stringify(settingsJson(settings), null, 2)}\n` : settingsYaml(settings),
    );
  }
  return ExitCode.ok;
};

function parse(args: readonly string[]) {
  const { values, positionals } = parseOptions('obs cluster', args, {
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'yaml' },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  return { help: values.help, format: oneOf(formats, values.format, 'format'), names: positionals };
}
