import { expect, test } from '@jest/globals';
import { alloy, foundBy, type WorkloadOptions } from '../../../pod/testing.ts';

const nodes = (path: string, selectors = '') =>
  `discovery.kubernetes "n" {\n  role = "node"\n${selectors}}\nprometheus.scrape "s" {\n  targets      = discovery.kubernetes.n.targets\n  metrics_path = "${path}"\n  forward_to   = []\n}\n`;
const own = '  selectors {\n    role  = "node"\n    field = "metadata.name=" + sys.env("NODE_NAME")\n  }\n';
const exporter = (name: string) =>
  `prometheus.exporter.${name} "a" { }\nprometheus.scrape "s" {\n  targets    = prometheus.exporter.${name}.a.targets\n  forward_to = []\n}\n`;
const events = 'loki.source.kubernetes_events "a" {\n  forward_to = []\n}\n';
const perNode: WorkloadOptions = { kind: 'DaemonSet' };

const found = (one: string, other: string, options: WorkloadOptions = {}, others = options) =>
  foundBy('river/scraped-by-two', [...alloy(one, options), ...alloy(other, { ...others, name: 'other' })]);

test.each<[string, Parameters<typeof found>]>([
  ['nothing', ['', '']],
  ['two paths', [nodes('/metrics'), nodes('/metrics/cadvisor')]],
  ['each its own metrics', [exporter('self'), exporter('self')]],
  ['the node of each', [exporter('unix'), exporter('unix'), perNode, {}]],
])('%s', async (_, args) => {
  expect(await found(...args)).toEqual([]);
});

const both = (component: string, source: string) =>
  `error: ${component} collects from ${source} what ${component} of Deployment alloy collects, too`;

test.each<[string, Parameters<typeof found>, string]>([
  [
    'kubelets, by all and by one on each node',
    [nodes('/metrics', own), nodes('/metrics')],
    both('prometheus.scrape "s"', 'discovery.kubernetes'),
  ],
  [
    'nodes',
    [exporter('unix'), exporter('unix'), perNode],
    both('prometheus.scrape "s"', 'prometheus.exporter.unix').replace('Deployment', 'DaemonSet'),
  ],
  ['events', [events, events], both('loki.source.kubernetes_events "a"', 'the cluster')],
])('%s', async (_, args, expected) => {
  expect(await found(...args)).toEqual([expect.stringContaining(expected)]);
});
