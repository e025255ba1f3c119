import {
  type Change,
  container,
  flag,
  mount,
  remove,
  required,
  role,
  spec,
  text,
  variable,
  without,
} from './change.ts';

/** Slips in the pods around the shipped files, and the rule that should find each. */
export const pods: readonly (readonly [title: string, rule: string, change: Change])[] = [
  // The environment.
  [
    'a variable is not set',
    'variable-unset',
    (objects) =>
      remove(container(objects, 'agent').env, ({ name }: { name: string }) => name === 'LOKI_PUSH_URL'),
  ],
  [
    'a variable is misspelt in the file',
    'variable-unset',
    text('gateway', ['sys.env("KEPT_TRACES_PERCENT")', 'sys.env("KEPT_TRACE_PERCENT")']),
  ],
  [
    'a variable is set that nobody reads',
    'variable-unused',
    (objects) => {
      container(objects, 'gateway').env.push({ name: 'TENANT', value: 'x' });
    },
  ],
  [
    'the name of the pod for that of the node',
    'node-name',
    (objects) => {
      variable(objects, 'agent', 'NODE_NAME').valueFrom.fieldRef.fieldPath = 'metadata.name';
    },
  ],

  // Ports.
  [
    'a port of the container is missing',
    'container-port',
    (objects) =>
      remove(container(objects, 'gateway').ports, ({ name }: { name: string }) => name === 'zipkin'),
  ],
  ['a receiver on another port', 'container-port', text('gateway', ['"0.0.0.0:9411"', '"0.0.0.0:9412"'])],
  [
    'a port of the Service is missing',
    'service-port',
    ({ get }) => {
      for (const name of ['alloy-gateway', 'alloy-gateway-cluster']) {
        remove(get('Service', name).spec.ports, (port: { name: string }) => port.name === 'otlp-http');
      }
    },
  ],
  [
    'nobody listens any more',
    'nobody-listens',
    text('gateway', [/otelcol.receiver.zipkin "ingest" {[\s\S]*?\n}\n/, '']),
  ],
  [
    'a receiver for the pod itself only',
    'nobody-listens',
    text('gateway', ['"0.0.0.0:4318"', '"localhost:4318"']),
  ],
  [
    'Alloy for the pod itself only',
    'nobody-listens',
    flag('agent', '--server.http.listen-addr=0.0.0.0:12345'),
  ],
  ['two receivers on one port', 'port-clash', text('gateway', ['"0.0.0.0:9411"', '"0.0.0.0:4318"'])],
  ['a receiver on Alloy’s own port', 'port-clash', text('gateway', ['"0.0.0.0:9411"', '"0.0.0.0:12345"'])],
  [
    'the reloader on the node’s 8080',
    'port-clash',
    (objects) =>
      remove(spec(objects, 'agent').containers[1].args, (arg: string) => arg.startsWith('--listen-address')),
  ],
  [
    'the kubelet’s port',
    'port-clash',
    flag('agent', '--server.http.listen-addr=0.0.0.0:12345', '--server.http.listen-addr=0.0.0.0:10250'),
  ],
  [
    'the reloader asks the old port',
    'reloader',
    flag('gateway', '--server.http.listen-addr=0.0.0.0:12345', '--server.http.listen-addr=0.0.0.0:12346'),
  ],

  // Files.
  [
    'logs are not mounted',
    'path-mounted',
    (objects) =>
      remove(container(objects, 'agent').volumeMounts, ({ name }: { name: string }) => name === 'varlog'),
  ],
  [
    'the CA of the kubelet is elsewhere',
    'path-mounted',
    (objects) => {
      variable(objects, 'agent', 'KUBELET_CA_FILE').value = '/host/rootfs/server-ca.crt';
    },
  ],
  [
    'the token is not mounted',
    'path-mounted',
    (objects) => {
      spec(objects, 'agent').automountServiceAccountToken = false;
    },
  ],
  ['/proc of the container', 'host-metrics', text('agent', [/\tprocfs_path.*\n/, ''])],
  [
    '/sys is not mounted',
    'host-metrics',
    (objects) =>
      remove(container(objects, 'agent').volumeMounts, ({ name }: { name: string }) => name === 'sys'),
  ],
  [
    'the network of the pod',
    'host-metrics',
    (objects) => {
      delete spec(objects, 'agent').hostNetwork;
    },
  ],
  [
    'mounts stay busy',
    'host-metrics',
    (objects) => {
      delete mount(objects, 'agent', 'rootfs').mountPropagation;
    },
  ],
  [
    'the agent is not root',
    'root-files',
    (objects) => {
      container(objects, 'agent').securityContext.runAsUser = 473;
    },
  ],
  [
    'nothing to write to',
    'storage',
    (objects) =>
      remove(container(objects, 'gateway').volumeMounts, ({ name }: { name: string }) => name === 'data'),
  ],
  [
    'positions go with the pod',
    'storage',
    (objects) => {
      const { volumes } = spec(objects, 'agent');
      required(volumes.find(({ name }: { name: string }) => name === 'positions')).emptyDir = {};
      delete volumes.find(({ name }: { name: string }) => name === 'positions').hostPath;
    },
  ],
  [
    'a read-only volume',
    'storage',
    (objects) => {
      mount(objects, 'gateway', 'data').readOnly = true;
    },
  ],
  [
    'another ConfigMap',
    'configuration',
    (objects) => {
      spec(objects, 'agent').volumes[0].configMap.name = 'alloy';
    },
  ],
  ['another key', 'configuration', flag('gateway', '/etc/alloy/config.alloy', '/etc/alloy/gateway.alloy')],

  // Permissions.
  [
    'kubelets may not be read',
    'permission-missing',
    role('agent', 'nodes/metrics', without('nodes/metrics')),
  ],
  ['events may not be watched', 'permission-missing', role('gateway', 'events', without('events'))],
  [
    'slices may only be read',
    'permission-missing',
    role('gateway', 'endpointslices', (rule) => {
      rule.verbs = ['get'];
    }),
  ],
  [
    'the role is bound to another account',
    'permission-missing',
    ({ get }) => {
      get('ClusterRoleBinding', 'alloy-agent').subjects[0].name = 'default';
    },
  ],
  [
    'Secrets may be read',
    'permission-excess',
    role('gateway', 'pods', (rule) => {
      rule.resources.push('secrets');
    }),
  ],
  [
    'pods may be deleted',
    'permission-excess',
    role('agent', 'pods', (rule) => {
      rule.verbs.push('delete');
    }),
  ],
  [
    'events are not collected any more',
    'permission-excess',
    text('gateway', [/loki.source.kubernetes_events "cluster" {[\s\S]*?\n}\n/, '']),
  ],

  // The rest of the pod.
  [
    'no limit of memory',
    'memory-limit',
    (objects) => {
      delete container(objects, 'gateway').resources.limits.memory;
    },
  ],
  [
    'no time to decide',
    'grace-period',
    (objects) => {
      spec(objects, 'gateway').terminationGracePeriodSeconds = 5;
    },
  ],
  [
    'a stability level that there is not',
    'stability-level',
    flag('gateway', '--stability.level=generally-available', '--stability.level=stable'),
  ],
  [
    'an image of another minor',
    'image-version',
    (objects) => {
      container(objects, 'agent').image = 'docker.io/grafana/alloy:v1.17.0';
    },
  ],
];
