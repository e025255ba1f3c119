import { expect, test } from '@jest/globals';
import { constantFacts, constantNames, functionFacts, functionNames } from './functions.ts';

test('the standard library of the release', () => {
  const current = functionNames().filter((name) => functionFacts(name)?.replacement === undefined);
  expect(current.sort()).toEqual([
    ...['array.combine_maps', 'array.concat', 'array.group_by', 'coalesce', 'convert.nonsensitive'],
    ...['from_URLbase64', 'from_base64', 'from_json', 'from_yaml', 'to_URLbase64'].map(
      (name) => `encoding.${name}`,
    ),
    ...[
      'encoding.to_base64',
      'encoding.to_json',
      'encoding.url_decode',
      'encoding.url_encode',
      'file.path_join',
    ],
    ...['json_path', 'string.format', 'string.join', 'string.replace', 'string.split', 'string.to_lower'],
    ...[
      'string.to_upper',
      'string.trim',
      'string.trim_prefix',
      'string.trim_space',
      'string.trim_suffix',
      'sys.env',
    ],
  ]);
  expect(functionNames()).toHaveLength(27 + 16);
});

test('every deprecated name has a replacement that takes the same', () => {
  const deprecated = functionNames().flatMap((name) => functionFacts(name)?.replacement ?? []);
  expect(deprecated).toHaveLength(16);
  expect(functionFacts('env')).toEqual({ ...functionFacts('sys.env'), name: 'env', replacement: 'sys.env' });
  for (const name of deprecated) expect(functionFacts(name)?.replacement).toBeUndefined();
});

test('experimental functions', () => {
  const experimental = functionNames().filter((name) => functionFacts(name)?.stability === 'experimental');
  expect(experimental).toEqual(['array.combine_maps', 'array.group_by']);
});

test.each([
  ['sys.env', 1, 1],
  ['string.replace', 3, 3],
  ['array.combine_maps', 3, 4],
  ['array.concat', 0, Infinity],
  ['string.format', 1, Infinity],
])('%s takes %p to %p arguments', (name, min, max) => {
  const facts = functionFacts(name);
  expect((facts?.parameters.length ?? 0) - (facts?.optional ?? 0)).toBe(min);
  expect(facts?.rest ? Infinity : facts?.parameters.length).toBe(max);
});

test.each(['', 'sys', 'sys.getenv', 'constants.hostname', 'constructor'])('%p is no function', (name) => {
  expect(functionFacts(name)).toBeUndefined();
});

test('constants', () => {
  expect(constantNames()).toEqual([
    'constants.arch',
    'constants.hostname',
    'constants.os',
    'constants.version',
  ]);
  expect(constantFacts('constants.hostname')?.type).toEqual({ kind: 'string' });
  expect(constantFacts('constants.home')).toBeUndefined();
});
