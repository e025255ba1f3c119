import { expect, test } from '@jest/globals';
import { alloy, foundBy } from '../../../pod/testing.ts';

const found = (...flags: string[]) => foundBy('river/stability-level', alloy('', { flags }));

test.each([[[]], [['--stability.level=experimental']], [['--stability.level', 'public-preview']]])(
  '%j',
  async (flags) => {
    expect(await found(...flags)).toEqual([]);
  },
);

test('a level that there is not', async () => {
  expect(await found('--stability.level=beta')).toEqual([
    'error: Deployment obs/alloy spec.template.spec.containers[0].args: there is no stability level "beta", so Alloy does not start',
  ]);
});
