import { expect, test } from '@jest/globals';
import { alloy, foundBy } from '../../../pod/testing.ts';

const limiter = (limit: string) =>
  `otelcol.processor.memory_limiter "a" {\n  check_interval = "1s"\n  ${limit}\n  output { }\n}\n`;
const percent = limiter('limit_percentage = 75');
const found = (text: string, resources: object = {}) =>
  foundBy('river/memory-limit', alloy(text, { container: { resources } }));

test.each<[string, string, object]>([
  ['nothing', '', {}],
  ['a limit', percent, { limits: { memory: '1Gi' } }],
  ['a number of bytes', percent, { limits: { memory: 1024 } }],
  ['an amount, not a share', limiter('limit = "500MiB"'), {}],
  ['a share of nothing', limiter('limit_percentage = 0'), {}],
])('%s', async (_, text, resources) => {
  expect(await found(text, resources)).toEqual([]);
});

test.each<[string, object]>([
  ['no limit', {}],
  ['only a request', { requests: { memory: '1Gi' } }],
  ['a limit of something else', { limits: { cpu: 1 } }],
])('%s', async (_, resources) => {
  expect(await found(percent, resources)).toEqual([
    'ConfigMap/obs/alloy-config/config.alloy:3:3: error: otelcol.processor.memory_limiter "a" counts in percent of all memory of the node, because container alloy has no limit',
  ]);
});
