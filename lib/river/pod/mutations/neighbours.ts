import { type Change, container, remove, text, variable } from './change.ts';

/** Changes that are no mistakes, each close to one. */
export const neighbours: readonly (readonly [title: string, change: Change])[] = [
  ['the same objects in another order', ({ all }) => all.reverse()],
  [
    'a third replica',
    ({ get }) => {
      get('StatefulSet', 'alloy-gateway').spec.replicas = 3;
    },
  ],
  [
    'a patch release',
    (objects) => {
      container(objects, 'agent').image = 'mirror.example/grafana/alloy:v1.18.2';
    },
  ],
  [
    'a variable that is set to nothing',
    (objects) => {
      variable(objects, 'agent', 'KUBELET_SERVER_NAME').value = '';
    },
  ],
  [
    'the CA of the ServiceAccount',
    (objects) => {
      variable(objects, 'agent', 'KUBELET_CA_FILE').value =
        '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt';
    },
  ],
  [
    'the node’s name by the chart’s own variable',
    text('agent', [/sys.env\("NODE_NAME"\)/g, 'sys.env("K8S_NODE_NAME")']),
  ],
  [
    'variables from a ConfigMap',
    ({ all, get }) => {
      const [main] = get('DaemonSet', 'alloy-agent').spec.template.spec.containers;
      remove(main.env, ({ name }: { name: string }) => name === 'CLUSTER');
      main.envFrom = [{ configMapRef: { name: 'cluster' } }];
      all.push({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { name: 'cluster', namespace: 'alloy-agent' },
        data: { CLUSTER: 'x' },
      });
    },
  ],
  [
    'a scrape of another port of the node',
    text('agent', [
      '// ---------- self',
      'discovery.relabel "proxy" {\n\ttargets = discovery.kubernetes.node.targets\n\trule {\n\t\tsource_labels = ["__address__"]\n\t\tregex = "(.+):.*"\n\t\treplacement = "$1:10249"\n\t\ttarget_label = "__address__"\n\t}\n}\nprometheus.scrape "proxy" {\n\ttargets = discovery.relabel.proxy.output\n\tforward_to = [prometheus.remote_write.default.receiver]\n}\n// ',
    ]),
  ],
  [
    'a label with few values',
    text('agent', [
      '\t\t\tlevel    = "",\n\t\t}\n\t}\n\tforward_to',
      '\t\t}\n\t}\n\tstage.labels {\n\t\tvalues = { level = "" }\n\t}\n\tforward_to',
    ]),
  ],
  [
    'a processor before the batch',
    text(
      'gateway',
      ['logs = [otelcol.processor.batch.logs.input]', 'logs = [otelcol.processor.attributes.x.input]'],
      [
        'otelcol.processor.batch "logs" {',
        'otelcol.processor.attributes "x" {\n\toutput {\n\t\tlogs = [otelcol.processor.batch.logs.input]\n\t}\n}\n\notelcol.processor.batch "logs" {',
      ],
    ),
  ],
  [
    'the balancer by host name',
    (objects) => {
      const how =
        'dns {\n\t\t\thostname = "alloy-gateway-cluster.alloy-gateway.svc.cluster.local"\n\t\t\tport = "14317"\n\t\t}';
      text('gateway', [/kubernetes {\n[^}]*}/, how])(objects);
      remove(container(objects, 'gateway').env, ({ name }: { name: string }) => name === 'PEER_SERVICE');
    },
  ],
];
