import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cpuText, GiB, MiB, memoryText, numberText, volumeText } from './quantity.ts';

test.each([
  [0, '0'],
  [0.001, '50m'],
  [0.25, '250m'],
  [0.26, '300m'],
  [1, '1'],
  [1.01, '1250m'],
  [2, '2'],
  [3.34, '3500m'],
])('%d cores are %s', (cores, expected) => {
  expect(cpuText(cores)).toBe(expected);
});

test.each([
  [0, '0Gi'],
  [1, '64Mi'],
  [64 * MiB, '64Mi'],
  [65 * MiB, '128Mi'],
  [GiB, '1Gi'],
  [2.5e9, '2560Mi'],
  [17 * GiB + 1, '17664Mi'],
])('%d bytes of memory are %s', (bytes, expected) => {
  expect(memoryText(bytes)).toBe(expected);
});

test.each([
  [1, '5Gi'],
  [5 * GiB, '5Gi'],
  [98 * GiB, '100Gi'],
  [101 * GiB, '110Gi'],
  [1001 * GiB, '1100Gi'],
])('%d bytes of disk are %s', (bytes, expected) => {
  expect(volumeText(bytes)).toBe(expected);
});

test.each([
  [1234567.8, '1,234,568'],
  [0.254, '0.25'],
  [16.06, '16.1'],
])('%d reads %s', (value, expected) => {
  expect(numberText(value)).toBe(expected);
});

test('what is written is never less than what is needed', () => {
  const units = { Mi: MiB, Gi: GiB };
  const bytesOf = (text: string) => Number.parseInt(text, 10) * units[text.slice(-2) as keyof typeof units];
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5e12 }), (bytes) => {
      expect(bytesOf(memoryText(bytes))).toBeGreaterThanOrEqual(bytes);
      expect(bytesOf(volumeText(bytes))).toBeGreaterThanOrEqual(bytes);
    }),
  );
});
