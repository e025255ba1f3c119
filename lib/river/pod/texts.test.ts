import { expect, test } from '@jest/globals';
import { textsOf } from './texts.ts';

const place = {
  object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'c', namespace: 'n' } },
  path: ['data', 'x'],
};

test('lines that were taken out of a file keep the numbers of those behind them', () => {
  const text = 'one\nfour\nfive\npart';
  const sources = new Map([
    [
      text,
      [
        { file: 'a.alloy', startLine: 1, cuts: [{ line: 2, count: 2 }] },
        { file: 'b.alloy', startLine: 4 },
      ],
    ],
  ]);
  const { files, placeOf } = textsOf([{ text, place }], sources);
  expect(files).toEqual([
    { name: 'a.alloy', text: 'one\n\n\nfour\nfive' },
    { name: 'b.alloy', text: 'part' },
  ]);
  expect(placeOf({ file: 'a.alloy', line: 1 })?.line).toBe(1);
  expect(placeOf({ file: 'a.alloy', line: 4 })?.line).toBe(2);
  expect(placeOf({ file: 'a.alloy', line: 5 })?.line).toBe(3);
  expect(placeOf({ file: 'b.alloy', line: 1 })?.line).toBe(4);
});
