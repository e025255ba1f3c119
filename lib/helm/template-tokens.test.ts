import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { templateTokens } from './template-tokens.ts';

const tokens = (template: string) => [...templateTokens(template)].map(({ text }) => text);
const identifiers = (template: string) =>
  [...templateTokens(template)].filter(({ kind }) => kind === 'identifier').map(({ text }) => text);

test.each<[string, string[]]>([
  ['', []],
  ['now', []],
  ['{{', []],
  ['{{}}', []],
  ['}} now {{', []],
  ['{{ now }}', ['now']],
  ['{{- now -}}', ['now']],
  ['{{now|f}}', ['now', 'f']],
  ['{{ now', ['now']],
  ['{{\n  f\n  .a\n}}\nnow', ['f', '.a']],
  ['{{ .now }}{{ $.now }}{{ $now.now }}{{ (f .).now.b }}', ['.now', '.now', '.now', 'f', '.now', '.b']],
  ['{{ f . now }}', ['f', 'now']],
  ['{{ f "now" `now` \'n\' }}', ['f', '"now"', '`now`', "'n'"]],
  [
    String.raw`{{ f "\"" now '\'' now "\\" now }}`,
    ['f', String.raw`"\""`, 'now', String.raw`'\''`, 'now', String.raw`"\\"`, 'now'],
  ],
  ['{{ f "}}" now `}}` now "{{" }} now', ['f', '"}}"', 'now', '`}}`', 'now', '"{{"']],
  ['{{ f `"` now `\'` now }}', ['f', '`"`', 'now', "`'`", 'now']],
  ['{{/* now */}}{{- /* now }} */ -}}{{ f }}', ['f']],
  ["{{/* don't */}}{{ f }}", ['f']],
  ['{{/* a */}} now {{/* b */}}', []],
  ["it's {{ f }} it's", ['f']],
  ['{{ f 0x1e3 1.5 -2 }}', ['f']],
  ['{{{ now }}}', ['now']],
])('%s', (template, expected) => {
  expect(tokens(template)).toEqual(expected);
});

/** Parts of a template in which `now` calls nothing. */
const quiet = {
  inActions: fc.constantFrom(
    '.now',
    '$.now',
    '$now',
    '(.Values).now',
    '"now"',
    '`now`',
    '"\\" now"',
    "'\\''",
    '"}}"',
    '`{{ now`',
    '|',
    ' . ',
    '1',
    'print',
  ),
  outside: fc.constantFrom(
    ' now ',
    'it\'s "',
    '`',
    '}} now',
    '{ now }',
    '{{/* now */}}',
    '{{- /* "now }} */ -}}',
    '\n',
  ),
};
const action = fc.array(quiet.inActions, { maxLength: 5 });
const trim = fc.constantFrom(['{{ ', ' }}'], ['{{- ', ' -}}'], ['{{', '}}']);
const between = fc.array(quiet.outside, { maxLength: 3 }).map((parts) => parts.join(' '));
const render = (parts: readonly (readonly [readonly string[], readonly string[], string])[]) =>
  parts
    .map(([inner, [open = '', close = ''], after]) => `${open}${inner.join(' ')}${close}${after}`)
    .join('');

test('a call is found wherever it stands in an action, and nowhere else', () => {
  fc.assert(
    fc.property(
      between,
      fc.array(fc.tuple(action, trim, between), { minLength: 1, maxLength: 4 }),
      fc.nat(),
      fc.nat(),
      (text, actions, which, where) => {
        expect(identifiers(text + render(actions))).not.toContain('now');
        const called = actions.map(([inner, ends, after], index) => {
          if (index !== which % actions.length) return [inner, ends, after] as const;
          const at = where % (inner.length + 1);
          return [[...inner.slice(0, at), 'now', ...inner.slice(at)], ends, after] as const;
        });
        expect(identifiers(text + render(called))).toContain('now');
      },
    ),
  );
});
