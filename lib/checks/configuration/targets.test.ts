import { expect, test } from '@jest/globals';
import { inventoryOf, manifest } from '../testing.ts';
import { addressUses } from './address-uses.ts';
import { readsSection } from './targets.ts';

test.each([
  ['mimir', undefined, ['frontend', 'scheduler_address'], true],
  ['mimir', 'all', ['frontend', 'scheduler_address'], true],
  ['mimir', 'backend', ['common', 'storage'], true],
  ['mimir', 'distributor', ['common', 'storage', 's3', 'endpoint'], false],
  ['mimir', 'ingester', ['common', 'storage', 's3', 'endpoint'], true],
  ['mimir', 'query-scheduler', ['memberlist', 'join_members'], false],
  ['mimir', 'distributor', ['limits'], true],
  ['mimir', 'query-frontend', ['ingest_storage', 'kafka', 'address'], true],
  ['mimir', 'compactor', ['ingest_storage', 'kafka', 'address'], false],
  ['mimir', 'compactor', ['ingest_storage', 'enabled'], true],
  ['loki', 'distributor', ['common'], true],
  ['loki', 'distributor', ['common', 'compactor_grpc_address'], false],
  ['loki', 'query-frontend', ['common', 'compactor_grpc_address'], true],
  ['tempo', 'live-store', ['storage', 'trace'], false],
  ['tempo', 'querier', ['distributor', 'receivers', 'otlp'], false],
  ['tempo', 'distributor', [], true],
  ['grafana', 'querier', ['frontend'], true],
] as const)('%s -target=%s reads %j: %s', (name, target, path, expected) => {
  expect(readsSection(name, target, path)).toBe(expected);
});

test('an address in a file that several targets share is that of those who read its section', () => {
  const program = (target: string) =>
    manifest(
      'apps/v1',
      'Deployment',
      `spec: {selector: {matchLabels: {app: ${target}}}, template: {metadata: {labels: {app: ${target}}}, spec: {volumes: [{name: c, configMap: {name: c}}], containers: [{name: mimir, image: grafana/mimir, args: [-config.file=/etc/mimir/m.yaml, -target=${target}], volumeMounts: [{name: c, mountPath: /etc/mimir}]}]}}}`,
      target,
    );
  const text = [
    'common:',
    '  storage:',
    '    s3:',
    '      endpoint: store.app.svc:9000',
    'memberlist:',
    '  join_members:',
    '  - ring.app.svc:7946',
  ];
  const inventory = inventoryOf([
    ...['distributor', 'ingester', 'query-scheduler'].map(program),
    manifest('v1', 'Service', 'spec: {ports: [{port: 9000}]}', 'store'),
    manifest('v1', 'Service', 'spec: {ports: [{port: 7946}]}', 'ring'),
    manifest('v1', 'ConfigMap', `data: {m.yaml: ${JSON.stringify(`${text.join('\n')}\n`)}}`, 'c'),
  ]);
  const uses = addressUses(inventory).map(({ address, pods }) => [
    address.service,
    pods.map(({ entry }) => entry.name),
  ]);
  expect(uses).toEqual([
    ['store', ['ingester']],
    ['ring', ['distributor', 'ingester']],
  ]);
});
