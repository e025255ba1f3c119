import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { sopsValue } from './lib/secrets/testing.ts';
import { ExitCode, ObsError } from './lib/support/errors.ts';
import { listFiles } from './lib/support/files.ts';

// No helm, no network, and no program that exchanges two folders in one step.
const noProgram = async () => {
  throw new ObsError({ message: 'no such program' }, ExitCode.outside);
};
const run = jest.fn<(program: string) => Promise<never>>(noProgram);
jest.unstable_mockModule('./lib/support/process.ts', () => ({ run }));
const fetchBefore = globalThis.fetch;

const { synthesize } = await import('./main.ts');
const { buildStack } = await import('./charts/build.ts');
const { loadClusters } = await import('./lib/cluster/load.ts');
const { StoredRenders } = await import('./lib/helm/render-source.ts');
const { openWorkspace } = await import('./lib/helm/workspace.ts');

let root: string;
let told: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'synth-'));
  told = '';
  run.mockClear();
  for (const input of ['clusters', 'imports', 'river', 'helm-charts.yaml']) {
    cpSync(input, join(root, input), { recursive: true });
  }
  globalThis.fetch = () => Promise.reject(new Error('the network was used'));
});

afterEach(() => {
  globalThis.fetch = fetchBefore;
  rmSync(root, { recursive: true });
});

const synth = (options: { clusters?: string[]; env?: Record<string, string> } = {}) =>
  synthesize({
    root,
    program: 'test',
    clusters: options.clusters ?? [],
    env: options.env ?? {},
    stderr: {
      write: (text: string) => {
        told += text;
        return true;
      },
    },
  });

const contents = (folder: string) =>
  Object.fromEntries(listFiles(folder).map((path) => [path, readFileSync(join(folder, path), 'utf8')]));

const edit = (file: string, change: (text: string) => string) => {
  const path = join(root, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
};

test('without helm, charts and network it writes what is committed', async () => {
  expect(await synth()).toBe(0);
  expect(contents(join(root, 'dist'))).toEqual(contents('dist'));
  // For many files the system is asked to bring them to disk.
  expect(run.mock.calls.filter(([program]) => program !== 'sync')).toEqual([]);
});

describe('a second run', () => {
  test('touches nothing and says so', async () => {
    await synth();
    const file = join(root, 'dist/poddle/loki/StatefulSet.loki.yaml');
    const before = statSync(file);
    told = '';
    await synth();
    expect(statSync(file).ino).toBe(before.ino);
    expect(told).toMatch(/nothing changed since the last run/);
  });

  test('under another time zone, language and umask gives the same bytes', async () => {
    await synth();
    const before = contents(join(root, 'dist'));
    rmSync(join(root, 'dist'), { recursive: true });
    const { TZ, LANG } = process.env;
    const umask = process.umask(0o077);
    try {
      Object.assign(process.env, { TZ: 'Pacific/Chatham', LANG: 'tr_TR.UTF-8' });
      await synth();
    } finally {
      process.umask(umask);
      restore({ TZ, LANG });
    }
    expect(contents(join(root, 'dist'))).toEqual(before);
  });
});

test('an edit changes what follows from it and nothing else', async () => {
  await synth();
  const before = contents(join(root, 'dist'));
  edit('clusters/poddle.yaml', (text) => `${text}\nscrapeInterval: 30s\n`);
  await synth();
  const after = contents(join(root, 'dist'));
  expect(Object.keys(after).filter((path) => after[path] !== before[path])).toEqual([
    'poddle/alloy-agent/DaemonSet.alloy-agent.yaml',
    'poddle/alloy-gateway/StatefulSet.alloy-gateway.yaml',
    'poddle/grafana/ConfigMap.grafana-datasource.yaml',
    'poddle/prometheus/ConfigMap.prometheus-server.yaml',
  ]);
});

describe('a cluster whose file is gone', () => {
  const twoClusters = async () => {
    writeFileSync(join(root, 'clusters/second.yaml'), 'extends: poddle.yaml\nname: second\n');
    await synth();
    rmSync(join(root, 'clusters/second.yaml'));
    told = '';
  };

  test('loses its folder, and the run says so', async () => {
    await twoClusters();
    expect(await synth()).toBe(0);
    expect(contents(join(root, 'dist'))).toEqual(contents('dist'));
    expect(existsSync(join(root, 'dist/second'))).toBe(false);
    expect(told).toMatch(/^the cluster "second" is gone: removed dist\/second$/m);
  });

  test('keeps it while other clusters are synthesized by name', async () => {
    await twoClusters();
    await synth({ clusters: ['poddle'] });
    expect(existsSync(join(root, 'dist/second/loki'))).toBe(true);
  });
});

describe('encrypted Secrets', () => {
  const expectedSecrets = () => {
    const renders = new StoredRenders(openWorkspace(root));
    return loadClusters(root, ['poddle']).flatMap((loaded) => buildStack(root, loaded, renders).secrets.all);
  };
  const secretFile = (text: string) => {
    mkdirSync(join(root, 'secrets/poddle'), { recursive: true });
    writeFileSync(join(root, 'secrets/poddle/minio.yaml'), text);
  };

  test('are carried byte for byte, each in the folder of its namespace', async () => {
    edit('clusters/poddle.yaml', (text) => `${text}\nsecrets: sops\n`);
    for (const { namespace, name, keys } of expectedSecrets()) {
      const values = keys.map((key) => `  ${key}: ${sopsValue}\n`).join('');
      mkdirSync(join(root, 'secrets/poddle'), { recursive: true });
      writeFileSync(
        join(root, `secrets/poddle/${namespace}.${name}.yaml`),
        `# ciphertext\napiVersion: v1\nkind: Secret\nmetadata: { name: ${name}, namespace: ${namespace} }\ndata:\n${values}sops: { mac: "${sopsValue}", age: [{ recipient: age1x, enc: x }] }\n`,
      );
    }
    expect(await synth({ clusters: ['poddle'] })).toBe(0);
    const read = (path: string) => readFileSync(join(root, path), 'utf8');
    expect(read('dist/poddle/loki/Secret.minio-credentials.yaml')).toBe(
      read('secrets/poddle/loki.minio-credentials.yaml'),
    );
    expect(
      Object.keys(contents(join(root, 'dist'))).filter((path) => path.includes('/Secret.')),
    ).toHaveLength(7);
  });

  test('that are readable stop the run, and nothing of them is told', async () => {
    edit('clusters/poddle.yaml', (text) => `${text}\nsecrets: sops\n`);
    secretFile(
      'apiVersion: v1\nkind: Secret\nmetadata: { name: minio-credentials, namespace: loki }\nstringData: { S3_ACCESS_KEY: hunter2 }\n',
    );
    await expect(synth()).rejects.toThrow(/secrets\/poddle\/minio\.yaml:4:15: S3_ACCESS_KEY/);
    await expect(synth()).rejects.not.toThrow(/hunter2/);
    expect(existsSync(join(root, 'dist'))).toBe(false);
  });
});

describe('a run that fails', () => {
  test.each([
    [
      'a mistake in the cluster file',
      'clusters/poddle.yaml',
      (text: string) => text.replace('count: 3', 'count: many'),
    ],
    [
      'a value without a stored render',
      'clusters/poddle.yaml',
      (text: string) => `${text}\nstorageClass: fast\n`,
    ],
    ['a broken lock of charts', 'helm-charts.yaml', (text: string) => `${text}\n  - nmae: x\n`],
  ])('by %s leaves dist/ as it was', async (_, file, change) => {
    await synth();
    const before = contents(join(root, 'dist'));
    edit(file, change);
    await expect(synth()).rejects.toThrow();
    expect(contents(join(root, 'dist'))).toEqual(before);
    expect(listFiles(root).filter((path) => path.startsWith('.dist'))).toEqual([]);
  });

  test('by a missing render says which chart, what changed and what to run', async () => {
    edit('clusters/poddle.yaml', (text) => `${text}\nstorageClass: fast\n`);
    await expect(synth()).rejects.toThrow(/local-path.*fast.*obs charts pull/s);
  });
});

describe('as the app of cdk8s-cli', () => {
  test('its own output folder becomes a link to dist/', async () => {
    await synth({ env: { CDK8S_OUTDIR: '.cache/cdk8s' } });
    expect(readlinkSync(join(root, '.cache/cdk8s'))).toBe('../dist');
    expect(contents(join(root, 'dist'))).toEqual(contents('dist'));
  });

  test('another one is written plainly, and dist/ left alone', async () => {
    await synth({ env: { CDK8S_OUTDIR: 'elsewhere' } });
    expect(contents(join(root, 'elsewhere'))).toEqual(contents('dist'));
    expect(existsSync(join(root, 'dist'))).toBe(false);
  });
});

function restore(variables: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(variables)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
}
