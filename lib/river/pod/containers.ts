import type { KubeObject } from '../../support/kubernetes.ts';
import { asList, asNumber, asObject, asText, at, objectsIn, type PlainObject } from '../../support/plain.ts';
import { CommandLine } from './command-line.ts';
import { mountsOf } from './mounts.ts';
import { namespaceOf, type Objects } from './objects.ts';
import type { ExpectedSecret } from './secrets.ts';
import { variablesOf } from './variables.ts';
import type { AlloyContainer, Container, ContainerPort, Place, Probe, User } from './workload.ts';

/** What the image starts Alloy with when the pod says nothing. Source: Alloy 1.18.1, `Dockerfile`. */
const ofImage = ['run', '/etc/alloy/config.alloy', '--storage.path=/var/lib/alloy/data'];

/** A container of a pod. */
export function containerOf(
  place: Place,
  value: PlainObject,
  expand: (text: string) => string = (text) => text,
): Container {
  const words = [...asList(value.command), ...asList(value.args)].map((word) => expand(String(word)));
  const field = value.args === undefined ? 'command' : 'args';
  const written = { ...place, path: words.length === 0 ? place.path : [...place.path, field] };
  return {
    name: asText(value.name) ?? '',
    image: asText(value.image) ?? '',
    place,
    commandLine: new CommandLine(words, written),
    ports: objectsIn(value.ports).flatMap(([port, index]): ContainerPort[] => {
      const number = asNumber(port.containerPort);
      if (number === undefined) return [];
      return [
        {
          name: asText(port.name),
          number,
          protocol: port.protocol === 'UDP' ? 'UDP' : 'TCP',
          onHost: asNumber(port.hostPort) !== undefined,
          place: { ...place, path: [...place.path, 'ports', index] },
        },
      ];
    }),
  };
}

/** The container of a pod that is Alloy. */
export function alloyContainerOf(
  pod: Place,
  index: number,
  objects: Objects,
  secrets: readonly ExpectedSecret[],
): AlloyContainer {
  const { object } = pod;
  const spec = asObject(at(object, ...pod.path));
  const written = asObject(at(spec, 'containers', index));
  const silent = written.command === undefined && written.args === undefined;
  const value = silent ? { ...written, args: ofImage } : written;
  const place = { object, path: [...pod.path, 'containers', index] };
  const namespace = namespaceOf(object);
  const variables = variablesOf({ ...place, value }, namespace, objects, secrets);
  return {
    ...containerOf(place, value, (text) => variables.expand(text)),
    variables,
    mounts: mountsOf({ ...place, value }, spec, namespace, objects, secrets),
    memoryLimit: limitOf(at(value, 'resources', 'limits', 'memory')),
    user: userOf(spec, value, place),
    readOnlyRoot: at(value, 'securityContext', 'readOnlyRootFilesystem') === true,
    probes: (['readinessProbe', 'livenessProbe', 'startupProbe'] as const).flatMap((kind) =>
      probeOf(kind, value, place),
    ),
  };
}

const limitOf = (value: unknown) => (typeof value === 'number' ? String(value) : asText(value));

/** Alloy's image runs as user 0 unless the pod says another. */
function userOf(spec: PlainObject, container: PlainObject, place: Place): User {
  const ofPod = asObject(spec.securityContext);
  const own = asObject(container.securityContext);
  const user = asNumber(own.runAsUser ?? ofPod.runAsUser);
  const group = asNumber(own.runAsGroup ?? ofPod.runAsGroup);
  const groups = asList(ofPod.supplementalGroups).filter((one) => typeof one === 'number');
  const added = asList(at(own, 'capabilities', 'add'));
  return {
    root: user === 0 || (user === undefined && (own.runAsNonRoot ?? ofPod.runAsNonRoot) !== true),
    groups: group === undefined ? groups : [group, ...groups],
    readsAll: added.some((one) => ['DAC_READ_SEARCH', 'DAC_OVERRIDE', 'ALL'].includes(String(one))),
    place: { ...place, path: [...place.path, 'securityContext'] },
  };
}

function probeOf(
  kind: string,
  container: PlainObject,
  { object, path }: { object: KubeObject; path: Place['path'] },
): Probe[] {
  for (const how of ['httpGet', 'tcpSocket', 'grpc']) {
    const port = at(container, kind, how, 'port');
    if (typeof port === 'number' || typeof port === 'string') {
      return [{ kind, port, place: { object, path: [...path, kind, how, 'port'] } }];
    }
  }
  return [];
}
