import type { SecretSource } from '../cluster/delivery.ts';
import { type CarriedFile, objectPath } from '../output/index.ts';
import { ObsError, type Problem } from '../support/errors.ts';
import { isKubeObject, type KubeObject } from '../support/kubernetes.ts';
import { suggestion } from '../support/suggest.ts';
import { decodeUtf8, parseYaml, type YamlDocument } from '../support/yaml.ts';
import type { ExpectedSecret } from './contract.ts';
import { type Encryption, sealedSecrets, sops } from './encrypted.ts';
import { type SecretFile, secretsFolder } from './files.ts';

/** An encrypted Secret of the user's that goes into dist/ as it is. */
export interface CarriedSecret extends CarriedFile {
  readonly object: KubeObject;
  readonly locate: YamlDocument['locate'];
}

/**
 * The encrypted Secrets of a cluster.
 *
 * @param expected every Secret that the stack reads
 * @throws ObsError with every mistake: what is readable, what the stack does not read, what it reads and no file has
 */
export function carriedSecrets(
  cluster: { readonly name: string; readonly secrets: SecretSource },
  expected: readonly ExpectedSecret[],
  files: readonly SecretFile[],
): CarriedSecret[] {
  const { from } = cluster.secrets;
  const encryption = from === 'sops' ? sops : from === 'sealed-secrets' ? sealedSecrets : undefined;
  if (!encryption) {
    if (files.length === 0) return [];
    throw new ObsError(
      files.map(({ file }) => ({
        at: { file },
        message: `nobody reads this file: Secrets of ${cluster.name} are ${from}`,
        fix: 'write "secrets: sops" or "secrets: sealed-secrets" in the cluster file, or remove the file',
      })),
    );
  }
  const wanted = new Map(expected.filter(({ byHand }) => !byHand).map((one) => [identity(one), one]));
  const problems: Problem[] = [];
  const carried = new Map<string, CarriedSecret>();
  for (const file of files) {
    try {
      const found = readOne(cluster.name, file, encryption);
      const other = carried.get(identity(found.object.metadata));
      problems.push(...(other ? [twice(found, other)] : contractProblems(found, encryption, wanted)));
      carried.set(identity(found.object.metadata), found);
    } catch (error) {
      if (!(error instanceof ObsError)) throw error;
      problems.push(...error.problems);
    }
  }
  for (const [id, { purpose }] of wanted) {
    if (carried.has(id)) continue;
    problems.push({
      at: { file: `${secretsFolder(cluster.name)}/` },
      message: `no file has the Secret ${id} (${purpose})`,
      fix: `"npx obs secrets ${cluster.name}" prints the command that makes it`,
    });
  }
  if (problems.length > 0) throw new ObsError(problems);
  return [...carried.values()];
}

const identity = ({ namespace, name }: { readonly namespace?: string; readonly name: string }) =>
  `${namespace ?? ''}/${name}`;

function readOne(cluster: string, { file, bytes }: SecretFile, encryption: Encryption): CarriedSecret {
  const { apiVersion, kind } = encryption;
  const documents = /\.ya?ml$/.test(file) ? parseYaml(decodeUtf8(bytes, file), file) : [];
  const [document] = documents;
  const object = document?.value;
  if (!document || documents.length > 1 || !isKubeObject(object)) {
    throw new ObsError({
      at: { file },
      message: `this is not one ${kind} in YAML`,
      fix: 'one encrypted object, one file; whatever else lies here is public to all who read the repository',
    });
  }
  const { metadata } = object;
  if (object.kind.startsWith('ENC[')) {
    throw new ObsError({
      at: document.locate(['kind']),
      message: 'SOPS has encrypted all of this file, and its kind and name must be readable',
      fix: "encrypt the values alone: sops encrypt --encrypted-regex '^(data|stringData)$'",
    });
  }
  if (object.apiVersion !== apiVersion || object.kind !== kind || !metadata.namespace) {
    throw new ObsError({
      at: document.locate(['kind']),
      message: `a ${kind} (${apiVersion}) with a namespace is needed here, not a ${object.kind} (${object.apiVersion})`,
      fix: `"npx obs secrets ${cluster}" prints the command that makes it`,
    });
  }
  const problems = [...encryption.problems(object, document.locate)];
  if (problems.length > 0) throw new ObsError(problems);
  const path = objectPath(cluster, metadata.namespace, { kind, name: metadata.name });
  return { path, bytes, origin: file, object, locate: document.locate };
}

const twice = ({ origin, object }: CarriedSecret, other: CarriedSecret): Problem => ({
  at: { file: origin },
  message: `the Secret ${identity(object.metadata)} is also in ${other.origin}`,
  fix: 'keep one of the two',
});

function* contractProblems(
  { object, locate }: CarriedSecret,
  encryption: Encryption,
  wanted: ReadonlyMap<string, ExpectedSecret>,
): Generator<Problem> {
  const expected = wanted.get(identity(object.metadata));
  if (!expected) {
    yield {
      at: locate(['metadata', 'name']),
      message: `nothing reads the Secret ${identity(object.metadata)}`,
      fix: suggestion(identity(object.metadata), wanted.keys()),
    };
    return;
  }
  const { type, keys } = encryption.secret(object);
  for (const key of expected.keys) {
    if (keys.includes(key)) continue;
    yield { at: locate(['spec']), message: `the key "${key}" is missing`, fix: `it has: ${keys.join(', ')}` };
  }
  if (type !== expected.type) {
    yield {
      at: locate(['type']),
      message: `the Secret is of the type ${type}, and its reader asks for ${expected.type}`,
      fix: `write "type: ${expected.type}"`,
    };
  }
}
