import { expect, test } from '@jest/globals';
import { formatResults, judged, skipped } from './suite.ts';

const question = { program: 'one', question: 'takes it' };

test('complaints fail, nothing to ask about is no proof', () => {
  expect(judged(question, 2, 'object', [])).toMatchObject({ outcome: 'passed', about: '2 objects' });
  expect(judged(question, 1, 'object', ['no'])).toMatchObject({ outcome: 'failed', about: '1 object' });
  expect(judged(question, 0, 'object', [])).toMatchObject({
    outcome: 'skipped',
    about: 'there is no object in dist/',
  });
});

test('a table says what passed, what failed and why, and what was skipped', () => {
  const results = [
    judged(question, 2, 'object', []),
    judged({ ...question, program: 'another' }, 1, 'object', ['it is wrong']),
    skipped({ ...question, program: 'third' }, 'third is not on PATH'),
  ];
  expect(formatResults(results)).toBe(`program  asked     outcome  about
one      takes it  passed   2 objects
another  takes it  failed   1 object
third    takes it  skipped  third is not on PATH

another, takes it: it is wrong

1 passed, 1 failed, 1 skipped
`);
});
