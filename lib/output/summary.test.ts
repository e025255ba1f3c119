import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TreeChange } from './compare.ts';
import { type Summary, summaryLines } from './summary.ts';

const nothing: TreeChange = { written: [], added: [], unchanged: [], removed: [], foreign: [] };
const summary = (change: Partial<TreeChange>, rest: Partial<Summary> = {}): string =>
  summaryLines(
    {
      change: { ...nothing, ...change },
      checks: { passed: 214, warnings: 0, silenced: 0 },
      unverified: [],
      seconds: 0.4242,
      ...rest,
    },
    false,
  ).join('\n');
const names = (folder: string, number: number) =>
  Array.from({ length: number }, (_, index) => `${folder}/ConfigMap.a${index + 10}.yaml`);

test('nothing at all', () => {
  expect(summary({})).toBe(
    `namespace  objects  written  unchanged  removed
total            -        -          -        -

nothing changed since the last run
checks: 214 passed
0.42 s`,
  );
});

test('a few changes are listed by file', () => {
  const change = {
    written: ['poddle/loki/ConfigMap.loki.yaml', 'poddle/tempo/Service.new.yaml'],
    added: ['poddle/tempo/Service.new.yaml'],
    unchanged: ['poddle/_crds/CustomResourceDefinition.a.yaml', ...names('poddle/loki', 12)],
    removed: ['poddle/tempo/Service.old.yaml'],
    foreign: ['README.md'],
  };
  const rest = {
    checks: { passed: 210, warnings: 1, silenced: 3 },
    unverified: ['loki 18.11.0', 'tempo 2.2.4'],
    seconds: 12.34,
  };
  expect(summary(change, rest)).toBe(
    `namespace     objects  written  unchanged  removed
poddle/_crds        1        -          1        -
poddle/loki        13        1         12        -
poddle/tempo        1        1          -        1
total              15        2         13        1

changed since the last run:
  ~ poddle/loki/ConfigMap.loki.yaml
  + poddle/tempo/Service.new.yaml
  - poddle/tempo/Service.old.yaml
not made here, left alone: README.md
checks: 210 passed, 1 warning, 3 silenced
unverified renders: loki 18.11.0, tempo 2.2.4 (run: npx obs charts verify)
12.3 s`,
  );
});

test('a first run', () => {
  const written = names('poddle/loki', 30);
  expect(summary({ written, added: written })).toContain('\neverything is new: 30 files\n');
});

test('many changes are listed by folder, very many folders are counted', () => {
  const written = Array.from({ length: 14 }, (_, index) => names(`poddle/n${index + 10}`, 2)).flat();
  const text = summary({
    written,
    removed: ['poddle/n23/ConfigMap.z.yaml'],
    unchanged: names('poddle/x', 1),
  });
  expect(text).toContain('changed since the last run:\n  poddle/n10: 2 written\n');
  expect(text).toContain('\n  poddle/n21: 2 written\n  and 2 folders more: 4 written, 1 removed\n');
});

test('of several clusters, those without a change take a line each, many of them one together', () => {
  const few = summary({
    written: ['a/x/ConfigMap.a.yaml'],
    unchanged: [...names('a/y', 1), ...names('b/x', 2), ...names('b/y', 3)],
  });
  expect(
    few
      .split('\n')
      .slice(1, 5)
      .map((line) => line.trim().split(/ +/)),
  ).toEqual([
    ['a/x', '1', '1', '-', '-'],
    ['a/y', '1', '-', '1', '-'],
    ['b', '5', '-', '5', '-'],
    ['total', '7', '1', '6', '-'],
  ]);
  const many = Array.from({ length: 40 }, (_, index) => names(`c${index}/x`, 1)).flat();
  expect(summary({ unchanged: many })).toMatch(/removed\n40 other clusters +40 +- +40 +-\ntotal +40/);
});

test('colours only where they are wanted, and around whole words', () => {
  const data = {
    change: {
      ...nothing,
      written: ['a/x/ConfigMap.a.yaml'],
      unchanged: ['a/x/ConfigMap.b.yaml'],
      foreign: ['\u001b[2Jx', '\r'],
    },
    checks: { passed: 1, warnings: 2, silenced: 0 },
    unverified: ['\u0007'],
    seconds: 1,
  };
  const control = /\p{Cc}/u;
  const plain = summaryLines(data, false).join('|');
  expect(plain).not.toMatch(control);
  const colours = ['1', '31', '32', '33', '0'].map((code) => `\u001b[${code}m`);
  const painted = summaryLines(data, true).join('|');
  expect(painted).not.toBe(plain);
  expect(colours.reduce((text, colour) => text.replaceAll(colour, ''), painted)).toBe(plain);
});

test('the total is the sum, whatever changed', () => {
  const path = fc
    .tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom('x', 'y'), fc.nat(999))
    .map(([cluster, folder, name]) => `${cluster}/${folder}/ConfigMap.n${name}.yaml`);
  fc.assert(
    fc.property(
      fc.uniqueArray(path),
      fc.uniqueArray(path),
      fc.uniqueArray(path),
      (written, unchanged, removed) => {
        const total = summary({ written, unchanged, removed })
          .split('\n')
          .find((line) => line.startsWith('total'));
        const numbers = total
          ?.trim()
          .split(/ +/)
          .slice(1)
          .map((cell) => (cell === '-' ? 0 : Number(cell)));
        expect(numbers).toEqual([
          written.length + unchanged.length,
          written.length,
          unchanged.length,
          removed.length,
        ]);
      },
    ),
  );
});

test('a cluster that is gone is told, and what was left of its folder', () => {
  const change = {
    unchanged: names('poddle/loki', 1),
    removed: [...names('old/loki', 2), ...names('older/loki', 1)],
    foreign: ['older/README.md'],
  };
  const told = summary(change);
  expect(told).toContain('the cluster "old" is gone: removed dist/old\n');
  expect(told).toContain('the cluster "older" is gone: removed 1 file of dist/older\n');
  expect(told).not.toContain('"poddle" is gone');
});
