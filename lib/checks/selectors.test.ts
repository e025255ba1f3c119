import { expect, test } from '@jest/globals';
import { closestLabels, formatSelector, matchesSelector } from './selectors.ts';

const labels = { app: 'web', tier: 'front' };
const expression = (key: string, operator: string, ...values: string[]) => ({
  matchExpressions: [{ key, operator, values }],
});

test.each([
  [undefined, true],
  [null, true],
  [{}, true],
  [{ matchLabels: { app: 'web' } }, true],
  [{ matchLabels: { app: 'web', tier: 'back' } }, false],
  [{ matchLabels: { constructor: 'a' } }, false],
  [expression('tier', 'In', 'front', 'back'), true],
  [expression('tier', 'In', 'back'), false],
  [expression('part', 'In', 'a'), false],
  [expression('tier', 'NotIn', 'back'), true],
  [expression('part', 'NotIn', 'a'), true],
  [expression('tier', 'NotIn', 'front'), false],
  [expression('tier', 'Exists'), true],
  [expression('part', 'Exists'), false],
  [expression('part', 'DoesNotExist'), true],
  [expression('tier', 'DoesNotExist'), false],
  [expression('tier', 'Exsits'), true],
  [{ matchLabels: { app: 'web' }, ...expression('part', 'Exists') }, false],
])('%j selects: %p', (selector, selects) => {
  expect(matchesSelector(selector, labels)).toBe(selects);
});

test('selectors are told in one line', () => {
  expect(formatSelector({})).toBe('everything');
  expect(formatSelector({ matchLabels: labels, ...expression('part', 'In', 'a', 'b') })).toBe(
    'app=web, tier=front, part In (a, b)',
  );
  expect(formatSelector(expression('part', 'Exists'))).toBe('part Exists');
});

test('the pods that come closest are named', () => {
  const pods = [{ labels, entry: { kind: 'Deployment', name: 'web' } }];
  expect(closestLabels({ app: 'web', tier: 'frnt' }, pods)).toBe(
    'the pods of Deployment web have tier=front',
  );
  expect(closestLabels({ app: 'web', part: 'a' }, pods)).toBe(
    'the pods of Deployment web have no label part',
  );
  expect(closestLabels({ part: 'a' }, pods)).toBeUndefined();
  expect(closestLabels({ app: 'x', tier: 'y' }, pods)).toBeUndefined();
});
