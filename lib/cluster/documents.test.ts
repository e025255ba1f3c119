import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { loadClusters } from './load.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'documents-'));
});
afterEach(() => rmSync(root, { recursive: true }));

/** The YAML examples of a document, as files where their first comment says one. */
const examples = (document: string): [file: string, text: string][] =>
  [...readFileSync(document, 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text = '']) => [
    /^# (clusters\/\S+)$/m.exec(text)?.[1] ?? '',
    text,
  ]);
const write = (file: string, text: string) => {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
};

test('the example of docs/clusters.md is what its comments say', () => {
  const files = examples('docs/clusters.md').filter(([file]) => file !== '');
  for (const [file, text] of files) write(file, text);
  expect(files.map(([file]) => file)).toEqual(['clusters/shared/base.yaml', 'clusters/berlin.yaml']);
  expect(loadClusters(root).map(({ cluster }) => cluster)).toMatchObject([
    {
      name: 'berlin',
      publicDomain: 'example.com',
      logs: { retention: '90d', volume: '50Gi' },
      minio: { addresses: ['10.0.0.2'], port: 9000 },
    },
  ]);
});

test('the load of docs/sizing.md is one', () => {
  const [[, load = ''] = []] = examples('docs/sizing.md');
  write(
    'clusters/small.yaml',
    `name: small\npublicDomain: example.com\napiServer: { addresses: [10.0.0.1] }\nnodes: { count: 3, cpu: 4, memory: 16Gi, hostAddresses: [10.0.0.1/32] }\nminio: { addresses: [10.0.0.2] }\n${load}`,
  );
  expect(loadClusters(root).map(({ cluster }) => cluster.metrics.resources)).toEqual([
    { cpu: '1', memory: '832Mi', memoryLimit: '2Gi' },
  ]);
});
