import { expect, test } from '@jest/globals';
import { alloy, foundBy } from '../../../pod/testing.ts';

const sampler = (wait: string) => `otelcol.processor.tail_sampling "a" {\n  ${wait}\n  output { }\n}\n`;
const found = (text: string, terminationGracePeriodSeconds?: number) =>
  foundBy('river/grace-period', alloy(text, { pod: { terminationGracePeriodSeconds } }));

test.each<[string, string, number | undefined]>([
  ['nothing', '', 0],
  ['the defaults', sampler(''), undefined],
  ['as long', sampler('decision_wait = "1m"'), 60],
  ['a wait that is not known', sampler('decision_wait = sys.env("WAIT")'), 1],
])('%s', async (_, text, seconds) => {
  expect(await found(text, seconds)).toEqual([]);
});

test.each<[string, string, number | undefined, number, number]>([
  ['less than the default', sampler(''), 20, 20, 30],
  ['the default is not enough', sampler('decision_wait = "1m"'), undefined, 30, 60],
])('%s', async (_, text, seconds, grace, wait) => {
  expect(await found(text, seconds)).toEqual([
    `warning: Deployment obs/alloy spec.template.spec.terminationGracePeriodSeconds: the pod has ${grace} s to stop, and otelcol.processor.tail_sampling "a" decides about traces after ${wait} s: those that wait are lost`,
  ]);
});
