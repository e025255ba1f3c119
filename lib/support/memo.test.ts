import { expect, jest, test } from '@jest/globals';
import { memo, once } from './memo.ts';

test('the work is done once for each text, whatever comes of it', () => {
  const known = memo<object | undefined>();
  const make = jest.fn(() => ({}));
  const none = jest.fn(() => undefined);
  expect([known('', none), known('', none)]).toEqual([undefined, undefined]);
  expect(known('a', make)).toBe(known('a', make));
  expect(known('b', make)).not.toBe(known('a', make));
  expect([none.mock.calls.length, make.mock.calls.length]).toEqual([1, 2]);
});

test('an error is not remembered', () => {
  const known = memo<string>();
  const broken = () => {
    throw new Error('no');
  };
  expect(() => known('a', broken)).toThrow('no');
  expect(known('a', () => 'yes')).toBe('yes');
});

test('of many texts the last are remembered', () => {
  const known = memo<string>();
  const make = jest.fn(() => 'made');
  for (let index = 0; index <= 400; index++) known(`${index}`, make);
  known('400', make);
  expect(make).toHaveBeenCalledTimes(401);
  known('0', make);
  expect(make).toHaveBeenCalledTimes(402);
});

test('the work is done once for each object', () => {
  const make = jest.fn(({ name }: { name: string }) => (name === '' ? undefined : [name]));
  const known = once(make);
  const [one, same, none] = [{ name: 'a' }, { name: 'a' }, { name: '' }];
  expect(known(one)).toBe(known(one));
  expect(known(same)).not.toBe(known(one));
  expect([known(none), known(none)]).toEqual([undefined, undefined]);
  expect(make).toHaveBeenCalledTimes(3);
});
