import { expect, test } from '@jest/globals';
import { type Change, container, copy, variable } from '../river/pod/mutations/change.ts';
import { neighbours } from '../river/pod/mutations/neighbours.ts';
import { pods } from '../river/pod/mutations/pods.ts';
import { replicas } from '../river/pod/mutations/replicas.ts';
import type { KubeObject } from '../support/kubernetes.ts';
import { Inventory } from './inventory.ts';
import { checkRiverFiles } from './river.ts';
import { schemas } from './testing.ts';
import { Verdicts } from './verdicts.ts';

const find = async (objects: readonly KubeObject[], verdicts?: Verdicts) => {
  const inventory = new Inventory(
    objects.map((object) => ({ object, locate: () => undefined })),
    { schemas },
  );
  return (await checkRiverFiles(inventory, verdicts && { verdicts })).findings;
};

const changed = (change?: Change) => {
  const objects = copy();
  change?.(objects);
  return objects.all;
};

/** Of the stack as it is, and by and by of those that are changed. */
const verdicts = new Verdicts('', '');

/** Other values of what rules look at, each of them and none. */
const values: readonly (readonly [string, Change])[] = (['agent', 'gateway'] as const).flatMap((workload) =>
  (container(copy(), workload).env as readonly { name: string; value?: string }[])
    .filter(({ value }) => value !== undefined)
    .flatMap(({ name }) =>
      ['', '$1"', '-1s'].map((value): [string, Change] => [
        `${name} of the ${workload} is ${JSON.stringify(value)}`,
        (objects) => {
          variable(objects, workload, name).value = value;
        },
      ]),
    ),
);

const changes: readonly (readonly [string, Change])[] = [
  ...[...replicas, ...pods].map(([name, , change]) => [name, change] as const),
  ...neighbours,
  ...values,
];

test.each([['nothing changes', () => {}] as const, ...changes])(
  'the same is found with what is known of others: %s',
  async (_, change) => {
    const found = await find(changed(change));
    expect(await find(changed(change), verdicts)).toEqual(found);
    expect(await find(changed(change), verdicts)).toEqual(found);
  },
);
