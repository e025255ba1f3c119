import { expect, test } from '@jest/globals';
import { progress } from './progress.ts';
import { isLive, printable } from './terminal.ts';

function stream(isTTY?: boolean, columns?: number) {
  const written: string[] = [];
  return {
    write: (text: string) => written.push(text),
    written,
    ...(isTTY !== undefined && { isTTY }),
    ...(columns !== undefined && { columns }),
  };
}

test.each<[boolean | undefined, NodeJS.ProcessEnv, boolean]>([
  [undefined, {}, false],
  [false, {}, false],
  [true, {}, true],
  [true, { TERM: 'xterm' }, true],
  [true, { TERM: 'dumb' }, false],
  [true, { NO_COLOR: '' }, true],
  [true, { NO_COLOR: '0' }, false],
  [true, { CI: 'true' }, false],
  [true, { CI: '1' }, false],
  [true, { CI: 'false' }, true],
  [true, { CI: '' }, true],
])('terminal %s with %j: live %s', (isTTY, env, expected) => {
  expect(isLive(stream(isTTY), env)).toBe(expected);
});

test.each([
  ['', ''],
  ['ördinary 日本 text', 'ördinary 日本 text'],
  ['a\nb\tc\u001b[31m', 'a\\x0ab\\x09c\\x1b[31m'],
  ['\u202e\u2028', '\\u{202e}\\u{2028}'],
])('%j is printed as %j', (text, expected) => {
  expect(printable(text)).toBe(expected);
});

test('without a terminal each step is a line, without control characters', () => {
  const output = stream();
  const { step, say, end } = progress(output, {});
  step('rendering loki\u001b[2K');
  say('waiting');
  end();
  expect(output.written.join('')).toBe('rendering loki\\x1b[2K\nwaiting\n');
});

test('on a terminal there is one line, as wide as the terminal, and at the end none', () => {
  const output = stream(true, 10);
  const { step, say, end } = progress(output, {});
  end();
  expect(output.written).toEqual([]);
  step('rendering loki');
  say('waiting for another run');
  step('ok');
  end();
  end();
  const clear = '\r\u001b[2K';
  expect(output.written.join('')).toBe(
    `${clear}rendering${clear}waiting for another run\n${clear}rendering${clear}ok${clear}`,
  );
});

test('a terminal of no width is no reason to fail', () => {
  const output = stream(true, 0);
  progress(output, {}).step('x');
  expect(output.written.join('')).toBe('\r\u001b[2K');
});
