import { expect, test } from '@jest/globals';
import { alloy, foundBy } from '../../../pod/testing.ts';

const paths = '  rootfs_path = "/host/root"\n  procfs_path = "/host/proc"\n  sysfs_path = "/host/sys"\n';
const exporter = (body = paths) => `prometheus.exporter.unix "host" {\n${body}}\n`;
const volumes = [
  { name: 'root', hostPath: { path: '/' } },
  { name: 'proc', hostPath: { path: '/proc' } },
  { name: 'sys', hostPath: { path: '/sys' } },
];
const mounts = volumes.map(({ name }) => ({
  name,
  mountPath: `/host/${name}`,
  mountPropagation: 'HostToContainer',
}));
const found = (text: string, volumeMounts: readonly object[] = mounts, hostNetwork = true) =>
  foundBy(
    'river/host-metrics',
    alloy(text, { kind: 'DaemonSet', container: { volumeMounts }, pod: { hostNetwork, volumes } }),
  );

test.each<[string, Parameters<typeof found>]>([
  ['nothing', ['', [], false]],
  ['all of the node', [exporter()]],
  ['below the root of the node', [exporter(paths.replace('/host/proc', '/host/root/proc')), mounts]],
  [
    'without the network',
    [exporter(`${paths}  disable_collectors = ["netdev", "netclass"]\n`), mounts, false],
  ],
  ['only what is chosen', [exporter(`${paths}  set_collectors = ["cpu"]\n`), mounts, false]],
  ['a path that is not known', [exporter(paths.replace('"/host/proc"', 'sys.env("PROC")'))]],
])('%s', async (_, args) => {
  expect(await found(...args)).toEqual([]);
});

test.each<[string, Parameters<typeof found>, string]>([
  [
    'a path is left out',
    [exporter(paths.replace('  procfs_path = "/host/proc"\n', ''))],
    'error: procfs_path is /proc, a folder of the container, where /proc of the node belongs',
  ],
  [
    'nothing is mounted',
    [exporter(), mounts.slice(0, 2)],
    'error: sysfs_path is /host/sys, a folder of the container, where /sys of the node belongs',
  ],
  [
    'another folder',
    [exporter(paths.replace('"/host/root"', '"/host/proc"'))],
    'error: rootfs_path is /host/proc, /proc of the node, where / of the node belongs',
  ],
  [
    'the network of the pod',
    [exporter(), mounts, false],
    'warning: prometheus.exporter.unix "host" measures the network of its pod',
  ],
  [
    'mounts that never go away',
    [exporter(), mounts.map(({ mountPropagation: _, ...mount }) => mount)],
    'warning: DaemonSet obs/alloy spec.template.spec.containers[0].volumeMounts[1]: /host/root keeps every volume of the node busy',
  ],
])('%s', async (_, args, expected) => {
  expect(await found(...args)).toEqual([expect.stringContaining(expected)]);
});
