import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { generated } from './generated.ts';

test.each(Object.entries(generated))('%s is current (npm run generate)', (file, make) => {
  expect(readFileSync(file, 'utf8')).toBe(make());
});
