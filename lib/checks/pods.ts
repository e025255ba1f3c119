import { once } from '../support/memo.ts';
import {
  asNumber,
  asObject,
  asText,
  asTextMap,
  at,
  isPlainObject,
  objectsIn,
  type PlainObject,
} from '../support/plain.ts';
import { podTemplates } from '../support/pod-templates.ts';
import { isWord } from '../support/seal.ts';
import type { Path } from '../support/yaml.ts';
import type { Entry } from './entry.ts';
import type { Labels } from './selectors.ts';

/** The pods of a workload, or a bare Pod: one view of all of them. */
export interface Pod {
  readonly entry: Entry;
  readonly namespace: string;
  /** Labels that each pod carries, those that its controller adds included. */
  readonly labels: Labels;
  /** Where metadata and spec of the pod stand in the object. */
  readonly metadataPath: Path;
  readonly specPath: Path;
  readonly spec: PlainObject;
  /** Init containers first, in the order they start. */
  readonly containers: readonly Container[];
  readonly volumes: readonly Volume[];
  /** How many run at the same time; undefined where that depends on the nodes (DaemonSet). */
  readonly replicas: number | undefined;
}

export interface Container {
  readonly name: string;
  readonly path: Path;
  readonly object: PlainObject;
  /** Runs to its end before the others start; one with `restartPolicy: Always` stays and is not counted here. */
  readonly init: boolean;
  readonly ports: readonly ContainerPort[];
  readonly env: readonly EnvVariable[];
  readonly mounts: readonly Mount[];
}

export interface ContainerPort {
  readonly name: string | undefined;
  readonly number: number;
  readonly protocol: string;
  readonly path: Path;
}

export class EnvVariable {
  readonly name: string;
  readonly valueFrom: PlainObject | undefined;
  readonly path: Path;
  readonly #written: PlainObject;

  constructor(written: PlainObject, path: Path) {
    this.name = asText(written.name) ?? '';
    this.valueFrom = isPlainObject(written.valueFrom) ? written.valueFrom : undefined;
    this.path = path;
    this.#written = written;
  }

  /** Looked up when it is asked for, and not before: verdicts depend on what is looked at. */
  get value(): string | undefined {
    const { value } = this.#written;
    return typeof value === 'string' ? value : undefined;
  }

  /** Whether the value is one word: then it is no address, and nothing is filled in. What word it is can be left open. */
  get isWord(): boolean {
    return isWord(this.#written, 'value');
  }
}

export interface Mount {
  readonly name: string;
  readonly object: PlainObject;
  readonly path: Path;
}

/** A volume of the pod, or a claim template of its StatefulSet. */
export interface Volume {
  readonly name: string;
  readonly object: PlainObject;
  readonly path: Path;
  readonly fromTemplate: boolean;
}

/** The pods of an object; undefined when its kind has none or its template is not an object. */
export const podOf = once(readPod);

function readPod(entry: Entry): Pod | undefined {
  const path = podTemplates[entry.groupKind];
  if (!path) return undefined;
  const template = asObject(at(entry.object, ...path));
  if (template.spec === undefined) return undefined;
  const spec = asObject(template.spec);
  const specPath = [...path, 'spec'];
  const metadata = asObject(template.metadata);
  return {
    entry,
    namespace: entry.namespace,
    labels: { ...asTextMap(metadata.labels), ...controllerLabels(entry) },
    metadataPath: [...path, 'metadata'],
    specPath,
    spec,
    containers: (['initContainers', 'containers'] as const).flatMap((list) =>
      objectsIn(spec[list]).map(([object, index]) =>
        container(object, [...specPath, list, index], list === 'initContainers'),
      ),
    ),
    volumes: volumes(entry, spec, specPath),
    replicas: replicas(entry),
  };
}

function container(object: PlainObject, path: Path, initList: boolean): Container {
  return {
    name: asText(object.name) ?? '',
    path,
    object,
    init: initList && object.restartPolicy !== 'Always',
    ports: objectsIn(object.ports).flatMap(([port, index]) => {
      const number = asNumber(port.containerPort);
      if (number === undefined) return [];
      const protocol = asText(port.protocol) ?? 'TCP';
      return [{ name: asText(port.name), number, protocol, path: [...path, 'ports', index] }];
    }),
    env: objectsIn(object.env).map(([written, index]) => new EnvVariable(written, [...path, 'env', index])),
    mounts: objectsIn(object.volumeMounts).map(([mount, index]) => ({
      name: asText(mount.name) ?? '',
      object: mount,
      path: [...path, 'volumeMounts', index],
    })),
  };
}

/** The value of a variable of a container, where it is written; of several, the last counts. */
export const variableOf = ({ env }: Container, name: string): string | undefined =>
  env.findLast((variable) => variable.name === name)?.value;

function volumes(entry: Entry, spec: PlainObject, specPath: Path): Volume[] {
  const own = objectsIn(spec.volumes).map(([object, index]) => ({
    name: asText(object.name) ?? '',
    object,
    path: [...specPath, 'volumes', index],
    fromTemplate: false,
  }));
  const claims = objectsIn(at(entry.object, 'spec', 'volumeClaimTemplates')).map(([object, index]) => ({
    name: asText(at(object, 'metadata', 'name')) ?? '',
    object,
    path: ['spec', 'volumeClaimTemplates', index],
    fromTemplate: true,
  }));
  return [...own, ...claims];
}

function replicas({ groupKind, object }: Entry): number | undefined {
  if (groupKind === 'apps/DaemonSet') return undefined;
  if (groupKind === 'batch/Job') return asNumber(at(object, 'spec', 'parallelism')) ?? 1;
  if (groupKind === '/Pod' || groupKind === 'batch/CronJob') return 1;
  return asNumber(at(object, 'spec', 'replicas')) ?? 1;
}

/** Labels whose value is known before the pods are. */
function controllerLabels({ groupKind, name }: Entry): Labels {
  return groupKind === 'batch/Job' ? { 'job-name': name, 'batch.kubernetes.io/job-name': name } : {};
}

/** Kinds whose controllers make pods that are not written anywhere in the manifests. */
const podMakers = [
  'collectors.grafana.com/Alloy',
  'helm.cattle.io/HelmChart',
  'helm.toolkit.fluxcd.io/HelmRelease',
  'monitoring.coreos.com/Alertmanager',
  'monitoring.coreos.com/Prometheus',
  'monitoring.coreos.com/PrometheusAgent',
  'monitoring.coreos.com/ThanosRuler',
  'opentelemetry.io/OpenTelemetryCollector',
  'opentelemetry.io/TargetAllocator',
  'serving.knative.dev/Service',
];

/** Whether an object brings pods of which nothing can be known: what they are selected by cannot be checked. */
export function makesUnknownPods({ groupKind }: Entry): boolean {
  return podMakers.includes(groupKind);
}
