import { apiGroup, type KubeObject } from '../../support/kubernetes.ts';
import { asNumber, asObject } from '../../support/plain.ts';
import { namespaceOf, type Objects } from './objects.ts';

/** How many pods of an object there can be at once: what it asks for, or the most that an autoscaler makes of it. */
export function replicasOf(object: KubeObject, objects: Objects): number | 'per-node' {
  if (object.kind === 'DaemonSet') return 'per-node';
  if (object.kind === 'Pod') return 1;
  const scaled = [
    ...limits(object, objects.of('autoscaling/HorizontalPodAutoscaler'), 'maxReplicas', 1),
    ...limits(object, objects.of('keda.sh/ScaledObject'), 'maxReplicaCount', 100),
  ];
  return Math.max(asNumber(asObject(object.spec).replicas) ?? 1, ...scaled);
}

/** The limits of the autoscalers that scale an object; `fallback` for one that names none. */
function limits(
  object: KubeObject,
  autoscalers: readonly KubeObject[],
  field: string,
  fallback: number,
): readonly number[] {
  return autoscalers.flatMap((autoscaler) => {
    const { scaleTargetRef, [field]: most } = asObject(autoscaler.spec);
    const { kind = 'Deployment', name, apiVersion } = asObject(scaleTargetRef);
    const isMeant =
      namespaceOf(autoscaler) === namespaceOf(object) &&
      kind === object.kind &&
      name === object.metadata.name &&
      (typeof apiVersion !== 'string' || apiGroup(apiVersion) === apiGroup(object.apiVersion));
    return isMeant ? [asNumber(most) ?? fallback] : [];
  });
}
