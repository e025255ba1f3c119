import { Buffer } from 'node:buffer';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isSealedValue, isSopsValue, sopsProblem } from './ciphertext.ts';
import { sealedValue, sopsValue } from './testing.ts';

test.each([
  '',
  'password',
  'cGFzc3dvcmQ=',
  'ENC[password]',
  sopsValue.slice(1),
  `${sopsValue}\n`,
  sealedValue,
])('%j is not what SOPS writes', (value) => {
  expect(isSopsValue(value)).toBe(false);
});

test('what SOPS writes', () => {
  expect(isSopsValue(sopsValue)).toBe(true);
});

test.each(['', 'AgA', 'cGFzc3dvcmQ=', sealedValue.slice(0, 600), `${sealedValue}!`, sopsValue])(
  '%j is not what kubeseal writes',
  (value) => {
    expect(isSealedValue(value)).toBe(false);
  },
);

test('what kubeseal writes', () => {
  expect(isSealedValue(sealedValue)).toBe(true);
});

test('no text that somebody types counts as encrypted, as it is or in base64', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      for (const value of [text, Buffer.from(text).toString('base64')])
        expect(isSopsValue(value) || isSealedValue(value)).toBe(false);
    }),
  );
});

test.each([
  [undefined, /metadata of SOPS is missing/],
  [{}, /mac/],
  [{ mac: 'x', age: [{}] }, /mac/],
  [{ mac: sopsValue }, /no key can decrypt it/],
  [{ mac: sopsValue, age: [] }, /no key can decrypt it/],
  [{ mac: sopsValue, age: [{}] }, undefined],
  [{ mac: sopsValue, key_groups: [{}] }, undefined],
])('the metadata %j', (metadata, expected) => {
  if (expected) expect(sopsProblem(metadata)).toMatch(expected);
  else expect(sopsProblem(metadata)).toBeUndefined();
});
