import { expect, test } from '@jest/globals';
import { formatWithFrames } from './report.ts';

const finding = (line: number | undefined, file = 'x.alloy') =>
  ({
    rule: 'river/x',
    severity: 'error',
    message: 'it is wrong',
    fix: 'write it right',
    at: { file, ...(line !== undefined && { line, column: 3 }) },
  }) as const;
const files = [{ name: 'x.alloy', text: 'one\ntwo\nthree\n' }];

test('nothing has nothing to show', () => {
  expect(formatWithFrames([], files)).toBe('');
});

test('a finding has its lines below', () => {
  expect(formatWithFrames([finding(2)], files)).toBe(
    [
      'x.alloy:2:3: error river/x: it is wrong',
      '  write it right',
      '  1 | one',
      '  2 | two',
      '    |   ^',
      '  3 | three',
      '',
      '',
    ].join('\n'),
  );
});

test('one without a place, or in a file that is not at hand, has none', () => {
  const text = formatWithFrames([finding(undefined), finding(1, 'y.alloy')], files);
  expect(text.split('\n')).toHaveLength(5);
});
