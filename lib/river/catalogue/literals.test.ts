import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseDuration, parseSize } from './literals.ts';

test.each([
  ['0', 0],
  ['10s', 10],
  ['1h30m', 5400],
  ['1.5s', 1.5],
  ['.5s', 0.5],
  ['-2m', -120],
  ['+1ms', 0.001],
  ['250µs', 0.00025],
])('%s is %p seconds', (text, seconds) => {
  expect(parseDuration(text)).toBeCloseTo(seconds, 12);
});

test.each(['', ' ', '1', '10', '1d', '1 s', 's', '1s ', '1sm', '--1s', '1s1', '1,5s', '1S', '.s'])(
  '%p is no duration',
  (text) => {
    expect(parseDuration(text)).toBeUndefined();
  },
);

test.each([
  ['0', 0],
  ['512B', 512],
  ['1KiB', 1024],
  ['256KB', 262_144],
  ['16MiB', 16_777_216],
  ['1.5GiB', 1_610_612_736],
  ['1GiB512MiB', 1_610_612_736],
])('%s is %p bytes', (text, bytes) => {
  expect(parseSize(text)).toBe(bytes);
});

test.each(['', '1', '1024', '1k', '1kB', '1Ki', '1 MiB', 'MiB', '1MiB1KB', '1MiBs', '1m'])(
  '%p is no size',
  (text) => {
    expect(parseSize(text)).toBeUndefined();
  },
);

test('a duration is the sum of its parts', () => {
  const part = fc.tuple(fc.nat(10_000), fc.constantFrom('h', 'm', 's', 'ms'));
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
      const sum = parts.reduce(
        (total, [value, unit]) => total + (parseDuration(`${value}${unit}`) ?? Number.NaN),
        0,
      );
      expect(parseDuration(parts.map(([value, unit]) => `${value}${unit}`).join(''))).toBeCloseTo(sum, 6);
    }),
  );
});

test('no text is both, but zero', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9.]{1,4}(ns|us|ms|s|m|h|B|KiB|KB|MiB|MB)?$/), (text) => {
      if (parseDuration(text) !== undefined && parseSize(text) !== undefined) expect(text).toBe('0');
    }),
  );
});
