import type { Cluster } from '../../lib/cluster/cluster.ts';
import { hardened, podsOfUser, reloaderResources, resourcesOf, runtimeDefault } from '../pods.ts';
import { annotationsFor } from './exemptions.ts';
import { type CollectorName, objectName } from './names.ts';
import { receivers } from './receivers.ts';

/** Values of the chart alloy: both versions of k8s-monitoring hand them on to the Alloy object. */
export type CollectorValues = Readonly<Record<string, unknown>>;

/** No file of the image belongs to this user, and none needs to. */
const user = 10_473;

/** Where Alloy keeps what it has not sent yet; the image's own file system is read-only. */
const storage = '/var/lib/alloy';

/** What all collectors have in common. */
export const common: CollectorValues = {
  crds: { create: false },
  // The chart's role reads every Secret and ConfigMap of the cluster; see access.ts.
  rbac: { create: false },
  alloy: { enableReporting: false, storagePath: storage },
  configReloader: {
    resources: reloaderResources,
    securityContext: { ...hardened, ...runtimeDefault, runAsNonRoot: true, runAsUser: user },
  },
};

/** The collectors that a cluster needs, and how they differ from each other. */
export function collectors(cluster: Cluster): Partial<Record<CollectorName, CollectorValues>> {
  const { version, metrics, podLogs, clusterEvents, receiver } = cluster.k8sMonitoring;
  const ports = receivers(receiver);
  return {
    // What could not be sent yet is on its volume.
    'alloy-metrics': merged(several('alloy-metrics', metrics, version), keeping(metrics.volume, cluster)),
    ...(clusterEvents.enabled && {
      // Two would send every event twice; what it has sent is on its volume.
      'alloy-singleton': merged(
        several('alloy-singleton', { replicas: 1, resources: clusterEvents.resources }, version),
        keeping(clusterEvents.volume, cluster),
      ),
    }),
    ...(podLogs.enabled && { 'alloy-logs': onNodes(podLogs, version) }),
    ...(ports.length > 0 && {
      'alloy-receiver': merged(several('alloy-receiver', receiver, version), {
        alloy: { extraPorts: ports },
        controller: {
          type: 'deployment',
          volumes: { extra: [{ name: 'data', emptyDir: { sizeLimit: '1Gi' } }] },
        },
        // What the guide of the chart calls http://alloy:4317.
        extraService: { enabled: true, fullname: 'alloy' },
        service: { annotations: unseenPods },
      }),
    }),
  };
}

/** For kube-score: that no manifest has the pods behind a Service is no mistake, for the operator makes them. */
export const unseenPods = { 'kube-score/ignore': 'service-targets-pod' } as const;

type Settings = Cluster['k8sMonitoring'];
type Version = Settings['version'];

interface Size {
  readonly replicas: number;
  readonly resources: Parameters<typeof resourcesOf>[0];
}

/** A collector that needs nothing of its node. */
const several = (name: CollectorName, { replicas, resources }: Size, version: Version): Layer => ({
  serviceAccount: serviceAccount(name),
  global: {
    podSecurityContext: podsOfUser(user),
  },
  alloy: {
    resources: resourcesOf(resources, '2Gi'),
    securityContext: container,
    mounts: { extra: [{ name: 'data', mountPath: storage }] },
  },
  controller: {
    ...exempt(name, version),
    replicas,
    // With the stores away, what is left in the queues takes a minute to give up.
    terminationGracePeriodSeconds: 90,
    ...(replicas > 1 && {
      podDisruptionBudget: { enabled: true, maxUnavailable: 1 },
      topologySpreadConstraints: [
        {
          maxSkew: 1,
          topologyKey: 'kubernetes.io/hostname',
          whenUnsatisfiable: 'ScheduleAnyway',
          labelSelector: { matchLabels: { 'app.kubernetes.io/instance': objectName(name) } },
        },
      ],
    }),
  },
});

/** With a volume for each pod, which goes when the collector does. */
const keeping = (volume: string, { storageClass }: Cluster): Layer => ({
  controller: {
    type: 'statefulset',
    enableStatefulSetAutoDeletePVC: true,
    volumeClaimTemplates: [
      {
        metadata: { name: 'data' },
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: storageClass,
          resources: { requests: { storage: volume } },
        },
      },
    ],
  },
});

/** One on each node, which reads the files of the node's pods. */
const onNodes = ({ positions, docker, resources }: Settings['podLogs'], version: Version): Layer => ({
  serviceAccount: serviceAccount('alloy-logs'),
  global: { podSecurityContext: { ...runtimeDefault } },
  alloy: {
    resources: resourcesOf(resources),
    // User 0: the logs of pods belong to root, and so does the folder of positions.
    securityContext: { ...container, runAsUser: 0 },
    mounts: {
      varlog: true,
      dockercontainers: docker,
      extra: [{ name: 'data', mountPath: storage }],
    },
  },
  controller: {
    ...exempt('alloy-logs', version),
    type: 'daemonset',
    terminationGracePeriodSeconds: 90,
    tolerations: [{ operator: 'Exists' }],
    updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
    priorityClassName: 'system-node-critical',
    volumes: { extra: [{ name: 'data', hostPath: { path: positions, type: 'DirectoryOrCreate' } }] },
  },
});

/** The chart adds fourteen capabilities; an empty list takes their place, where nothing would leave them. */
const container = { ...hardened, capabilities: { ...hardened.capabilities, add: [] } };

/** For the checks: what they find in the workload, and why it stays. */
function exempt(name: CollectorName, version: Version) {
  const annotations = annotationsFor('collector', version, name);
  return Object.keys(annotations).length > 0 ? { extraAnnotations: annotations } : {};
}

const serviceAccount = (name: CollectorName) => ({ create: false, name: objectName(name) });

/** Parts of the values of one collector. */
type Layer = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Two layers as one: what both say something of is taken from both. */
function merged(under: Layer, over: Layer): CollectorValues {
  const keys = [...new Set([...Object.keys(under), ...Object.keys(over)])];
  return Object.fromEntries(keys.map((key) => [key, { ...under[key], ...over[key] }]));
}
