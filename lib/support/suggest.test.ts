import { expect, test } from '@jest/globals';
import { didYouMean, suggestion } from './suggest.ts';

test.each([
  ['', ['a'], undefined],
  ['retention', [], undefined],
  ['retenton', ['retention', 'replicas'], 'retention'],
  ['publicdomain', ['publicDomain', 'dnsDomain'], 'publicDomain'],
  ['storage-class', ['storageClass'], 'storageClass'],
  ['zzzzzz', ['retention'], undefined],
])('didYouMean(%j, %j) is %j', (word, candidates, expected) => {
  expect(didYouMean(word, candidates)).toBe(expected);
});

test('the suggestion lists what is allowed when nothing is near', () => {
  expect(suggestion('windows', ['k3s', 'kubeadm', 'other'])).toBe('allowed: k3s, kubeadm, other');
  expect(suggestion('x', [])).toBe('nothing is allowed here');
});

test('a long list is cut and counted', () => {
  const names = Array.from({ length: 30 }, (_, index) => `component-number-${index}`);
  expect(suggestion('q', names)).toMatch(/component-number-19, … \(30 in all\)$/);
});
