import { expect, jest, test } from '@jest/globals';
import { later, once } from './memo.ts';
import { note, noting } from './noted.ts';

const noted = (work: () => void) => [...noting(work).notes.all];

test('what is looked at is noted once, in order, and only while somebody wants to know', () => {
  note('before');
  expect(noting(() => 'made').result).toBe('made');
  expect(noted(() => ['b', 'a', 'b'].forEach(note))).toEqual(['b', 'a']);
  expect(noted(() => {})).toEqual([]);
});

test('what work inside looks at is looked at by the work around it', () => {
  const inner: unknown[] = [];
  const outer = noted(() => {
    note('around');
    inner.push(...noted(() => note('inside')));
  });
  expect([outer, inner]).toEqual([['around', 'inside'], ['inside']]);
});

test('work that fails is noted as far as it came, and ends there', () => {
  expect(
    noted(() => {
      expect(() =>
        noting(() => {
          note('seen');
          throw new Error('no');
        }),
      ).toThrow('no');
      note('after');
    }),
  ).toEqual(['after', 'seen']);
});

test('who asks for what was put off has looked at what it takes, also the second time', () => {
  const make = jest.fn(() => note('a'));
  const known = later(make);
  expect([noted(known), noted(known), noted(later(() => known()))]).toEqual([['a'], ['a'], ['a']]);
  expect(make).toHaveBeenCalledTimes(1);
});

test('who takes what was made before has looked at what the making looked at', () => {
  const make = jest.fn(({ name }: { name: string }) => note(name));
  const known = once(make);
  const around = once((of: { name: string }) => known(of));
  const one = { name: 'a' };
  expect(noted(() => known(one))).toEqual(['a']);
  expect(noted(() => known(one))).toEqual(['a']);
  expect(noted(() => around(one))).toEqual(['a']);
  expect(noted(() => around(one))).toEqual(['a']);
  expect(make).toHaveBeenCalledTimes(1);
});
