import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ObsError } from '../support/errors.ts';
import { parseYaml } from '../support/yaml.ts';
import { linkOutdir, writePlain } from './plain.ts';
import { contentOf, filesOf } from './testing.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'obs-output-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));
const content = {
  'poddle/loki/Service.a.yaml': 'kind: Service\n',
  'poddle/loki/Service.b.yaml': 'kind: Service',
};

describe('writePlain', () => {
  test('makes the folder, and leaves alone what is there', () => {
    const folder = join(root, 'a/b');
    writePlain(folder, filesOf(content));
    writeFileSync(join(folder, 'other'), 'x');
    writePlain(folder, filesOf({ 'poddle/loki/Service.a.yaml': 'new' }));
    expect(contentOf(folder)).toEqual({ ...content, 'poddle/loki/Service.a.yaml': 'new', other: 'x' });
  });

  test('one file with all objects in the folder that --stdout prints', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cdk8s-'));
    try {
      writePlain(folder, filesOf(content));
      expect(Object.keys(contentOf(folder) ?? {})).toEqual(['manifests.yaml']);
      const documents = parseYaml(readFileSync(join(folder, 'manifests.yaml'), 'utf8'), 'x');
      expect(documents.map(({ value }) => value)).toEqual([{ kind: 'Service' }, { kind: 'Service' }]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test.each(['../x', '/x', 'a/../../x'])('never outside the folder: %s', (path) => {
    expect(() => writePlain(join(root, 'out'), filesOf({ [path]: '' }))).toThrow(ObsError);
    expect(existsSync(join(root, 'x'))).toBe(false);
  });

  test('a file in the way is an error with the path', () => {
    writeFileSync(join(root, 'poddle'), '');
    expect(() => writePlain(root, filesOf(content))).toThrow(
      /poddle\/loki\/Service.a.yaml could not be written/,
    );
  });
});

describe('linkOutdir', () => {
  const prepare = () => {
    mkdirSync(join(root, 'dist'));
    return [join(root, '.cache/cdk8s'), join(root, 'dist')] as const;
  };

  test.each<[string, (outdir: string) => void]>([
    ['nothing', () => {}],
    ['an empty folder', (outdir) => mkdirSync(outdir, { recursive: true })],
    [
      'a link elsewhere',
      (outdir) => {
        mkdirSync(join(outdir, '..'), { recursive: true });
        symlinkSync('../elsewhere', outdir);
      },
    ],
    [
      'the link itself',
      (outdir) => {
        mkdirSync(join(outdir, '..'), { recursive: true });
        symlinkSync('../dist', outdir);
      },
    ],
  ])('takes the place of %s', (_, given) => {
    const [outdir, dist] = prepare();
    given(outdir);
    linkOutdir(outdir, dist);
    expect(readlinkSync(outdir)).toBe('../dist');
    expect(readdirSync(join(root, '.cache'))).toEqual(['cdk8s']);
  });

  test.each<[string, (outdir: string) => void]>([
    ['a file', (outdir) => writeFileSync(outdir, 'x')],
    [
      'a folder that is not empty',
      (outdir) => {
        mkdirSync(outdir);
        writeFileSync(join(outdir, 'x'), 'x');
      },
    ],
  ])('does not take the place of %s', (_, given) => {
    const [outdir, dist] = prepare();
    mkdirSync(join(root, '.cache'));
    given(outdir);
    expect(() => linkOutdir(outdir, dist)).toThrow(
      /cdk8s is to be a link to the output, but something else lies there/,
    );
    expect(lstatSync(outdir).isSymbolicLink()).toBe(false);
  });

  test('leads to dist when .cache is itself a link', () => {
    const [outdir, dist] = prepare();
    mkdirSync(join(root, 'far/away'), { recursive: true });
    symlinkSync('far/away', join(root, '.cache'));
    writeFileSync(join(dist, 'x'), 'here');
    linkOutdir(outdir, dist);
    expect(readFileSync(join(outdir, 'x'), 'utf8')).toBe('here');
  });
});
