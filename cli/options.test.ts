import { expect, test } from '@jest/globals';
import { oneOf, parseOptions } from './options.ts';

const options = { help: { type: 'boolean' }, format: { type: 'string', default: 'text' } } as const;
const parse = (...args: string[]) => parseOptions('obs it', args, { options, allowPositionals: true });

test('options and operands', () => {
  expect(parse()).toMatchObject({ values: { format: 'text' }, positionals: [] });
  expect(parse('a', '--format', 'json', 'b')).toMatchObject({
    values: { format: 'json' },
    positionals: ['a', 'b'],
  });
});

test.each([
  [['--nothing'], "Unknown option '--nothing'"],
  [['--format'], "Option '--format <value>' argument missing"],
  [['--help=yes'], "Option '--help' does not take an argument"],
])('%j is wrong use', (args, message) => {
  expect(() => parse(...args)).toThrow(message);
  expect(() => parse(...args)).toThrow('"obs it --help" says what there is');
});

test('one of several words', () => {
  expect(oneOf(['text', 'json'], 'json', 'format')).toBe('json');
  expect(() => oneOf(['text', 'json'], 'jsn', 'format')).toThrow(
    'there is no format "jsn"\n  did you mean "json"?',
  );
});
