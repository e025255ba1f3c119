import { expect, test } from '@jest/globals';
import { listeners, unknown } from '../catalogue/index.ts';
import { argumentFacts, type Body, blockFacts } from './body.ts';
import { modelOf } from './testing.ts';

const first = (text: string): Body => {
  const [unit] = modelOf(text).units;
  if (unit === undefined) throw new Error('there is no block');
  return unit.body;
};

test('an empty body has nothing', () => {
  const body = first('loki.write "x" { }');
  expect(body.attribute('url')).toBeUndefined();
  expect(body.argument('url')).toBeUndefined();
  expect(body.blocks('endpoint')).toEqual([]);
  expect(body.block('endpoint')).toBeUndefined();
  expect([...body.all()]).toEqual([body]);
});

test('blocks have their facts and their way from the component', () => {
  const body = first('loki.write "x" {\n endpoint {\n  basic_auth { }\n }\n endpoint { }\n nothing { }\n}');
  expect([...body.all()].map(({ path, facts }) => [path.join('.'), facts !== undefined])).toEqual([
    ['', true],
    ['endpoint', true],
    ['endpoint.basic_auth', true],
    ['endpoint', true],
    ['nothing', false],
  ]);
  expect(body.blocks('endpoint')).toHaveLength(2);
  expect(body.block('endpoint')).toBe(body.blocks('endpoint')[0]);
});

test('the first of several arguments counts, and a default where there is none', () => {
  const body = first(
    'prometheus.scrape "x" {\n scheme = "https"\n scheme = "http"\n job_name = sys.env("X")\n}',
  );
  expect(body.argument('scheme')).toBe('https');
  expect(body.argument('job_name')).toBe(unknown);
  expect(body.effective('scheme')).toBe('https');
  expect(body.effective('scrape_timeout')).toBe('10s');
  expect(body.effective('targets')).toBeUndefined();
});

test('stages and the like have the facts of their variant', () => {
  const body = first('loki.process "x" {\n stage.match {\n  stage.json { }\n }\n}');
  const match = body.block('stage.match');
  expect(Object.keys(match?.facts?.arguments ?? {})).toContain('selector');
  expect(match?.block('stage.json')?.facts).toBeDefined();
});

test('the catalogue reads a body as it stands', () => {
  const body = first('otelcol.receiver.otlp "x" {\n grpc {\n  endpoint = "0.0.0.0:14317"\n }\n}');
  const [listener] = listeners('otelcol.receiver.otlp');
  expect(body.blocks(listener?.block[0] ?? '')[0]?.argument(listener?.address[0] ?? '')).toBe(
    '0.0.0.0:14317',
  );
});

test('names that objects have by themselves are no facts', () => {
  const { facts } = first('loki.write "x" { }');
  expect(argumentFacts(facts, 'constructor')).toBeUndefined();
  expect(blockFacts(facts, 'toString')).toBeUndefined();
  expect(blockFacts(undefined, 'endpoint')).toBeUndefined();
});
