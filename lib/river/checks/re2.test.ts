import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RE2JS } from 're2js';
import { asJavaScript, compileRe2 } from './re2.ts';

test.each([
  ['', 0, []],
  ['(a)(?:b)(c)', 2, []],
  ['(?P<one>a)(?<two>b)(c)', 3, ['one', 'two']],
  [String.raw`\(a\)[(](b)`, 1, []],
  ['(?i)(?:trace_?id)[=:]"?(?P<trace_id>[a-f0-9]{32})', 1, ['trace_id']],
  [String.raw`(\d+);((([0-9]+?)(\.|$)){4})`, 5, []],
  [String.raw`(\pL)(?s:.)`, 1, []],
])('%s has its groups', async (pattern, groups, names) => {
  expect(await compileRe2(pattern)).toEqual({ groups, names });
});

test.each([
  ['(', 'missing closing ): `(`'],
  ['a**', 'invalid nested repetition operator: `**`'],
  ['(?=a)', 'invalid or unsupported Perl syntax: `(?=`'],
  ['a{1001}', 'invalid repeat count: `{1001}`'],
  ['[b-a]', 'invalid character class range: `b-a`'],
])('%s is refused', async (pattern, error) => {
  expect(await compileRe2(pattern)).toEqual({ error });
});

test('patterns of everyday need no other engine', () => {
  for (const pattern of ['^(a|b.+)$', '^;*([^;]+).*$', String.raw`(\d+);((([0-9]+?)(\.|$)){4})`]) {
    expect(asJavaScript(pattern)).toBeDefined();
  }
});

const piece = fc.constantFrom(
  ...[
    'a',
    'b',
    '1',
    '.',
    '*',
    '+',
    '?',
    '|',
    '(',
    ')',
    '(?:',
    '(?P<n>',
    '(?<m>',
    '(?i)',
    '(?=',
    '[',
    ']',
    '^',
    '$',
  ],
  ...[
    '-',
    '{',
    '}',
    ',',
    '{2}',
    '{1,2}',
    '{2,1}',
    '{1001}',
    '\\',
    '\\d',
    '\\w',
    '\\b',
    '\\1',
    '\\.',
    '\\\\',
    '\\(',
    '\\pL',
  ],
  ...['[^', '[]', '[:alpha:]', '[[:alpha:]]', '&&', '--', ':', '=', '\\Q', '\\z', '\n', 'é', '😀'],
);

test('what JavaScript takes in its place, RE2 takes too, with the same groups', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const pattern = pieces.join('');
      const plain = asJavaScript(pattern);
      if (plain === undefined) return;
      const compiled = RE2JS.compile(pattern);
      expect(plain).toEqual({ groups: compiled.groupCount(), names: Object.keys(compiled.namedGroups()) });
    }),
    { numRuns: 2000 },
  );
});
