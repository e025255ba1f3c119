import { expect, test } from '@jest/globals';
import { warningsIn } from './client.ts';

test.each([
  [undefined, []],
  ['', []],
  ['299 - "one"', ['one']],
  ['299 - "unknown field \\"spec.a\\"", 299 - "two, three"', ['unknown field "spec.a"', 'two, three']],
])('%p holds the warnings %p', (header, warnings) => {
  expect(warningsIn(header)).toEqual(warnings);
});
