import type { SecretSource } from '../cluster/delivery.ts';
import type { ExpectedSecret } from './contract.ts';
import { secretsFolder } from './files.ts';

/** How a Secret is made by hand. No value is ever an argument: others on the machine can read these. */
export interface SecretCommand {
  readonly command: string;
  /** What the command waits for on its standard input, which ends with Ctrl-D; none when it reads files. */
  readonly input?: string;
  /** The file that it writes, for Secrets that are carried encrypted. */
  readonly file?: string;
}

/** The exact command that makes a Secret, or its encrypted file. */
export function secretCommand(
  cluster: string,
  secret: ExpectedSecret,
  { from }: Pick<SecretSource, 'from'>,
): SecretCommand {
  const { kind, words, input } = create(secret);
  const kubectl = [
    'kubectl create secret',
    kind,
    secret.name,
    '--namespace',
    secret.namespace,
    ...words,
  ].join(' ');
  const read = input === undefined ? {} : { input };
  if (secret.byHand || (from !== 'sops' && from !== 'sealed-secrets')) return { command: kubectl, ...read };

  const file = `${secretsFolder(cluster)}/${secret.namespace}.${secret.name}.yaml`;
  const encrypt =
    from === 'sops'
      ? `sops encrypt --encrypted-regex '^(data|stringData)$' --input-type yaml --output-type yaml --filename-override ${file} /dev/stdin`
      : 'kubeseal --format yaml';
  return { command: `${kubectl} --dry-run=client --output yaml | ${encrypt} > ${file}`, ...read, file };
}

/** Keys whose values have several lines, which the lines of `--from-env-file` cannot hold: certificates, keys, lists. */
const hasLines = (key: string) =>
  /\.(crt|key|pem|agekey|json|dockerconfigjson)$/.test(key) ||
  ['users', 'identity', 'known_hosts'].includes(key);

function create({ keys, type }: ExpectedSecret): { kind: string; words: string[]; input?: string } {
  if (type === 'kubernetes.io/tls') return { kind: 'tls', words: ['--cert tls.crt --key tls.key'] };
  const kind = 'generic';
  const ofType = type === 'Opaque' ? [] : [`--type ${type}`];
  const [only, ...more] = keys;
  if (only !== undefined && more.length === 0 && hasLines(only)) {
    return { kind, words: [...ofType, `--from-file=${only}=/dev/stdin`], input: `the content of ${only}` };
  }
  if (keys.some(hasLines))
    return { kind, words: [...ofType, ...keys.map((key) => `--from-file=${key}=./${key}`)] };
  return {
    kind,
    words: [...ofType, '--from-env-file=/dev/stdin'],
    input: `a line for each key: ${keys.map((key) => `${key}=…`).join(', ')}`,
  };
}
