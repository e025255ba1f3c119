import { expect, test } from '@jest/globals';
import { addressBlock, hasHostBits, isInside, networkOf } from './addresses.ts';

const block = (text: string) => {
  const found = addressBlock(text);
  if (!found) throw new Error(`${text} is no block`);
  return found;
};

test.each([
  '',
  '10.0.0.0',
  '10.0.0.0/33',
  '10.0.0/8',
  '10.0.0.0/08',
  '10.0.0.0/8/8',
  '10.0.0.0/',
  'fd00::/129',
  'fd00::1::/8',
  'a/8',
  '10.0.0.0/-1',
])('%p is no address block', (text) => {
  expect(addressBlock(text)).toBeUndefined();
});

test.each([
  ['10.0.0.0/8', false, '10.0.0.0/8'],
  ['10.1.2.3/8', true, '10.0.0.0/8'],
  ['192.168.31.7/24', true, '192.168.31.0/24'],
  ['255.255.255.255/32', false, '255.255.255.255/32'],
  ['1.2.3.4/0', true, '0.0.0.0/0'],
  ['fd00::/8', false, 'fd00::/8'],
  ['fd00:1:2::5/32', true, 'fd00:1::/32'],
  ['::1/128', false, '::1/128'],
  ['::/0', false, '::/0'],
  ['::ffff:10.0.0.1/128', false, '::ffff:a00:1/128'],
])('%s: host bits %p, network %s', (text, bits, network) => {
  expect(hasHostBits(block(text))).toBe(bits);
  expect(networkOf(block(text))).toBe(network);
});

test.each([
  ['10.1.0.0/16', '10.0.0.0/8', true],
  ['10.0.0.0/8', '10.0.0.0/8', false],
  ['11.0.0.0/16', '10.0.0.0/8', false],
  ['10.0.0.0/8', '10.1.0.0/16', false],
  ['10.0.0.0/16', '0.0.0.0/0', true],
  ['fd00:1::/32', 'fd00::/16', true],
  ['10.0.0.0/16', '::/0', false],
])('%s inside %s: %p', (inner, outer, inside) => {
  expect(isInside(block(inner), block(outer))).toBe(inside);
});
