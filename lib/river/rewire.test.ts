import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { alsoTo, inFrontOf } from './rewire.ts';

const text = `a.b "first" {
	output {
		traces  = [x.y.z.input]
		metrics = []
	}
}

a.b "second" {
	output {
		traces = [x.y.z.input]
		logs   = [
			x.y.z.input,
		]
	}
}
`;

describe('a further consumer', () => {
  test.each<[string, string, string, readonly string[], string]>([
    ['a list of one', 'a.b.first', 'traces', ['d.input'], '\t\ttraces  = [x.y.z.input, d.input]'],
    ['an empty list', 'a.b.first', 'metrics', ['d.input', 'e.input'], '\t\tmetrics = [d.input, e.input]'],
    ['nothing to add', 'a.b.first', 'traces', [], '\t\ttraces  = [x.y.z.input]'],
    ['a component further on', 'a.b.second', 'traces', ['d.input'], '\t\ttraces = [x.y.z.input, d.input]'],
  ])('%s', (_, component, signal, consumers, line) => {
    const changed = alsoTo(text, component, signal, consumers).split('\n');
    const lines = text.split('\n');
    expect(changed).toHaveLength(lines.length);
    expect(changed.filter((one, index) => one !== lines[index] || one === line)).toEqual([line]);
  });

  test.each([
    ['no such component', 'a.b.third', 'traces'],
    ['no such signal', 'a.b.first', 'logs'],
    ['a list of several lines', 'a.b.second', 'logs'],
    ['no label', 'a', 'traces'],
    ['a name that is only the end of one', 'b.first', 'traces'],
  ])('%s is refused', (_, component, signal) => {
    expect(() => alsoTo(text, component, signal, ['d.input'])).toThrow(
      `the River text has no ${component} with`,
    );
  });

  test.each(['traces', 'metrics', 'logs'])('the gateway has a line for the %s that arrived', (signal) => {
    const gateway = readFileSync('river/gateway.alloy', 'utf8');
    const changed = alsoTo(gateway, 'otelcol.processor.transform.ingest', signal, ['d.input']);
    expect(changed.length - gateway.length).toBe(', d.input'.length);
  });
});

describe('a component in front of another', () => {
  const guarded = `${text}
x.in.front {
}

x.front "it" {
	output {
		traces = [x.y.z.input]
	}
}
`;

  test('takes its place everywhere but in itself, and lines keep their numbers', () => {
    const changed = inFrontOf(guarded, 'x.y.z.input', ['x.front.it.input', 'other.input'], 'x.front.it');
    expect(changed.split('\n')).toHaveLength(guarded.split('\n').length);
    expect(changed.match(/x\.front\.it\.input, other\.input/g)).toHaveLength(3);
    expect(changed.match(/x\.y\.z\.input/g)).toHaveLength(1);
    expect(changed.endsWith(guarded.slice(guarded.indexOf('x.front "it"')))).toBe(true);
  });

  test('leaves longer and shorter names alone', () => {
    const near = 'a = [x.y.z.inputs, w.x.y.z.input, x.y.z.input.b]\n';
    expect(inFrontOf(`${near}b = [x.y.z.input]\n`, 'x.y.z.input', ['n'], 'x.front.it')).toBe(
      `${near}b = [n]\n`,
    );
  });

  test.each([
    ['a consumer that nobody sends to', guarded, 'x.y.w.input'],
    [
      'one that only the component itself sends to',
      guarded.slice(guarded.indexOf('x.front "it"')),
      'x.y.z.input',
    ],
    ['an empty text', '', 'x.y.z.input'],
  ])('%s is refused', (_, river, consumer) => {
    expect(() => inFrontOf(river, consumer, ['n'], 'x.front.it')).toThrow(
      `nothing in the River text sends to ${consumer}`,
    );
  });
});
