import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { riverReader } from '../charts/build.ts';
import { Stack } from '../charts/stack.ts';
import { parseCluster } from '../lib/cluster/load.ts';
import { StoredRenders } from '../lib/helm/render-source.ts';
import { openWorkspace } from '../lib/helm/workspace.ts';
import { planFiles } from '../lib/output/index.ts';
import { listFiles } from '../lib/support/files.ts';
import { at, objectsIn } from '../lib/support/plain.ts';
import { parseYaml } from '../lib/support/yaml.ts';
import { describeSecrets } from './secrets.ts';

const document = ['docs/gitops.md', 'docs/secrets.md'].map((file) => readFileSync(file, 'utf8')).join('\n');
const poddle = readFileSync('clusters/poddle.yaml', 'utf8');
const renders = new StoredRenders(openWorkspace('.'));

const blocks = (language: string) =>
  [...document.matchAll(/^( *)```(\w+)\n([\s\S]*?)^ *```$/gm)]
    .filter(([, , found]) => found === language)
    .map(([, indent = '', , text = '']) => text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''));

const yamlFile = (file: string) => parseYaml(readFileSync(file, 'utf8'), file)[0]?.value;

const made = blocks('yaml').map((text) => {
  const cluster = parseCluster(`${poddle}\n${text}`, 'clusters/poddle.yaml');
  const stack = new Stack(cluster, { renders, riverFile: riverReader('.') });
  // Examples of encrypted Secrets have no files; that is told, and nothing else is wrong with them.
  const { from } = cluster.secrets;
  if (from === 'sops' || from === 'sealed-secrets') {
    expect(() => stack.objects).toThrow(/no file has the Secret/);
    return [];
  }
  return planFiles({ cluster: cluster.name, objects: stack.objects }).map(({ path }) => `dist/${path}`);
});

test('every example of a cluster file builds', () => {
  expect(made.length).toBeGreaterThan(5);
});

test('every file that a command names is there, or made by one of the examples', () => {
  const named = blocks('sh').flatMap((text) => text.match(/(dist|docs)\/[\w./*-]+/g) ?? []);
  expect(named.length).toBeGreaterThan(5);
  const files = [...made.flat(), ...listFiles('dist').map((path) => `dist/${path}`)];
  const isThere = (path: string) => {
    const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}`);
    return existsSync(path) || files.some((file) => pattern.test(file));
  };
  expect(named.filter((path) => !isThere(path))).toEqual([]);
});

test('what obs secrets is said to print is what it prints', async () => {
  const stack = new Stack(parseCluster(poddle, 'clusters/poddle.yaml'), {
    renders,
    riverFile: riverReader('.'),
  });
  const [, example] = /^(loki\/minio-credentials\n[^`]*)/m.exec(document) ?? [];
  expect(describeSecrets(stack)).toContain(example);
});

describe('what Argo CD is told', () => {
  const data = at(yamlFile('docs/gitops/argocd-cm.yaml'), 'data');

  test('leaves out what it does by default, but for EndpointSlices', () => {
    const text = String(at(data, 'resource.exclusions'));
    const kinds = objectsIn(parseYaml(text, 'argocd-cm.yaml')[0]?.value).flatMap(([rule]) => rule.kinds);
    expect(kinds).toContain('Endpoints');
    expect(kinds).toContain('Lease');
    expect(kinds).not.toContain('EndpointSlice');
  });

  test('makes the health of an Application what its status says', () => {
    expect(at(data, 'resource.customizations.health.argoproj.io_Application')).toMatch(
      /hs\.status = obj\.status\.health\.status/,
    );
  });
});

test('the Gateway of k3s’ Traefik is the one that routes attach to by default', () => {
  const values = String(at(yamlFile('docs/gitops/traefik.yaml'), 'spec', 'valuesContent'));
  const gateway = at(parseYaml(values, 'traefik.yaml')[0]?.value, 'gateway');
  const { gatewayApi } = parseCluster(poddle, 'clusters/poddle.yaml');
  expect(at(gateway, 'name')).toBe(gatewayApi.name);
  expect(at(gateway, 'listeners', gatewayApi.listener, 'protocol')).toBe('HTTPS');
  expect(at(yamlFile('docs/gitops/traefik.yaml'), 'metadata', 'namespace')).toBe(gatewayApi.namespace);
});
