import type { KubeObject } from '../../support/kubernetes.ts';
import {
  asNumber,
  asObject,
  asText,
  asTextMap,
  at,
  objectsIn,
  type PlainObject,
} from '../../support/plain.ts';
import type { Path } from '../../support/yaml.ts';
import { alloyFlags } from './command-line.ts';
import { configurationOf } from './configuration.ts';
import { alloyContainerOf, containerOf } from './containers.ts';
import { grantsOf } from './grants.ts';
import { isAlloy } from './image.ts';
import { namespaceOf, type Objects } from './objects.ts';
import { replicasOf } from './replicas.ts';
import type { ExpectedSecret } from './secrets.ts';
import { servicesOf } from './services.ts';
import type { AlloyWorkload, ServiceAccount } from './workload.ts';

/** Where each kind keeps its pod template; a bare Pod is its own. */
const templates: Readonly<Record<string, Path>> = {
  '/Pod': [],
  'apps/Deployment': ['spec', 'template'],
  'apps/StatefulSet': ['spec', 'template'],
  'apps/DaemonSet': ['spec', 'template'],
  'apps/ReplicaSet': ['spec', 'template'],
  'argoproj.io/Rollout': ['spec', 'template'],
};

/** Every workload among some objects that runs Alloy (a container whose image is named `alloy`). */
export function findAlloy(
  objects: Objects,
  secrets: readonly ExpectedSecret[] = [],
): readonly AlloyWorkload[] {
  return Object.entries(templates).flatMap(([groupKind, path]) =>
    objects.of(groupKind).flatMap((object) => {
      const spec = asObject(at(object, ...path, 'spec'));
      return objectsIn(spec.containers)
        .filter(([container]) => isAlloy(asText(container.image) ?? ''))
        .map(([, index]) => workloadOf(object, path, index, objects, secrets));
    }),
  );
}

/** The pods of an object in which the container at `index` is Alloy. */
function workloadOf(
  object: KubeObject,
  template: Path,
  index: number,
  objects: Objects,
  secrets: readonly ExpectedSecret[],
): AlloyWorkload {
  const spec = asObject(at(object, ...template, 'spec'));
  const specPath = [...template, 'spec'];
  const namespace = namespaceOf(object);
  const labels = asTextMap(at(object, ...template, 'metadata', 'labels'));
  const container = alloyContainerOf({ object, path: specPath }, index, objects, secrets);
  const { commandLine } = container;
  const besides =
    (list: string) =>
    ([value, other]: readonly [PlainObject, number]) =>
      containerOf({ object, path: [...specPath, list, other] }, value);
  return {
    object,
    namespace,
    labels,
    replicas: replicasOf(object, objects),
    hostNetwork: spec.hostNetwork === true,
    gracePeriod: {
      seconds: asNumber(spec.terminationGracePeriodSeconds) ?? 30,
      place: { object, path: [...specPath, 'terminationGracePeriodSeconds'] },
    },
    serviceAccount: serviceAccountOf({ object, path: specPath }, spec, objects),
    container,
    sidecars: [
      ...objectsIn(spec.containers)
        .filter(([, other]) => other !== index)
        .map(besides('containers')),
      ...objectsIn(spec.initContainers)
        .filter(([value]) => value.restartPolicy === 'Always')
        .map(besides('initContainers')),
    ],
    services: servicesOf(namespace, labels, objects),
    configuration: configurationOf(alloyFlags(commandLine), container.mounts, commandLine.place),
  };
}

function serviceAccountOf(
  { object, path }: { readonly object: KubeObject; readonly path: Path },
  spec: PlainObject,
  objects: Objects,
): ServiceAccount {
  const namespace = namespaceOf(object);
  const name = asText(spec.serviceAccountName) ?? 'default';
  const account = objects.find('/ServiceAccount', namespace, name);
  const ofPod = spec.automountServiceAccountToken;
  const field = ofPod === undefined ? 'serviceAccountName' : 'automountServiceAccountToken';
  return {
    name,
    mounted: (ofPod ?? account?.automountServiceAccountToken) !== false,
    place: { object, path: [...path, field] },
    grants: grantsOf(namespace, name, objects),
  };
}
