import { expect, test } from '@jest/globals';
import { secretCommand } from './command.ts';
import { minio } from './testing.ts';

const tls = { ...minio, name: 'web', keys: ['tls.crt', 'tls.key'], type: 'kubernetes.io/tls' };

test.each([
  [
    'single lines',
    minio,
    'kubectl create secret generic minio-credentials --namespace loki --from-env-file=/dev/stdin',
    'a line for each key: S3_ACCESS_KEY=…, S3_SECRET_KEY=…',
  ],
  [
    'a text of several lines',
    { ...minio, keys: ['users'] },
    'kubectl create secret generic minio-credentials --namespace loki --from-file=users=/dev/stdin',
    'the content of users',
  ],
  [
    'several such texts',
    { ...minio, keys: ['identity', 'known_hosts'] },
    'kubectl create secret generic minio-credentials --namespace loki --from-file=identity=./identity --from-file=known_hosts=./known_hosts',
    undefined,
  ],
  [
    'a certificate',
    tls,
    'kubectl create secret tls web --namespace loki --cert tls.crt --key tls.key',
    undefined,
  ],
  [
    'another type',
    { ...minio, keys: ['.dockerconfigjson'], type: 'kubernetes.io/dockerconfigjson' },
    'kubectl create secret generic minio-credentials --namespace loki --type kubernetes.io/dockerconfigjson --from-file=.dockerconfigjson=/dev/stdin',
    'the content of .dockerconfigjson',
  ],
])('%s', (_, secret, command, input) => {
  expect(secretCommand('home', secret, { from: 'manual' })).toEqual({ command, ...(input && { input }) });
});

test.each(['sops', 'sealed-secrets'] as const)(
  '%s: an encrypted file, of which no readable one is written',
  (from) => {
    const { command, file } = secretCommand('home', minio, { from });
    expect(file).toBe('secrets/home/loki.minio-credentials.yaml');
    expect(command).toMatch(
      /^kubectl .* --dry-run=client --output yaml \| (sops|kubeseal) .* > secrets\/home\//,
    );
  },
);

test('what the tool itself reads is made in the cluster', () => {
  expect(secretCommand('home', { ...minio, byHand: true }, { from: 'sops' }).file).toBeUndefined();
});
