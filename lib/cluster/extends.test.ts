import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Problem } from '../support/errors.ts';
import type { Path } from '../support/yaml.ts';
import { dumpYaml, parseYaml } from '../support/yaml.ts';
import { mergeLayers } from './layers.ts';
import { loadClusters } from './load.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'extends-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const write = (name: string, text: string) => {
  const path = join(root, 'clusters', name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
};
const load = () => loadClusters(root);
const one = () => {
  const [loaded] = load();
  if (!loaded) throw new Error('no cluster');
  return loaded;
};

const base = `publicDomain: example.com
apiServer: { addresses: [10.0.0.1] }
nodes: { count: 1, cpu: 2, memory: 4Gi, hostAddresses: [10.0.0.1/32, 10.0.0.2/32] }
minio:
  addresses: [10.0.0.2]
  port: 9001
logs:
  retention: 10d
`;

describe('a file over another', () => {
  test('mappings are merged, everything else is replaced, null removes', () => {
    write('shared/base.yaml', base);
    write(
      'small.yaml',
      'name: small\nextends: shared/base.yaml\nnodes: { count: 3, hostAddresses: [10.0.0.9/32] }\nminio: { port: null }\n',
    );
    expect(one().cluster).toMatchObject({
      name: 'small',
      publicDomain: 'example.com',
      nodes: { count: 3, cpu: '2', memory: '4Gi', hostAddresses: ['10.0.0.9/32'] },
      minio: { addresses: ['10.0.0.2'], port: 9000 },
      logs: { retention: '10d' },
    });
    expect(one().cluster).not.toHaveProperty('extends');
  });

  test('each value comes from the file that wrote it', () => {
    write('shared/base.yaml', base);
    write(
      'small.yaml',
      'name: small\nextends: shared/base.yaml\nnodes:\n  count: 3\n  hostAddresses: [10.0.0.9/32]\n',
    );
    const { written } = one();
    const at = (...path: Path) => {
      const { file = '', line } = written(path) ?? {};
      return `${file}:${line}`;
    };
    expect(at('name')).toBe('clusters/small.yaml:1');
    expect(at('nodes')).toBe('clusters/small.yaml:3');
    expect(at('nodes', 'count')).toBe('clusters/small.yaml:4');
    expect(at('nodes', 'cpu')).toBe('clusters/shared/base.yaml:3');
    expect(at('nodes', 'hostAddresses', 0)).toBe('clusters/small.yaml:5');
    expect(written(['nodes', 'hostAddresses', 1])).toBeUndefined();
    expect(written(['logs', 'volume'])).toBeUndefined();
  });

  test('of two forms of a value, the one written last counts', () => {
    const routes =
      'routes:\n  tls: { certResolver: le }\n  loki: { host: l.example.com, auth: { basicAuth: users } }\n';
    write('shared/base.yaml', `${base}${routes}`);
    write(
      'small.yaml',
      'name: small\nextends: shared/base.yaml\nroutes: { tls: { secretName: s }, loki: { auth: { allow: [10.0.0.0/8] } } }\n',
    );
    expect(one().cluster.routes).toEqual({
      tls: { secretName: 's' },
      loki: { host: 'l.example.com', auth: { allow: ['10.0.0.0/8'] } },
    });
  });

  test('a chain of three, and another cluster as the base, whose name is its own', () => {
    write('shared/base.yaml', base);
    write('middle.yaml', 'name: middle\nextends: shared/base.yaml\nlogs: { retention: 20d }\n');
    write('small.yaml', 'name: small\nextends: middle.yaml\nscrapeInterval: 30s\n');
    expect(
      load().map(({ cluster }) => [cluster.name, cluster.logs.retention, cluster.scrapeInterval]),
    ).toEqual([
      ['middle', '20d', '60s'],
      ['small', '20d', '30s'],
    ]);
  });

  test('files of subfolders are no clusters, and may extend each other', () => {
    write('shared/base.yaml', base);
    write('shared/long.yaml', 'extends: base.yaml\nlogs: { retention: 90d }\n');
    write('shared/broken.yaml', 'nonsense: true\n');
    write('small.yaml', 'name: small\nextends: shared/long.yaml\n');
    expect(load().map(({ file }) => file)).toEqual(['clusters/small.yaml']);
    expect(one().cluster.logs.retention).toBe('90d');
  });
});

const failing = (small: string, rest: Record<string, string> = {}) => {
  write('shared/base.yaml', base);
  for (const [name, text] of Object.entries(rest)) write(name, text);
  write('small.yaml', `name: small\nextends: ${small}`);
  try {
    load();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing';
};

describe('mistakes', () => {
  test.each<[string, string, Record<string, string>, string | RegExp]>([
    ['nothing', '\n', {}, 'clusters/small.yaml:2:1: extends: null is not allowed'],
    [
      'a list',
      '[shared/base.yaml]\n',
      {},
      'clusters/small.yaml:2:1: extends: ["shared/base.yaml"] is not allowed',
    ],
    [
      'a file that is not there',
      'shared/bse.yaml\n',
      {},
      'clusters/small.yaml:2:1: extends: there is no file clusters/shared/bse.yaml\n  did you mean "shared/base.yaml"?',
    ],
    [
      'a path from the repository',
      'clusters/shared/base.yaml\n',
      {},
      /there is no file clusters\/clusters\/shared\/base\.yaml\n {2}allowed: shared\/base\.yaml/,
    ],
    ['a folder', 'shared\n', {}, 'clusters/small.yaml:2:1: extends: there is no file clusters/shared'],
    [
      'a path that climbs',
      '../helm-charts.yaml\n',
      {},
      'clusters/small.yaml:2:1: extends: "../helm-charts.yaml" leads outside',
    ],
    ['a path that climbs back', '../../clusters/x.yaml\n', {}, /leads outside clusters/],
    ['an absolute path', '/etc/passwd\n', {}, /leads outside clusters/],
    ['a NUL', '"a\\0.yaml"\n', {}, /there is no file/],
    [
      'itself',
      'small.yaml\n',
      {},
      'clusters/small.yaml:2:1: these files extend each other in a circle: clusters/small.yaml → clusters/small.yaml',
    ],
    [
      'a circle further on',
      'shared/a.yaml\n',
      { 'shared/a.yaml': 'extends: b.yaml\n', 'shared/b.yaml': 'x: 1\nextends: a.yaml\n' },
      'clusters/shared/b.yaml:2:1: these files extend each other in a circle: clusters/small.yaml → clusters/shared/a.yaml → clusters/shared/b.yaml → clusters/shared/a.yaml',
    ],
    [
      'an empty file',
      'shared/empty.yaml\n',
      { 'shared/empty.yaml': '# nothing\n' },
      'clusters/shared/empty.yaml: this file is empty',
    ],
    [
      'a file with a list',
      'shared/list.yaml\n',
      { 'shared/list.yaml': '- a\n' },
      'clusters/shared/list.yaml:1:1: this file has no settings',
    ],
    [
      'bad YAML',
      'shared/bad.yaml\n',
      { 'shared/bad.yaml': 'a: [\n' },
      /^clusters\/shared\/bad\.yaml:.*not valid YAML/,
    ],
    [
      'a null that removes nothing',
      'shared/base.yaml\nlogs: { volume: null }\n',
      {},
      'clusters/small.yaml:3:9: logs.volume: null removes nothing: clusters/shared/base.yaml does not set it',
    ],
    [
      'a null in the last file',
      'shared/n.yaml\n',
      { 'shared/n.yaml': 'minio: null\n' },
      'clusters/shared/n.yaml:1:1: minio: null removes nothing: this file extends none',
    ],
    [
      'something needed that is removed',
      'shared/base.yaml\nminio: null\n',
      {},
      'clusters/small.yaml:3:1: minio is missing',
    ],
    [
      'no name',
      'middle.yaml\n',
      { 'middle.yaml': `name: middle\n${base}`, 'nameless.yaml': 'extends: middle.yaml\n' },
      'clusters/nameless.yaml:1:1: name is missing',
    ],
    [
      'an unknown key in the base',
      'shared/base.yaml\n',
      { 'shared/base.yaml': `${base}retenton: 1\n` },
      'clusters/shared/base.yaml:9:1: unknown key "retenton"',
    ],
    [
      'a wrong value in the base',
      'shared/base.yaml\nlogs: { volume: 5Gi }\n',
      { 'shared/base.yaml': base.replace('10d', 'ten days') },
      'clusters/shared/base.yaml:8:3: logs.retention: "ten days" is not allowed',
    ],
    [
      'a wrong value over a right one',
      'shared/base.yaml\nlogs: { retention: long }\n',
      {},
      'clusters/small.yaml:3:9: logs.retention: "long" is not allowed',
    ],
    [
      'a rule that fails after the merge',
      'shared/base.yaml\ndistribution: other\nstorageClass: s\n',
      { 'shared/base.yaml': `${base}dataDir: /k3s\n` },
      'clusters/shared/base.yaml:9:1: dataDir is an option of k3s',
    ],
  ])('%s', (_, small, rest, expected) => {
    const found = failing(small, rest);
    if (typeof expected === 'string') expect(found.slice(0, expected.length)).toBe(expected);
    else expect(found).toMatch(expected);
  });

  test('a link that leads outside', () => {
    writeFileSync(join(root, 'outside.yaml'), base);
    mkdirSync(join(root, 'clusters'));
    symlinkSync('../outside.yaml', join(root, 'clusters', 'link.yaml'));
    expect(failing('link.yaml\n')).toContain(
      'clusters/small.yaml:2:1: extends: "link.yaml" leads outside clusters/',
    );
  });

  test('one in a file that two extend is told once', () => {
    const other = { 'other.yaml': 'name: other\nextends: shared/base.yaml\n' };
    const found = failing('shared/base.yaml\n', { ...other, 'shared/base.yaml': `${base}retenton: 1\n` });
    expect(found.match(/retenton/g)).toHaveLength(1);
  });
});

describe('laws', () => {
  const key = fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor');
  const leaf = fc.oneof(fc.integer(), fc.array(fc.integer(), { maxLength: 2 }));
  const { tree } = fc.letrec<{ tree: Record<string, unknown> }>((tie) => ({
    tree: fc
      .array(fc.tuple(key, fc.oneof({ maxDepth: 3 }, leaf, tie('tree'))), { maxLength: 3 })
      .map((entries) => Object.fromEntries(entries)),
  }));
  const layer = (file: string, value: unknown) => {
    const [document] = parseYaml(dumpYaml(value), file);
    if (!document) throw new Error('no document');
    return { file, document };
  };
  const merged = (...values: unknown[]) => {
    const problems: Problem[] = [];
    const layers = values.map((value, index) => layer(`f${index}.yaml`, value));
    return { document: mergeLayers(layers, problems), problems };
  };
  const leaves = (value: unknown, path: Path = []): [Path, unknown][] =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.entries(value).flatMap(([name, below]) => leaves(below, [...path, name]))
      : [[path, value]];

  test('a file over itself, over nothing and under nothing is itself', () => {
    fc.assert(
      fc.property(tree, (value) => {
        expect(merged(value, value).document.value).toEqual(merged(value).document.value);
        expect(merged(value, {}).document.value).toEqual(merged({}, value).document.value);
      }),
    );
  });

  test('it does not matter which two of a chain are merged first', () => {
    fc.assert(
      fc.property(tree, tree, tree, (a, b, c) => {
        const all = merged(a, b, c).document.value;
        expect(merged(a, merged(b, c).document.value).document.value).toEqual(all);
      }),
    );
  });

  test('every value of the result stands in the file that it is said to come from', () => {
    fc.assert(
      fc.property(tree, tree, tree, (...values) => {
        const { document } = merged(...values);
        for (const [path, value] of leaves(document.value)) {
          const { file } = document.locate(path);
          const from = values[Number(file[1])];
          const found = path.reduce<unknown>((node, name) => (node as Record<string, unknown>)[name], from);
          expect(found).toEqual(value);
        }
      }),
    );
  });
});
