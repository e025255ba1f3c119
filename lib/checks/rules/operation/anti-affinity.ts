import { at, objectsIn } from '../../../support/plain.ts';
import type { Pod } from '../../pods.ts';
import type { InventoryRule } from '../../rule.ts';
import { matchesSelector } from '../../selectors.ts';
import { mostReplicas } from '../../workloads.ts';

export const antiAffinity: InventoryRule = {
  id: 'operation/anti-affinity',
  severity: 'error',
  scope: 'inventory',
  summary: 'there are as many nodes as replicas that must not share one',
  check(inventory, report) {
    const { nodes } = inventory.context;
    for (const pod of nodes ? inventory.pods : []) {
      const index = keepsApart(pod);
      const replicas = mostReplicas(inventory, pod);
      if (!nodes || index === undefined || replicas === undefined) continue;
      const path = [
        ...pod.specPath,
        'affinity',
        'podAntiAffinity',
        'requiredDuringSchedulingIgnoredDuringExecution',
        index,
      ];
      if (replicas > nodes.count) {
        report(
          pod.entry,
          path,
          `${replicas} replicas must be on a node each, and there are ${nodes.count} nodes`,
          {
            fix: 'run fewer replicas, or prefer different nodes instead of requiring them',
          },
        );
      } else if (replicas + surge(pod, replicas) > nodes.count && unavailable(pod, replicas) === 0) {
        report(pod.entry, path, 'a rolling update needs one node more than there are: it never ends', {
          fix: 'allow maxUnavailable: 1 in its strategy',
        });
      }
    }
  },
};

/** The index of a term that keeps the pods of a workload from each other on a node. */
function keepsApart({ spec, labels }: Pod): number | undefined {
  const terms = objectsIn(
    at(spec, 'affinity', 'podAntiAffinity', 'requiredDuringSchedulingIgnoredDuringExecution'),
  );
  return terms.find(
    ([{ topologyKey, labelSelector }]) =>
      topologyKey === 'kubernetes.io/hostname' &&
      labelSelector !== undefined &&
      matchesSelector(labelSelector, labels),
  )?.[1];
}

/** Pods that a Deployment has above its number while it is updated: a quarter, rounded up, when it does not say. */
function surge({ entry }: Pod, replicas: number): number {
  if (entry.kind !== 'Deployment' || at(entry.object, 'spec', 'strategy', 'type') === 'Recreate') return 0;
  return amount(
    at(entry.object, 'spec', 'strategy', 'rollingUpdate', 'maxSurge') ?? '25%',
    replicas,
    Math.ceil,
  );
}

/** Pods that may be missing then: a quarter, rounded down. */
function unavailable({ entry }: Pod, replicas: number): number {
  return amount(
    at(entry.object, 'spec', 'strategy', 'rollingUpdate', 'maxUnavailable') ?? '25%',
    replicas,
    Math.floor,
  );
}

const amount = (value: unknown, replicas: number, round: (number: number) => number) =>
  typeof value === 'number' ? value : round((Number.parseInt(String(value), 10) / 100) * replicas);
