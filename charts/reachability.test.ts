import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { nodes } from '../lib/network/outsiders.ts';
import { allowedReachability, wantedReachability } from '../lib/network/reachability.ts';
import type { KubeObject } from '../lib/support/kubernetes.ts';
import { clusterFiles, stackOf } from './testing.ts';

/** What is there once everything is applied, and what connections it asks for. */
function cluster(file: string) {
  const stack = stackOf(readFileSync(file, 'utf8'), file);
  const objects = [...stack.objects, ...stack.operated].map(({ object }) => object);
  return { objects, wanted: wantedReachability(stack.connections.all, objects, nodes(stack.cluster)) };
}

describe.each([...clusterFiles, 'clusters/examples/k8s-monitoring.yaml'])('%s', (file) => {
  const { objects, wanted } = cluster(file);

  test('what the policies allow is what is in use, nothing more and nothing less', () => {
    expect(allowedReachability(objects)).toEqual(wanted);
  });

  test('every workload is bound in both directions, but for those of the host network', () => {
    const { ingress, egress } = allowedReachability(objects);
    expect([...ingress, ...egress].filter(({ from, to }) => [from, to].includes('everybody'))).toEqual([]);
  });
});

const { objects, wanted } = cluster('clusters/poddle.yaml');

/** A copy of the objects, one of them changed. */
function changed(
  kind: string,
  namespace: string,
  name: string,
  change: (object: KubeObject) => void,
): KubeObject[] {
  const copy = JSON.parse(JSON.stringify(objects)) as KubeObject[];
  const found = copy.find(
    (object) =>
      object.kind === kind && object.metadata.namespace === namespace && object.metadata.name === name,
  );
  if (!found) throw new Error(`no ${kind} ${namespace}/${name}`);
  change(found);
  return copy;
}

type Mutable = {
  spec: { ingress: Record<string, unknown>[]; egress: Record<string, unknown>[]; policyTypes: string[] };
};

describe('a policy that is', () => {
  const policy = (change: (spec: Mutable['spec']) => void) =>
    changed('NetworkPolicy', 'loki', 'loki', (object) => change((object as unknown as Mutable).spec));

  test.each<[string, (spec: Mutable['spec']) => void]>([
    ['open to everybody', (spec) => delete spec.ingress[0]?.from],
    ['open on every port', (spec) => delete spec.ingress[1]?.ports],
    ['open to all of a namespace', (spec) => spec.ingress.push({ from: [{ podSelector: {} }] })],
    ['closed to one who uses it', (spec) => spec.ingress.pop()],
    ['open to the outside', (spec) => spec.egress.push({ to: [{ ipBlock: { cidr: '0.0.0.0/0' } }] })],
    ['closed to the object store', (spec) => spec.egress.shift()],
    ['not for egress', (spec) => spec.policyTypes.pop()],
  ])('%s is seen', (_, change) => {
    expect(allowedReachability(policy(change))).not.toEqual(wanted);
  });

  test('gone is seen, although the default deny stays', () => {
    const without = objects.filter(
      ({ kind, metadata }) => kind !== 'NetworkPolicy' || metadata.name !== 'loki',
    );
    expect(allowedReachability(without)).not.toEqual(wanted);
  });
});
