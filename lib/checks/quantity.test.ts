import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { canonicalQuantity, intendedQuantity, quantity } from './quantity.ts';

test.each([
  ['0', 0],
  ['1', 1],
  ['-1', -1],
  ['+2.5', 2.5],
  ['.5', 0.5],
  ['5.', 5],
  ['250m', 0.25],
  ['1k', 1000],
  ['1M', 1e6],
  ['1Ki', 1024],
  ['1.5Gi', 1.5 * 2 ** 30],
  ['2e3', 2000],
  ['2E3', 2000],
  ['1E', 1e18],
  ['1e-3', 0.001],
  ['10n', 1e-8],
])('%s is %d', (text, value) => {
  expect(quantity(text)).toBeCloseTo(value, 12);
});

test.each([
  undefined,
  null,
  true,
  '',
  ' ',
  '1 Gi',
  ' 1',
  '1K',
  '1kb',
  '512MB',
  '1Mib',
  '1e',
  '1e3Mi',
  '--1',
  '1.2.3',
  'Gi',
  '0x10',
  '1,5',
  Number.NaN,
])('%p is no quantity', (value) => {
  expect(quantity(value)).toBeUndefined();
});

test('a number is the quantity of its text', () => {
  fc.assert(
    fc.property(fc.integer(), (value) => quantity(value) === value && quantity(String(value)) === value),
  );
});

test.each([
  ['512MB', '512M'],
  ['1 Gi', '1Gi'],
  ['2gb', '2G'],
  ['1GiB', '1Gi'],
  ['100mib', '100Mi'],
  ['1K', '1k'],
  ['8 bytes', '8'],
  ['3KB', '3k'],
])('%s was meant to be %s', (text, meant) => {
  expect(intendedQuantity(text)).toBe(meant);
});

test.each(['', 'much', '1 core', '1.2.3Mi'])('nobody knows what %p was meant to be', (text) => {
  expect(intendedQuantity(text)).toBeUndefined();
});

test.each([
  ['1000m', '1'],
  ['0.5', '500m'],
  [1, '1'],
  ['1024Mi', '1Gi'],
  ['1.5Gi', '1536Mi'],
  ['0.5Ki', '512'],
  ['1000M', '1G'],
  ['1000', '1k'],
  ['1073741824', '1073741824'],
  [0, '0'],
  ['1e3', undefined],
  ['1u', undefined],
  ['much', undefined],
])('%p is given back as %p', (value, canonical) => {
  expect(canonicalQuantity(value)).toBe(canonical);
});

test('what is given back stays, and is the same amount', () => {
  const suffix = fc.constantFrom('', 'm', 'k', 'M', 'G', 'Ki', 'Mi', 'Gi');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 100_000 }), suffix, (digits, unit) => {
      const canonical = canonicalQuantity(`${digits}${unit}`);
      expect(quantity(canonical)).toBeCloseTo(quantity(`${digits}${unit}`) ?? Number.NaN, 6);
      expect(canonicalQuantity(canonical)).toBe(canonical);
    }),
  );
});
