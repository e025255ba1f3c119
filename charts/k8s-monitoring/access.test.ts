import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parseCluster } from '../../lib/cluster/load.ts';
import { type AccessRule, collectorAccess, operatorAccess } from './access.ts';
import type { CollectorName } from './names.ts';

const poddle = readFileSync('clusters/poddle.yaml', 'utf8');

const access = (collector: CollectorName, settings = '') => {
  const text = `${poddle}\ncrds: [monitoring.coreos.com]\ncollection: k8s-monitoring\nk8sMonitoring: { ${settings} }\n`;
  return resources(collectorAccess(collector, parseCluster(text, 'clusters/poddle.yaml')));
};

const resources = (rules: readonly AccessRule[]) => rules.flatMap((rule) => rule.resources);

test.each<[CollectorName, string, string[]]>([
  ['alloy-logs', '', ['pods']],
  ['alloy-singleton', '', ['events']],
  ['alloy-receiver', '', ['pods']],
  ['alloy-metrics', '', ['nodes', 'pods', 'services', 'nodes/metrics']],
  ['alloy-metrics', 'autodiscovery: { enabled: false }', ['nodes', 'nodes/metrics']],
])('%s with { %s } reads no more than it needs', (collector, settings, expected) => {
  expect(access(collector, settings)).toEqual(expected);
});

test('monitors need what they name, in the way of the version', () => {
  expect(access('alloy-metrics', 'monitors: true')).toContain('endpointslices');
  expect(access('alloy-metrics', 'monitors: true, version: "3.5.6"')).toContain('endpoints');
  expect(access('alloy-metrics', 'monitors: true, autodiscovery: { enabled: false }')).toContain('pods');
});

const made = (kind: string) => ({ apiVersion: 'v1', kind, metadata: { name: 'it' } });

test('the operator manages the kinds that it makes, each once', () => {
  const rules = operatorAccess([made('Service'), made('DaemonSet'), made('Service')]);
  const managed = rules.filter(({ verbs }) => verbs.includes('delete'));
  expect(resources(managed)).toEqual(['daemonsets', 'services', 'secrets']);
});

test('with nothing to make it manages nothing but its own releases', () => {
  const managed = operatorAccess([]).filter(({ verbs }) => verbs.includes('delete'));
  expect(resources(managed)).toEqual(['secrets']);
});

test('a kind that has no rule yet is not passed over', () => {
  expect(() => operatorAccess([made('ClusterRole')])).toThrow(
    'the operator makes kinds without a rule here: ClusterRole',
  );
});
