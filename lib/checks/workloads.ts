import { asNumber, asText, at } from '../support/plain.ts';
import type { Inventory } from './inventory.ts';
import type { Pod } from './pods.ts';

/** How many pods of a workload there are at least: what an autoscaler keeps, else what is written. */
export function leastReplicas(inventory: Inventory, { entry, replicas }: Pod): number | undefined {
  return autoscaled(inventory, entry, 'minReplicas') ?? replicas;
}

/** How many there may be at most. */
export function mostReplicas(inventory: Inventory, { entry, replicas }: Pod): number | undefined {
  return autoscaled(inventory, entry, 'maxReplicas') ?? replicas;
}

function autoscaled(
  inventory: Inventory,
  { kind, name, namespace }: Pod['entry'],
  field: 'minReplicas' | 'maxReplicas',
): number | undefined {
  const autoscaler = inventory
    .all('autoscaling/HorizontalPodAutoscaler')
    .find(({ object, namespace: own }) => {
      const target = at(object, 'spec', 'scaleTargetRef');
      return own === namespace && asText(at(target, 'kind')) === kind && asText(at(target, 'name')) === name;
    });
  if (!autoscaler) return undefined;
  return asNumber(at(autoscaler.object, 'spec', field)) ?? 1;
}

/** Whether the pods of a workload stay, rather than run to their end. */
export const isLasting = ({ entry }: Pod) => !['Job', 'CronJob'].includes(entry.kind);

/** Whether a workload has a pod on each node that looks after that node. */
export const isNodeAgent = ({ entry, spec, volumes }: Pod) =>
  entry.groupKind === 'apps/DaemonSet' &&
  (spec.hostNetwork === true ||
    spec.hostPID === true ||
    volumes.some(({ object }) => object.hostPath !== undefined));
