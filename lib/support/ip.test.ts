import { isIP as nodeIsIP } from 'node:net';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isIP } from './ip.ts';

test.each([
  ['', 0],
  ['loki.loki.svc', 0],
  ['10.0.0.1', 4],
  ['10.0.0.256', 0],
  ['10.0.0.1:80', 0],
  ['::', 6],
  ['fe80::1%eth0', 6],
  ['::ffff:10.0.0.1', 6],
  ['a:b', 0],
])('%j is %i', (text, family) => {
  expect(isIP(text)).toBe(family);
});

test('it says what Node says', () => {
  const any = fc.oneof(fc.string(), fc.ipV4(), fc.ipV6(), fc.domain());
  fc.assert(fc.property(any, (text) => expect(isIP(text)).toBe(nodeIsIP(text))));
});
