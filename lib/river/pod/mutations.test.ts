import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { KubeObject } from '../../support/kubernetes.ts';
import { checkAlloyWorkloads, type RiverFinding } from './check.ts';
import { type Change, container, copy, remove, text } from './mutations/change.ts';
import { neighbours } from './mutations/neighbours.ts';
import { pipelines } from './mutations/pipelines.ts';
import { pods } from './mutations/pods.ts';
import { replicas } from './mutations/replicas.ts';
import { shipped } from './testing.ts';
import { alloyView } from './view.ts';

/** With what a synth gives to the rules, and no more. */
const check = (objects: readonly KubeObject[]) => checkAlloyWorkloads(alloyView(objects));

const key = ({ rule, at, object, path, message }: RiverFinding) =>
  JSON.stringify([rule, at?.file, object?.kind, object?.name, path, message]);

let before: Promise<ReadonlySet<string>> | undefined;

/** What is found in a changed copy and not in what is shipped, by rule. */
async function foundAfter(change: Change): Promise<readonly string[]> {
  before ??= check(shipped()).then((findings) => new Set(findings.map(key)));
  const known = await before;
  const objects = copy();
  change(objects);
  const findings = await check(objects.all);
  return [
    ...new Set(
      findings.filter((finding) => !known.has(key(finding))).map(({ rule }) => rule.replace('river/', '')),
    ),
  ];
}

test.each([...pipelines, ...replicas, ...pods])('%s: %s', async (_, rule, change) => {
  expect(await foundAfter(change)).toContain(rule);
});

test.each(neighbours)('%s is fine', async (_, change) => {
  expect(await foundAfter(change)).toEqual([]);
});

test('one gateway with spans that go straight on', async () => {
  const direct = readFileSync('river/features/traces-direct.alloy', 'utf8');
  const found = await foundAfter((objects) => {
    const gateway = objects.get('StatefulSet', 'alloy-gateway');
    gateway.spec.replicas = 1;
    text('gateway', [/\/\/ Several replicas: any of them[\s\S]*$/, direct])(objects);
    remove(container(objects, 'gateway').env, ({ name }: { name: string }) => name === 'PEER_SERVICE');
    remove(container(objects, 'gateway').ports, ({ name }: { name: string }) => name === 'otlp-peers');
    for (const name of ['alloy-gateway', 'alloy-gateway-cluster']) {
      remove(objects.get('Service', name).spec.ports, (port: { name: string }) => port.name === 'otlp-peers');
    }
  });
  expect(found).toEqual([]);
});
