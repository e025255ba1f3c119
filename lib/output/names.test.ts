import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fileName, folderName, isFolderName, isKind, isOwnPath } from './names.ts';

test.each([
  ['StatefulSet', 'loki', 'StatefulSet.loki.yaml'],
  ['ConfigMap', 'kube-root-ca.crt', 'ConfigMap.kube-root-ca.crt.yaml'],
  [
    'CustomResourceDefinition',
    'podlogs.monitoring.grafana.com',
    'CustomResourceDefinition.podlogs.monitoring.grafana.com.yaml',
  ],
  ['ClusterRole', 'system:foo', 'ClusterRole.system%3afoo.yaml'],
  ['ClusterRole', 'Foo', 'ClusterRole.%46oo.yaml'],
  ['ClusterRole', 'a%3ab', 'ClusterRole.a%253ab.yaml'],
  ['ClusterRole', 'a/../b', 'ClusterRole.a%2f..%2fb.yaml'],
  ['ClusterRole', 'a_b*~é€\u{1f600}', 'ClusterRole.a%5fb%2a%7e%e9%u20ac%ud83d%ude00.yaml'],
  ['Con', 'a', '%43on.a.yaml'],
  ['Aux', 'a', '%41ux.a.yaml'],
  ['kustomization', 'a', '%6bustomization.a.yaml'],
  ['con', 'a', '%63on.a.yaml'],
])('%s %s is %s', (kind, name, expected) => {
  expect(fileName(kind, name)).toBe(expected);
});

test('a long name is cut, and says so', () => {
  const name = fileName('ClusterRole', 'x'.repeat(253));
  expect(name).toMatch(/^ClusterRole\.x{106}~[0-9a-f]{16}\.yaml$/);
  expect(name).toHaveLength(140);
  // The cut never leaves half an escape.
  for (let length = 100; length < 120; length++) {
    expect(fileName('ClusterRole', `${'x'.repeat(length)}${':'.repeat(60)}`)).toMatch(
      /^ClusterRole\.x*(?:%3a)*~[0-9a-f]{16}\.yaml$/,
    );
  }
});

test.each([
  ['aux', '%61ux'],
  ['nul', '%6eul'],
  ['com1', '%63om1'],
  ['loki', 'loki'],
  ['_crds', '_crds'],
  ['com10', 'com10'],
])('the folder of %s is %s', (name, expected) => expect(folderName(name)).toBe(expected));

test.each(['', '.', '..', 'a/b', 'A', 'a_b', '-a', 'a-', '__a', '_', 'a.b', '%61', 'x'.repeat(64), 'a\n'])(
  '"%s" cannot be a folder',
  (name) => expect(isFolderName(name)).toBe(false),
);

test.each(['', 'a.b', '1a', 'A/b', 'Ä', 'A-', 'A'.repeat(64), 'A\n'])('"%s" is no kind', (kind) => {
  expect(isKind(kind)).toBe(false);
});

test.each([
  ['', false],
  ['README.md', false],
  ['poddle/README.md', false],
  ['poddle/loki/README.md', false],
  ['poddle/loki/kustomization.yaml', false],
  ['poddle/loki/values.prod.yaml', false],
  ['poddle/loki/ConfigMap.yaml', false],
  ['poddle/loki/ConfigMap..yaml', false],
  ['poddle/loki/ConfigMap.a.yml', false],
  ['poddle/loki/ConfigMap.A.yaml', false],
  ['poddle/loki/.ConfigMap.a.yaml', false],
  ['poddle/ConfigMap.a.yaml', false],
  ['poddle/loki/more/ConfigMap.a.yaml', false],
  ['../loki/ConfigMap.a.yaml', false],
  ['poddle/loki/ConfigMap.a.yaml\n', false],
  ['poddle/loki/ConfigMap.a.yaml', true],
  ['poddle/_gitops/Application.a.yaml', true],
  ['%61ux/%63on/%43on.a.yaml', true],
])('"%s" has the form of a file of this program: %s', (path, expected) => {
  expect(isOwnPath(path)).toBe(expected);
});

const kind = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,61}[A-Za-z0-9]$/);
const name = fc.oneof(
  fc.stringMatching(/^[a-z0-9.-]{1,12}$/),
  fc.string({ minLength: 1, maxLength: 300, unit: 'binary' }),
  fc.stringMatching(/^[a-zA-Z:%~_u0-9]{1,8}$/),
  fc.stringMatching(/^x{240,253}[a-z0-9%:]{1,3}$/),
);

test('two objects never have one file name, whatever the file system makes of case', () => {
  fc.assert(
    fc.property(kind, name, kind, name, (kindA, nameA, kindB, nameB) => {
      fc.pre(kindA !== kindB || nameA !== nameB);
      // Kinds that differ by case alone are told apart by `Layout`.
      fc.pre(kindA === kindB || kindA.toLowerCase() !== kindB.toLowerCase());
      expect(fileName(kindA, nameA).toLowerCase()).not.toBe(fileName(kindB, nameB).toLowerCase());
    }),
  );
  fc.assert(
    fc.property(name, name, (a, b) => {
      fc.pre(a !== b);
      expect(fileName('ClusterRole', a).toLowerCase()).not.toBe(fileName('ClusterRole', b).toLowerCase());
    }),
    { numRuns: 1000 },
  );
});

test('every file name is safe everywhere, and has the form of this program', () => {
  fc.assert(
    fc.property(kind, name, (kind, name) => {
      const file = fileName(kind, name);
      expect(file).toMatch(/^[A-Za-z0-9.%~-]+\.yaml$/);
      expect(file).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)\./i);
      expect(file.length).toBeLessThanOrEqual(140);
      expect(isOwnPath(`poddle/loki/${file}`)).toBe(true);
    }),
  );
});
