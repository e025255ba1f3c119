import { expect, test } from '@jest/globals';
import { unknown } from '../catalogue/index.ts';
import { modelOf } from './testing.ts';

test('values have their types, also inside of lists, objects and calls that pass them on', () => {
  const { values } = modelOf(`prometheus.scrape "x" {
    targets = array.concat([{ a = sys.env("X") }], nothing.here)
    honor_labels = (true)
    unheard_of = 1
    basic_auth { username = "me" }
  }`);
  expect(
    values.map(({ argument, path, type, value, body }) => [
      argument,
      path.join('.'),
      type.kind,
      value,
      body.path.join(),
    ]),
  ).toEqual([
    ['targets', '', 'targets', unknown, ''],
    ['targets', '', 'targets', unknown, ''],
    ['targets', '0', 'map', unknown, ''],
    ['targets', '0.a', 'string', unknown, ''],
    ['targets', '', 'targets', unknown, ''],
    ['honor_labels', '', 'bool', true, ''],
    ['username', '', 'string', 'me', 'basic_auth'],
  ]);
});

test('members of an object of fixed shape have their facts', () => {
  const { values } = modelOf(
    'otelcol.processor.tail_sampling "x" {\n decision_cache = { sampled_cache_size = 1, nothing = 2 }\n}',
  );
  expect(values.map(({ path, facts }) => [path.join('.'), facts?.default])).toEqual([
    ['', undefined],
    ['sampled_cache_size', 0],
  ]);
});
