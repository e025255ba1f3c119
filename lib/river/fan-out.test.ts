import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { alsoTo } from './fan-out.ts';

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
