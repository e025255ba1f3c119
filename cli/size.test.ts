import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { size } from './size.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'size-'));
  mkdirSync(join(root, 'clusters'));
  const write = (name: string, rest: string) =>
    writeFileSync(
      join(root, 'clusters', `${name}.yaml`),
      `name: ${name}\npublicDomain: example.com\napiServer: { addresses: [10.0.0.1] }\nminio: { addresses: [10.0.0.2] }\nnodes: { count: 3, cpu: 4, memory: 16Gi, hostAddresses: [10.0.0.1/32] }\n${rest}`,
    );
  write('plain', '');
  write('sized', 'load: { activeSeries: 100000, logsPerDay: 30Gi }\nlogs: { volume: 20Gi }\n');
});
afterEach(() => rmSync(root, { recursive: true }));

const run = async (...args: string[]) => {
  const stdout = new PassThrough();
  const code = await size(args, { root, program: 'test', stdout, stderr: new PassThrough(), env: {} });
  stdout.end();
  return { code, out: await text(stdout) };
};

test('a table for each cluster, and each rule once', async () => {
  const { code, out } = await run();
  expect(code).toBe(0);
  expect(out).toMatch(/^plain: clusters\/plain\.yaml says nothing of its load; write "load: /);
  expect(out).toMatch(
    /\nsized\nSETTING +VALUE +FROM +PROPOSED +RULE +BECAUSE\nmetrics\.profile +prometheus .*\nlogs\.profile +ha .*\nmetrics\.resources\.cpu +350m +load +mimir-ingester +100,000 series/,
  );
  expect(out).toMatch(/\nlogs\.volume +20Gi +clusters\/sized\.yaml:7:9 +5Gi +loki-wal +32\.2 GB/);
  expect(out).toMatch(/\nrequests of these: [\d.]+ of 12 cores, [\d.]+ GiB of 48 GiB memory \(3 nodes\)\n/);
  expect(out.match(/^loki-tier: /gm)).toHaveLength(1);
  expect(out).not.toMatch(/ +$/m);
});

test('as data', async () => {
  const [report] = JSON.parse((await run('sized', '--format', 'json')).out);
  expect(report).toMatchObject({
    cluster: 'sized',
    nodes: { count: 3, cores: 4 },
    rules: { 'loki-tier': { title: expect.any(String) } },
  });
  expect(report.settings).toContainEqual(
    expect.objectContaining({ setting: 'logs.volume', value: '20Gi', proposed: '5Gi' }),
  );
});

test.each<[string[], string]>([
  [['sizd'], 'there is no cluster "sizd" in clusters/\n  did you mean "sized"?'],
  [['--format', 'xml'], 'there is no format "xml"'],
  [['--nodes', '3'], "Unknown option '--nodes'"],
])('obs size %j is wrong use', async (args, message) => {
  await expect(run(...args)).rejects.toThrow(message);
});

test('the help', async () => {
  expect((await run('--help')).out).toMatch(/^Usage: obs size /);
});
