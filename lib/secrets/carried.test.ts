import { Buffer } from 'node:buffer';
import { describe, expect, test } from '@jest/globals';
import type { SecretSource } from '../cluster/delivery.ts';
import { carriedSecrets } from './carried.ts';
import { minio, sealedFile, sealedValue, sopsFile, sopsValue } from './testing.ts';

const sources = {
  manual: { from: 'manual' },
  sops: { from: 'sops', keySecret: 'sops-age' },
  sealed: { from: 'sealed-secrets' },
} satisfies Record<string, SecretSource>;

const carry = (source: SecretSource, ...texts: readonly string[]) =>
  carriedSecrets(
    { name: 'home', secrets: source },
    [minio, { ...minio, namespace: 'flux-system', byHand: true }],
    texts.map((text, index) => ({ file: `secrets/home/${index}.yaml`, bytes: Buffer.from(text) })),
  );

test.each([
  ['sops', sources.sops, sopsFile, 'home/loki/Secret.minio-credentials.yaml'],
  ['sealed-secrets', sources.sealed, sealedFile, 'home/loki/SealedSecret.minio-credentials.yaml'],
])('%s: an encrypted file is carried byte for byte', (_, source, text, path) => {
  const odd = `# a comment\n${text}\n\n`;
  const [carried, ...more] = carry(source, odd);
  expect(more).toEqual([]);
  expect(carried?.path).toBe(path);
  expect(String(carried?.bytes)).toBe(odd);
});

test('Secrets that are made by hand have no files', () => {
  expect(carry(sources.manual)).toEqual([]);
  expect(() => carry(sources.manual, sopsFile)).toThrow(/secrets\/home\/0\.yaml: nobody reads this file/);
});

describe('what is refused', () => {
  const lastApplied = 'annotations: { kubectl.kubernetes.io/last-applied-configuration: "{}" }';
  test.each<[string, SecretSource, readonly string[], RegExp]>([
    [
      'no file',
      sources.sops,
      [],
      /secrets\/home\/: no file has the Secret loki\/minio-credentials.*obs secrets home/s,
    ],
    ['an empty file', sources.sops, [''], /0\.yaml: this is not one Secret in YAML/],
    ['text', sources.sops, ['password'], /this is not one Secret in YAML/],
    ['broken YAML', sources.sops, ['a: ['], /0\.yaml:.*not valid YAML/],
    ['two documents', sources.sops, [`${sopsFile}---\n${sopsFile}`], /this is not one Secret/],
    ['the kind of another tool', sources.sops, [sealedFile], /:2:1: a Secret \(v1\).*not a SealedSecret/],
    ['a Secret where a SealedSecret belongs', sources.sealed, [sopsFile], /:2:1: a SealedSecret/],
    ['no namespace', sources.sops, [sopsFile.replace('  namespace: loki\n', '')], /with a namespace/],
    [
      'a readable value',
      sources.sops,
      [sopsFile.replace(sopsValue, 'hunter2')],
      /:7:3: S3_ACCESS_KEY.*new password/s,
    ],
    ['a readable number', sources.sops, [sopsFile.replace(sopsValue, '12')], /:7:3: S3_ACCESS_KEY/],
    [
      'no metadata of SOPS',
      sources.sops,
      [sopsFile.slice(0, sopsFile.indexOf('sops:'))],
      /the metadata of SOPS is missing/,
    ],
    ['no recipient', sources.sops, [sopsFile.replace(/ {2}age:\n.*\n.*\n/, '')], /:9:1: no key can decrypt/],
    [
      'a file encrypted as a whole',
      sources.sops,
      [sopsFile.replace('kind: Secret', `kind: ${sopsValue}`)],
      /encrypted all of this file/,
    ],
    [
      'a readable sealed value',
      sources.sealed,
      [sealedFile.replace(sealedValue, 'aHVudGVyMg==')],
      /:8:5: S3_ACCESS_KEY is not what kubeseal writes/,
    ],
    [
      'a readable template',
      sources.sealed,
      [`${sealedFile}    data: { x: hunter2 }\n`],
      /spec\.template\.data is not encrypted/,
    ],
    [
      'what kubectl apply left',
      sources.sops,
      [sopsFile.replace('  namespace', `  ${lastApplied}\n  namespace`)],
      /:5:18: the annotation.*in the clear/,
    ],
    [
      'what kubectl apply left in a template',
      sources.sealed,
      [`${sealedFile}      ${lastApplied}\n`],
      /the annotation/,
    ],
    [
      'a template of another name',
      sources.sealed,
      [sealedFile.replace(/name: minio-credentials\n {6}/, 'name: other\n      ')],
      /the name of the template/,
    ],
    [
      'a Secret that nothing reads',
      sources.sops,
      [sopsFile, sopsFile.replace('loki', 'loky')],
      /:4:3: nothing reads the Secret loky\/minio-credentials\n {2}did you mean "loki\/minio-credentials"/,
    ],
    [
      'one that is made by hand',
      sources.sops,
      [sopsFile, sopsFile.replace('loki', 'flux-system')],
      /nothing reads the Secret flux-system/,
    ],
    [
      'a missing key',
      sources.sops,
      [sopsFile.replace('S3_SECRET_KEY', 'S3_SECRET')],
      /the key "S3_SECRET_KEY" is missing\n {2}it has: S3_ACCESS_KEY, S3_SECRET/,
    ],
    [
      'another type',
      sources.sops,
      [`${sopsFile}type: kubernetes.io/tls\n`],
      /:\d+:1: the Secret is of the type kubernetes\.io\/tls/,
    ],
    [
      'one Secret in two files',
      sources.sops,
      [sopsFile, sopsFile],
      /1\.yaml: the Secret loki\/minio-credentials is also in secrets\/home\/0\.yaml/,
    ],
  ])('%s', (_, source, texts, message) => {
    expect(() => carry(source, ...texts)).toThrow(message);
  });

  test('a file that is no YAML', () => {
    const files = [{ file: 'secrets/home/minio.env', bytes: Buffer.from('S3_ACCESS_KEY=x') }];
    expect(() => carriedSecrets({ name: 'home', secrets: sources.sops }, [], files)).toThrow(
      /minio\.env: this is not one Secret in YAML/,
    );
  });

  test('all mistakes at once, none with a value in it', () => {
    const text = sopsFile.replaceAll(sopsValue, 'hunter2');
    expect(() => carry(sources.sops, text, 'x')).toThrow(/S3_ACCESS_KEY.*S3_SECRET_KEY.*mac.*1\.yaml/s);
    expect(() => carry(sources.sops, text, 'x')).not.toThrow(/hunter2/);
  });
});
