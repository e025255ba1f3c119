import { expect, test } from '@jest/globals';
import { alloy, foundBy } from '../../../pod/testing.ts';
import { receiver } from './testing.ts';

const found = (
  text: string,
  pod: object = {},
  more: ReturnType<typeof alloy> = [],
  flags: readonly string[] = [],
) => foundBy('river/port-clash', [...alloy(text, { kind: 'DaemonSet', pod: { ...pod }, flags }), ...more]);

const on = (port: number, label = 'in', host = '0.0.0.0') =>
  receiver(label, port, 'exporter.otlp.out').replace('0.0.0.0', host);
const host = { hostNetwork: true };
const reloader = (...args: string[]) => ({
  containers: [{ name: 'r', image: 'x/prometheus-config-reloader:v1', args }],
});

test.each<[string, Parameters<typeof found>]>([
  ['nothing', ['']],
  ['two ports', [on(4317) + on(4319, 'more')]],
  ['two addresses', [on(4317, 'in', '10.0.0.1') + on(4317, 'more', '10.0.0.2')]],
  [
    'two protocols',
    [
      `${on(514)}loki.source.syslog "s" {\n  forward_to = []\n  listener {\n    address  = "0.0.0.0:514"\n    protocol = "udp"\n  }\n}\n`,
    ],
  ],
  ['a port of nodes, in a pod of its own', [on(10_250)]],
  ['a free port of the node', [on(4317), host]],
  ['the reloader in a pod of its own', ['', reloader()]],
  ['the reloader on a port that is free', ['', { ...host, ...reloader('--listen-address=127.0.0.1:12399') }]],
])('%s', async (_, args) => {
  expect(await found(...args)).toEqual([]);
});

const place = 'DaemonSet obs/alloy spec.template.spec.containers[0].args';

test.each<[string, Parameters<typeof found>, string]>([
  [
    'two receivers',
    [on(4317) + on(4317, 'more')],
    'ConfigMap/obs/alloy-config/config.alloy:11:16: error: port 4317 is opened by otelcol.receiver.otlp "in" and otelcol.receiver.otlp "more"',
  ],
  [
    'all addresses and one',
    [on(4317) + on(4317, 'more', '127.0.0.1')],
    'ConfigMap/obs/alloy-config/config.alloy:11:16: error: port 4317 is opened by otelcol.receiver.otlp "in" and otelcol.receiver.otlp "more"',
  ],
  [
    'Alloy itself',
    [on(12_345)],
    'port 12345 is opened by Alloy\'s own HTTP server and otelcol.receiver.otlp "in"',
  ],
  [
    'another container',
    [on(9000), { containers: [{ name: 'b', image: 'b', ports: [{ containerPort: 9000 }] }] }],
    'port 9000 is opened by container b and otelcol.receiver.otlp "in"',
  ],
  [
    'the reloader',
    [on(8080), reloader()],
    'port 8080 is opened by container r and otelcol.receiver.otlp "in"',
  ],
  [
    'the kubelet',
    [on(10_250), host],
    'error: otelcol.receiver.otlp "in" wants port 10250 of the node, which the kubelet has',
  ],
  [
    'Alloy and the kubelet',
    ['', host, [], ['--server.http.listen-addr=0.0.0.0:10248']],
    `error: ${place}: Alloy's own HTTP server wants port 10248 of the node, which the kubelet has`,
  ],
  [
    'the reloader and whoever has 8080',
    ['', { ...host, ...reloader() }],
    'warning: DaemonSet obs/alloy spec.template.spec.containers[1]: container r wants port 8080 of the node, which other programs often have',
  ],
  [
    'pods that share the network, too',
    [
      on(9100),
      host,
      alloy('', {
        kind: 'DaemonSet',
        name: 'exporter',
        pod: host,
        container: { image: 'node-exporter', ports: [{ containerPort: 9100 }] },
      }),
    ],
    'error: otelcol.receiver.otlp "in" wants port 9100 of the node, which DaemonSet exporter has',
  ],
])('%s', async (_, args, expected) => {
  expect(await found(...args)).toEqual([expect.stringContaining(expected)]);
});
