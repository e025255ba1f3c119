import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { joinRiver } from './river-parts.ts';

const join = (...texts: string[]) =>
  joinRiver(texts.map((text, index) => ({ file: `${index}.alloy`, text })));
const joined = (...texts: string[]) => join(...texts).text;

const main = `logging {
\tlevel = "info"
}

// ---------- sinks
loki.write "default" {
\tendpoint {
\t\turl = "a"
\t}
}

prometheus.exporter.self "alloy" { }

loki.write "other" {
}
`;

describe('a file and its parts', () => {
  test('nothing to add', () => expect(joined(main)).toBe(main));

  test('an empty file', () => expect(joined('', 'a "b" {\n}\n')).toBe('\na "b" {\n}\n'));

  test('a part with components of its own stands behind the file', () => {
    const part = 'discovery.kubernetes "pods" {\n\trole = "pod"\n}\n';
    expect(joined(main, part)).toBe(`${main}\n${part}`);
  });

  test('a component of the same name takes the place of the file’s', () => {
    const part = 'loki.write "default" {\n\tendpoint {\n\t\turl = "b"\n\t}\n}\n';
    expect(joined(main, part)).toBe(
      `logging {\n\tlevel = "info"\n}\n\n// ---------- sinks\nprometheus.exporter.self "alloy" { }\n\nloki.write "other" {\n}\n\n${part}`,
    );
  });

  test('also one without a body, the first one, and the last one', () => {
    const part = 'prometheus.exporter.self "alloy" { }\n\nlogging {\n}\n\nloki.write "other" {\n}\n';
    expect(joined(main, part)).toBe(
      `// ---------- sinks\nloki.write "default" {\n\tendpoint {\n\t\turl = "a"\n\t}\n}\n\n\n${part}`,
    );
  });

  test('two parts with the same component', () => {
    const part = 'loki.write "default" {\n}\n';
    expect(() => joined(main, part, part)).toThrow('loki.write "default"');
  });
});

test('every line of the whole is told where it comes from', () => {
  const part = 'loki.write "default" {\n\tendpoint { }\n}\n';
  const { text, parts } = join(main, part);
  expect(parts).toEqual([
    { file: '0.alloy', startLine: 1, cuts: [{ line: 6, count: 6 }] },
    { file: '1.alloy', startLine: text.split('\n').indexOf('loki.write "default" {') + 1 },
  ]);
});

test('each sink of the real files can be replaced', () => {
  for (const [file, head] of [
    ['agent', 'prometheus.remote_write "default"'],
    ['agent', 'loki.write "default"'],
    ['gateway', 'prometheus.remote_write "default"'],
    ['gateway', 'loki.write "default"'],
    ['gateway', 'otelcol.exporter.otlphttp "loki"'],
    ['gateway', 'otelcol.exporter.otlp "tempo"'],
  ]) {
    const text = joined(readFileSync(`river/${file}.alloy`, 'utf8'), `${head} {\n}\n`);
    expect(text.split(`${head} {`)).toHaveLength(2);
    expect(text.endsWith(`${head} {\n}\n`)).toBe(true);
  }
});
