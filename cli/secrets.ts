import { buildStack } from '../charts/build.ts';
import type { Stack } from '../charts/stack.ts';
import { loadClusters } from '../lib/cluster/load.ts';
import { StoredRenders } from '../lib/helm/render-source.ts';
import { openWorkspace } from '../lib/helm/workspace.ts';
import { type SecretCommand, secretCommand } from '../lib/secrets/command.ts';
import type { ExpectedSecret } from '../lib/secrets/contract.ts';
import { remoteKey } from '../lib/secrets/external.ts';
import { secretReaders } from '../lib/secrets/readers.ts';
import { ExitCode } from '../lib/support/errors.ts';
import type { RunCommand } from './commands.ts';
import { oneOf, parseOptions } from './options.ts';

const usage = `Usage: obs secrets [CLUSTER...]

Lists every Secret that the stack of a cluster reads: namespace and name, keys, who reads it, and what makes it. Values
are read from standard input or from files, so that none is ever on a command line.

  --format text|json   (default: text)
`;

/** One Secret as this command tells it. */
interface Row
  extends Pick<ExpectedSecret, 'namespace' | 'name' | 'keys' | 'type' | 'purpose'>,
    Partial<SecretCommand> {
  readonly cluster: string;
  readonly readers: readonly string[];
  /** Where it lies in the store of the External Secrets Operator. */
  readonly remoteKey?: string;
}

/** `obs secrets` */
export const secrets: RunCommand = async (args, { root, stdout }) => {
  const { values, positionals } = parseOptions('obs secrets', args, {
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' }, format: { type: 'string', default: 'text' } },
  });
  if (values.help) {
    stdout.write(usage);
    return ExitCode.ok;
  }
  const format = oneOf(['text', 'json'], values.format, 'format');
  const renders = new StoredRenders(openWorkspace(root));
  const stacks = loadClusters(root, positionals).map((loaded) => buildStack(root, loaded, renders));
  const text =
    format === 'json'
      ? `${JSON.stringify(stacks.flatMap(rowsOf), null, 2)}\n`
      : stacks.map(describeSecrets).join('\n');
  stdout.write(text);
  return ExitCode.ok;
};

function rowsOf({ cluster, charts, secrets: contract }: Stack): Row[] {
  const readers = secretReaders(charts.flatMap((chart) => chart.objects).map(({ object }) => object));
  return contract.all.map((secret) => {
    const { namespace, name, keys, type, purpose } = secret;
    const told = {
      cluster: cluster.name,
      namespace,
      name,
      keys,
      type,
      purpose,
      readers: readers.get(`${namespace}/${name}`) ?? [],
    };
    const source = cluster.secrets;
    return source.from === 'external-secrets' && !secret.byHand
      ? { ...told, remoteKey: remoteKey(cluster.name, source.store, secret) }
      : { ...told, ...secretCommand(cluster.name, secret, source) };
  });
}

/** The Secrets of a cluster as text. */
export function describeSecrets(stack: Stack): string {
  const { name, secrets: source } = stack.cluster;
  const rows = rowsOf(stack);
  const count = `${rows.length} Secret${rows.length === 1 ? '' : 's'}`;
  return `${name}: ${count}, ${source.from}\n\n${rows.map(paragraph).join('\n')}`;
}

function paragraph({ namespace, name, keys, purpose, readers, remoteKey: key, command, input }: Row): string {
  const lines = [
    ['keys', keys.join(', ')],
    ['for', purpose],
    ...(readers.length > 0 ? [['read by', readers.join(', ')]] : []),
    ...(key === undefined ? [] : [['store', `${key}, a property for each key`]]),
    ...(command === undefined ? [] : [['command', command]]),
    ...(input === undefined ? [] : [['input', `${input}; then Ctrl-D`]]),
  ];
  return `${namespace}/${name}\n${lines.map(([label = '', text]) => `  ${label.padEnd(8)} ${text}\n`).join('')}`;
}
