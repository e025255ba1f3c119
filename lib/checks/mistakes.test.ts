import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { KubeObject } from '../support/kubernetes.ts';
import type { CheckContext } from './context.ts';
import { readDocuments } from './documents.ts';
import { type RunOptions, runRules } from './engine.ts';
import { Inventory } from './inventory.ts';
import { rules } from './rules.ts';
import { readMistakes, withMistake } from './testdata/mistakes.ts';
import { schemas } from './testing.ts';
import { Verdicts } from './verdicts.ts';

const file = 'lib/checks/testdata/fine.yaml';
const fine = readDocuments(readFileSync(file, 'utf8'), file).objects.map(({ object }) => object);
const context: CheckContext = {
  secrets: [
    { namespace: 'shop', name: 'registry', keys: [] },
    { namespace: 'shop', name: 'database', keys: ['password'] },
    { namespace: 'shop', name: 'web-tls', keys: ['tls.crt', 'tls.key'] },
    { namespace: 'shop', name: 'users', keys: ['users'] },
  ],
  entryPoints: ['websecure'],
};

const verdicts = new Verdicts('', '');

/** What is found, whether or not verdicts about all that was looked at before are believed. */
function findings(objects: readonly KubeObject[]): string[] {
  const manifests = objects.map((object) => ({ object, locate: () => undefined }));
  const find = (options?: RunOptions) =>
    runRules(new Inventory(manifests, { schemas, context }), rules, options).findings.map(
      ({ rule, object, path, message }) => `${rule} ${object?.kind} ${path}: ${message}`,
    );
  const found = find();
  expect(find({ verdicts })).toEqual(found);
  return found;
}

test('nothing is found where nothing is wrong', () => {
  expect(findings(fine)).toEqual([]);
});

test.each(readMistakes('lib/checks/testdata/mistakes.yaml').map((mistake) => [mistake[0], mistake] as const))(
  'found: %s',
  (_, mistake) => {
    expect(findings(withMistake(fine, mistake).objects).map((finding) => finding.split(' ')[0])).toContain(
      mistake[1],
    );
  },
);

test('what does not matter is not found', () => {
  const reordered = fine.map(reverseKeys).reverse();
  expect(findings(reordered)).toEqual([]);
  for (const [index, object] of fine.entries()) {
    const { metadata } = object;
    const marked = {
      ...object,
      metadata: {
        ...metadata,
        annotations: { ...metadata.annotations, 'example.com/note': 'changed by hand' },
        labels: { ...metadata.labels, 'example.com/part': 'a' },
      },
    };
    expect(findings(fine.with(index, marked))).toEqual([]);
  }
});

test('no object is so malformed that a rule fails', () => {
  const places = fine.flatMap((object, index) => pathsOf(object).map((path) => [index, path] as const));
  const value = fc.constantFrom<unknown[]>(
    null,
    '',
    'x',
    '$(',
    0,
    -1,
    1e300,
    true,
    [],
    {},
    [null],
    [[]],
    [{}],
    [''],
    { a: null },
  );
  fc.assert(
    fc.property(fc.constantFrom(...places), value, ([index, path], wrong) => {
      const original = fine[index] as KubeObject;
      const broken = replaced(original, path, wrong) as KubeObject;
      findings(fine.with(index, broken));
    }),
    { numRuns: 150 },
  );
});

function reverseKeys<T>(value: T): T {
  if (Array.isArray(value)) return value.map(reverseKeys) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, one]) => [key, reverseKeys(one)]),
  ) as T;
}

/** Every path below the fields that make an object one at all. */
function pathsOf(value: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const below = [...path, Array.isArray(value) ? Number(key) : key];
    const isIdentity = ['apiVersion', 'kind', 'metadata', 'metadata.name'].includes(below.join('.'));
    return [...(isIdentity ? [] : [below]), ...pathsOf(child, below)];
  });
}

function replaced(value: unknown, [key, ...rest]: readonly (string | number)[], wrong: unknown): unknown {
  if (key === undefined) return wrong;
  if (Array.isArray(value)) return value.with(Number(key), replaced(value[Number(key)], rest, wrong));
  const object = value as Record<string, unknown>;
  return { ...object, [key]: replaced(object[key], rest, wrong) };
}
