import {
  chmodSync,
  mkdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from '@jest/globals';
import { ExitCode, ObsError } from '../support/errors.ts';
import { oldTreePath } from './beside.ts';
import { repair } from './repair.ts';
import { besideOf, cleanUp, contentOf, filesOf, systemError, tempDist, watchedDisk } from './testing.ts';
import { compareTree, type ReplaceOptions, replaceTree } from './tree.ts';

const made: string[] = [];
afterEach(() => {
  for (const dist of made.splice(0)) cleanUp(dist);
});
function given(content?: Record<string, string>): string {
  const dist = tempDist(content);
  made.push(dist);
  return dist;
}

const loki = 'poddle/loki/ConfigMap.loki.yaml';
const tempo = 'poddle/tempo/ConfigMap.tempo.yaml';
const grafana = 'poddle/grafana/ConfigMap.grafana.yaml';
const scale = 'scale/loki/ConfigMap.loki.yaml';

const identity = (path: string) => {
  const { ino, mtimeMs, mode } = statSync(path);
  return { ino, mtimeMs, mode };
};

describe('what is written', () => {
  test('no files and no dist: nothing happens', async () => {
    const dist = given();
    expect(await replaceTree({ dist, files: [], clusters: 'all' })).toEqual({
      written: [],
      added: [],
      unchanged: [],
      removed: [],
      foreign: [],
    });
    expect(contentOf(dist)).toBeUndefined();
  });

  test('a first run makes every file', async () => {
    const dist = given();
    const change = await replaceTree({
      dist,
      files: filesOf({ [tempo]: 't', [loki]: 'l' }),
      clusters: 'all',
    });
    expect(change).toMatchObject({ written: [loki, tempo], added: [loki, tempo], unchanged: [] });
    expect(contentOf(dist)).toEqual({ [loki]: 'l', [tempo]: 't' });
    expect(besideOf(dist)).toEqual([]);
  });

  test('changed, new, unchanged and removed files are told apart', async () => {
    const dist = given({ [loki]: 'old', [tempo]: 'same', [grafana]: 'gone' });
    const added = 'scale/tempo/Service.tempo.yaml';
    const files = filesOf({ [loki]: 'new', [tempo]: 'same', [added]: '' });
    const expected = {
      written: [loki, added],
      added: [added],
      unchanged: [tempo],
      removed: [grafana],
      foreign: [],
    };
    expect(await compareTree({ dist, files, clusters: 'all' })).toEqual(expected);
    expect(contentOf(dist)).toEqual({ [loki]: 'old', [tempo]: 'same', [grafana]: 'gone' });
    expect(await replaceTree({ dist, files, clusters: 'all' })).toEqual(expected);
    expect(contentOf(dist)).toEqual({ [loki]: 'new', [tempo]: 'same', [added]: '' });
    expect(besideOf(dist)).toEqual([]);
  });

  test.each([
    ['of the whole tree', { [loki]: 'new', [tempo]: 'same', [scale]: 'new' }],
    ["of one cluster's folder", { [loki]: 'new', [tempo]: 'same', [scale]: 's' }],
  ])('unchanged files keep inode, time and mode in a replacement %s', async (_, content) => {
    const dist = given({ [loki]: 'old', [tempo]: 'same', [scale]: 's' });
    chmodSync(join(dist, tempo), 0o600);
    const before = identity(join(dist, tempo));
    await replaceTree({ dist, files: filesOf(content), clusters: 'all' });
    expect(identity(join(dist, tempo))).toEqual(before);
  });

  test('a file that shall be regular takes the place of a symbolic link to the same text', async () => {
    const dist = given({ [tempo]: 'text', 'poddle/loki/note': 'text' });
    symlinkSync('note', join(dist, loki));
    const files = filesOf({ [tempo]: 'text', [loki]: 'text' });
    expect((await replaceTree({ dist, files, clusters: 'all' })).written).toEqual([loki]);
    expect(() => readlinkSync(join(dist, loki))).toThrow('EINVAL');
    expect(contentOf(dist)?.['poddle/loki/note']).toBe('text');
  });

  test('files are 0644 and folders 0755 under any umask', async () => {
    const dist = given({ [tempo]: 'same' });
    const before = process.umask(0o077);
    try {
      await replaceTree({ dist, files: filesOf({ [loki]: 'new', [tempo]: 'same' }), clusters: 'all' });
      process.umask(0);
      await replaceTree({
        dist,
        files: filesOf({ [loki]: 'new', [tempo]: 'same', [scale]: 's' }),
        clusters: 'all',
      });
      const mode = (path: string) => (statSync(join(dist, path)).mode & 0o7777).toString(8);
      expect(['', 'poddle', 'poddle/loki', 'poddle/tempo', 'scale/loki'].map(mode)).toEqual(
        Array(5).fill('755'),
      );
      expect([loki, scale].map(mode)).toEqual(['644', '644']);
    } finally {
      process.umask(before);
    }
  });

  test('a path of another form, or of no cluster of the run, is a mistake of the caller', async () => {
    const dist = given();
    for (const path of ['../x.yaml', 'README.md', 'poddle/loki/../../x/ConfigMap.a.yaml']) {
      await expect(replaceTree({ dist, files: filesOf({ [path]: '' }), clusters: 'all' })).rejects.toThrow(
        path,
      );
    }
    const files = filesOf({ [scale]: '' });
    await expect(replaceTree({ dist, files, clusters: ['poddle'] })).rejects.toThrow(scale);
  });
});

describe('what is left alone', () => {
  test('nothing changed: nothing is touched, not even beside dist', async () => {
    const dist = given({ [loki]: 'l', 'README.md': 'hand-written' });
    const calls: string[] = [];
    const disk = watchedDisk((name) => calls.push(name));
    const change = await replaceTree({ dist, files: filesOf({ [loki]: 'l' }), clusters: 'all', disk });
    expect(change).toMatchObject({ written: [], removed: [], unchanged: [loki], foreign: ['README.md'] });
    expect(new Set(calls)).toEqual(
      new Set(['lstatSync', 'readdirSync', 'openSync', 'readSync', 'closeSync']),
    );
  });

  test.each<[string, Record<string, string>, string[]]>([
    ['one namespace', { [loki]: 'new', [tempo]: 't' }, ['poddle/loki']],
    ['one namespace that is new', { [loki]: 'old', [tempo]: 't', [grafana]: 'g' }, []],
    ['a namespace that goes', { [tempo]: 't' }, ['poddle', 'poddle/tempo']],
    ['two namespaces', { [loki]: 'new', [tempo]: 'new' }, ['poddle', 'poddle/loki', 'poddle/tempo']],
  ])('a change in %s leaves the folders of all others', async (_, content, replaced) => {
    const dist = given({ [loki]: 'old', [tempo]: 't', [scale]: 's' });
    const folders = ['', 'scale', 'scale/loki', 'poddle', 'poddle/loki', 'poddle/tempo'];
    const inodes = () =>
      folders.map((folder) => statSync(join(dist, folder), { throwIfNoEntry: false })?.ino);
    const before = inodes();
    await replaceTree({ dist, files: filesOf({ ...content, [scale]: 's' }), clusters: 'all' });
    const after = inodes();
    const other = folders.filter((_, index) => after[index] !== undefined && after[index] !== before[index]);
    expect(other).toEqual(replaced);
    expect(contentOf(dist)).toEqual({ ...content, [scale]: 's' });
  });

  test('a named run knows nothing of other clusters', async () => {
    const dist = given({ [loki]: 'old', [tempo]: 'gone', [scale]: 's' });
    const change = await replaceTree({ dist, files: filesOf({ [loki]: 'new' }), clusters: ['poddle'] });
    expect(change).toMatchObject({ written: [loki], removed: [tempo], unchanged: [], foreign: [] });
    expect(contentOf(dist)).toEqual({ [loki]: 'new', [scale]: 's' });
  });

  test('a named run of several clusters takes all others along, whatever lies there', async () => {
    const other = {
      [scale]: 's',
      'scale/x/README.md': 'r',
      'scale/x/ConfigMap.unknown.yaml': 'u',
      'README.md': 'r',
    };
    const dist = given({ ...other, [loki]: 'old', '%61ux/x/ConfigMap.a.yaml': 'old' });
    const files = filesOf({ [loki]: 'new', '%61ux/x/ConfigMap.a.yaml': 'new' });
    const change = await replaceTree({ dist, files, clusters: ['poddle', 'aux'] });
    expect(change).toMatchObject({ written: ['%61ux/x/ConfigMap.a.yaml', loki], removed: [], foreign: [] });
    expect(contentOf(dist)).toEqual({ ...other, [loki]: 'new', '%61ux/x/ConfigMap.a.yaml': 'new' });
  });

  test('a run for all clusters removes the folder of one that is gone; a folder without files goes too', async () => {
    const dist = given({ [loki]: 'l', [scale]: 's' });
    const change = await replaceTree({ dist, files: filesOf({ [loki]: 'l' }), clusters: 'all' });
    expect(change.removed).toEqual([scale]);
    expect(() => statSync(join(dist, 'scale'))).toThrow('ENOENT');
    expect(besideOf(dist)).toEqual([]);
  });

  test.each([
    ['of the whole tree', { [scale]: 's', [loki]: 'new' }],
    ['of one cluster', { [loki]: 'new' }],
  ])('files of the user stay in a replacement %s, and are told', async (_, content) => {
    const note = 'poddle/loki/NOTES.md';
    const dist = given({ [loki]: 'old', [note]: 'n', 'poddle/tempo/kustomization.yaml': 'k' });
    symlinkSync('NOTES.md', join(dist, 'poddle/loki/link'));
    const change = await replaceTree({ dist, files: filesOf(content), clusters: 'all' });
    expect(change.foreign).toEqual([note, 'poddle/loki/link', 'poddle/tempo/kustomization.yaml']);
    expect(contentOf(dist)).toMatchObject({ [note]: 'n', 'poddle/tempo/kustomization.yaml': 'k' });
    expect(readlinkSync(join(dist, 'poddle/loki/link'))).toBe('NOTES.md');
  });
});

describe('other runs', () => {
  test('what an interrupted one left is put right first, and told', async () => {
    const dist = given({ [loki]: 'old', [tempo]: 'gone' });
    renameSync(dist, oldTreePath(dist));
    const told: string[] = [];
    const files = filesOf({ [loki]: 'old' });
    const change = await replaceTree({ dist, files, clusters: 'all', say: (line) => told.push(line) });
    expect(told).toEqual([expect.stringContaining('an interrupted run left')]);
    expect(change).toMatchObject({ written: [], unchanged: [loki], removed: [tempo] });
    expect(contentOf(dist)).toEqual({ [loki]: 'old' });
    expect(besideOf(dist)).toEqual([]);
  });

  test('one that ended between the comparison and the lock counts', async () => {
    const dist = given({ [loki]: 'new', [tempo]: 'old', [grafana]: 'g' });
    let other = 0;
    const disk = watchedDisk((name, [path]) => {
      if (name !== 'openSync' || !String(path).includes('.dist-lock') || other++ > 0) return;
      // As another run does it: the folder of the cluster is another one afterwards.
      renameSync(join(dist, 'poddle'), `${dist}-gone`);
      for (const [path, text] of Object.entries({ [loki]: 'of the other', [tempo]: 'new' })) {
        mkdirSync(dirname(join(dist, path)), { recursive: true });
        writeFileSync(join(dist, path), text);
      }
      rmSync(`${dist}-gone`, { recursive: true });
    });
    const content = { [loki]: 'new', [tempo]: 'new', [grafana]: 'g' };
    const change = await replaceTree({ dist, files: filesOf(content), clusters: 'all', disk });
    expect(change).toMatchObject({ written: [grafana, loki], added: [grafana], unchanged: [tempo] });
    expect(contentOf(dist)).toEqual(content);
  });
});

describe('what is in the way', () => {
  const files = filesOf({ [loki]: 'new' });
  test.each<[string, (dist: string) => void, string]>([
    ['dist is a file', (dist) => writeFileSync(dist, ''), 'dist is a file, where a folder is to be'],
    ['dist is a link', (dist) => symlinkSync('elsewhere', dist), 'dist is a symbolic link, where a folder'],
    [
      'a link to a folder, where the folder of a cluster is to be',
      (dist) => {
        mkdirSync(join(dist, 'real/loki'), { recursive: true });
        symlinkSync('real', join(dist, 'poddle'));
      },
      'dist/poddle is a symbolic link, where a folder is to be',
    ],
    [
      'a folder, where a file is to be',
      (dist) => mkdirSync(join(dist, loki), { recursive: true }),
      `dist/${loki} is a folder, where a file is to be`,
    ],
  ])('%s', async (_, prepare, message) => {
    const dist = given();
    prepare(dist);
    const failure = await replaceTree({ dist, files, clusters: 'all' }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ObsError);
    expect(failure).toMatchObject({ message: expect.stringContaining(message), exitCode: ExitCode.usage });
    expect(besideOf(dist)).toEqual([]);
  });
});

describe('a run that fails', () => {
  const content = { [loki]: 'old', [tempo]: 'same', [scale]: 's' };
  const files = filesOf({ [loki]: 'new', [tempo]: 'same', [scale]: 'new' });

  test.each([
    [
      'ENOSPC',
      'writeFileSync',
      /^the disk is full: .*dist\/poddle\/loki.* could not be written\n.*dist is as it was/,
    ],
    ['ENOSPC', 'fsync', /^the disk is full: .*dist could not be written\n.*dist is as it was/],
    ['ENOSPC', 'linkSync', /^the disk is full/],
    ['EDQUOT', 'mkdirSync', /^your disk quota is used up/],
    ['EROFS', 'openSync', /is on a read-only file system\n.*--output/],
    ['EACCES', 'openSync', /^no permission to write/],
    ['EACCES', 'mkdirSync', /^no permission to write/],
    ['EBUSY', 'renameSync', /dist is a mount point or in use/],
    ['EXDEV', 'renameSync', /dist cannot be renamed: it is a mount point, or comes from a layer/],
    ['EIO', 'chmodSync', /could not be written: EIO/],
  ])('%s in %s leaves everything as it was', async (code, call, message) => {
    const dist = given(content);
    const disk = watchedDisk((name, args) => {
      const reads = name === 'openSync' && args[1] === 'r';
      if (name === call && !reads) throw systemError(code);
    });
    const failure = await replaceTree({ dist, files, clusters: 'all', disk, ways: [] }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(ObsError);
    expect(failure).toMatchObject({ message: expect.stringMatching(message), exitCode: ExitCode.outside });
    expect(contentOf(dist)).toEqual(content);
    expect(besideOf(dist)).toEqual([]);
  });

  test('a file that cannot be read is named', async () => {
    const dist = given(content);
    const disk = watchedDisk((name, [path]) => {
      if (name === 'openSync') throw Object.assign(systemError('EACCES'), { path });
    });
    await expect(replaceTree({ dist, files, clusters: 'all', disk })).rejects.toThrow(
      `${loki} could not be read: no permission`,
    );
  });

  test('the second of two renames fails: the old tree is put back', async () => {
    const dist = given(content);
    let renames = 0;
    const disk = watchedDisk((name) => {
      if (name === 'renameSync' && ++renames === 2) throw systemError('EIO');
    });
    await expect(replaceTree({ dist, files, clusters: 'all', disk, ways: [] })).rejects.toThrow('EIO');
    expect(contentOf(dist)).toEqual(content);
    expect(besideOf(dist)).toEqual([]);
  });

  test('an error of the program is not taken for one of the disk', async () => {
    const dist = given(content);
    const disk = watchedDisk((name) => {
      if (name === 'mkdirSync') throw new TypeError('a bug');
    });
    await expect(replaceTree({ dist, files, clusters: 'all', disk })).rejects.toThrow(TypeError);
    expect(besideOf(dist)).toEqual([]);
  });

  test('an old tree that cannot be removed is told, the new one is in its place', async () => {
    const dist = given(content);
    const disk = watchedDisk((name) => {
      if (name === 'unlinkSync') throw systemError('EACCES');
    });
    await expect(replaceTree({ dist, files, clusters: 'all', disk })).rejects.toThrow(
      /dist has its new content, but the old one beside it could not be removed/,
    );
    expect(contentOf(dist)).toMatchObject({ [loki]: 'new' });
    await repair(dist);
    expect(besideOf(dist)).toEqual([]);
  });
});

describe('a run that is stopped', () => {
  const many = Object.fromEntries(
    Array.from({ length: 300 }, (_, index) => [`poddle/loki/ConfigMap.a${index}.yaml`, 'old']),
  );

  test('while it stages: its reason is thrown, nothing is left', async () => {
    const dist = given(many);
    const controller = new AbortController();
    const disk = watchedDisk((name) => {
      if (name === 'linkSync') controller.abort(new Error('SIGINT'));
    });
    const files = filesOf({ ...many, [loki]: 'new' });
    const options = { dist, files, clusters: 'all', disk, signal: controller.signal } as const;
    await expect(replaceTree(options)).rejects.toThrow('SIGINT');
    expect(contentOf(dist)).toEqual(many);
    expect(besideOf(dist)).toEqual([]);
  });

  test('the event loop runs in between, so that a signal is heard', async () => {
    const dist = given(many);
    const controller = new AbortController();
    setImmediate(() => controller.abort(new Error('heard')));
    const files = filesOf({ [tempo]: 'new' });
    await expect(replaceTree({ dist, files, clusters: 'all', signal: controller.signal })).rejects.toThrow(
      'heard',
    );
  });
});

describe('file systems', () => {
  test.each(['EPERM', 'EXDEV', 'ENOTSUP', 'EMLINK'])(
    'no hard links (%s): a copy with the same time',
    async (code) => {
      const dist = given({ [loki]: 'old', [tempo]: 'same' });
      const { mtimeMs } = statSync(join(dist, tempo));
      const disk = watchedDisk((name) => {
        if (name === 'linkSync') throw systemError(code);
      });
      await replaceTree({ dist, files: filesOf({ [loki]: 'new', [tempo]: 'same' }), clusters: 'all', disk });
      expect(contentOf(dist)).toEqual({ [loki]: 'new', [tempo]: 'same' });
      expect(Math.abs(statSync(join(dist, tempo)).mtimeMs - mtimeMs)).toBeLessThan(1);
    },
  );

  test('no exchange: two renames', async () => {
    const dist = given({ [loki]: 'old' });
    await replaceTree({ dist, files: filesOf({ [loki]: 'new', [scale]: 's' }), clusters: 'all', ways: [] });
    expect(contentOf(dist)).toEqual({ [loki]: 'new', [scale]: 's' });
    expect(besideOf(dist)).toEqual([]);
  });
});

test('the work grows with the number of files, not faster', async () => {
  const names = (count: number) =>
    Array.from({ length: count }, (_, index) => `poddle/loki/ConfigMap.n${index}.yaml`);
  const calls = async (count: number) => {
    const content = Object.fromEntries(names(count).map((path) => [path, 'same']));
    const dist = given({ ...content, [tempo]: 'old' });
    let calls = 0;
    const disk = watchedDisk(() => calls++);
    await replaceTree({ dist, files: filesOf({ ...content, [tempo]: 'new' }), clusters: 'all', disk });
    return calls;
  };
  const [few, more, most] = [await calls(50), await calls(100), await calls(200)];
  expect(most - more).toBe(2 * (more - few));
});

/** A process that ends at its n-th call that changes the disk: nothing that it would do after that happens. */
async function dieAt(call: number, options: ReplaceOptions): Promise<boolean> {
  class Death extends Error {}
  let calls = 0;
  const disk = watchedDisk((name) => {
    if (!/^(?:read|lstat|exists)/.test(name) && ++calls >= call) throw new Death();
  });
  try {
    await replaceTree({ ...options, disk });
    return false;
  } catch (error) {
    if (!(error instanceof Death)) throw error;
    return true;
  }
}

describe('a run that dies at any of its calls', () => {
  const before = { [loki]: 'old', [tempo]: 'same', [scale]: 's', 'README.md': 'r' };
  const cases: [string, Record<string, string>, ReplaceOptions['ways']][] = [
    ['the whole tree, exchanged', { [loki]: 'new', [tempo]: 'same', [grafana]: 'g' }, undefined],
    ['the whole tree, two renames', { [loki]: 'new', [tempo]: 'same', [grafana]: 'g' }, []],
    ['one cluster, exchanged', { [loki]: 'new', [grafana]: 'g', [scale]: 's' }, undefined],
    ['one cluster, two renames', { [loki]: 'new', [grafana]: 'g', [scale]: 's' }, []],
    ['one namespace, exchanged', { [loki]: 'new', [tempo]: 'same', [scale]: 's' }, undefined],
    ['one namespace, two renames', { [loki]: 'new', [tempo]: 'same', [scale]: 's' }, []],
    ['one namespace comes', { [loki]: 'old', [tempo]: 'same', [grafana]: 'g', [scale]: 's' }, undefined],
    ['one cluster goes', { [loki]: 'old', [tempo]: 'same' }, undefined],
  ];
  test.each(cases)(
    'leaves the old dist or the new one: %s',
    async (_, content, ways) => {
      const after = { ...content, 'README.md': 'r' };
      const seen = { old: 0, new: 0, between: 0 };
      for (let call = 1; ; call++) {
        const dist = given(before);
        const options = { dist, files: filesOf(content), clusters: 'all', ...(ways && { ways }) } as const;
        if (!(await dieAt(call, options))) break;

        // This process still runs; the one that it stands for does not.
        const lock = besideOf(dist).find((name) => name.startsWith('.dist-lock'));
        if (lock) rmSync(join(dirname(dist), lock));
        const state = stateOf(dist);
        seen[state]++;
        const told = await repair(dist);
        expect(besideOf(dist)).toEqual([]);
        expect(stateOf(dist)).toBe(state === 'between' ? 'old' : state);
        expect(told.some((line) => line.includes('missing'))).toBe(state === 'between');
        cleanUp(dist);
      }
      expect(seen.old).toBeGreaterThan(5);
      expect(seen.new).toBeGreaterThan(0);
      expect(seen.between).toBe(ways ? 1 : 0);

      function stateOf(dist: string): keyof typeof seen {
        const now = contentOf(dist);
        for (const [name, tree] of [['old', before] as const, ['new', after] as const]) {
          if (JSON.stringify(sorted(now)) === JSON.stringify(sorted(tree))) return name;
        }
        const whole = contentOf(oldTreePath(dist));
        const parts = ['poddle', dirname(loki)].map((folder) =>
          prefixed(folder, contentOf(oldTreePath(dist, folder))),
        );
        const old = whole ?? Object.assign({ ...now }, ...parts);
        expect(sorted(old)).toEqual(sorted(before));
        return 'between';
      }
    },
    60_000,
  );
});

const sorted = (content: Record<string, string> | undefined) => Object.entries(content ?? {}).sort();
const prefixed = (folder: string, content: Record<string, string> | undefined) =>
  Object.fromEntries(Object.entries(content ?? {}).map(([path, text]) => [`${folder}/${path}`, text]));
