import { expect, test } from '@jest/globals';
import { formatPath } from './path.ts';

test.each([
  [[], ''],
  [['spec', 'containers', 0, 'image'], 'spec.containers[0].image'],
  [['metadata', 'labels', 'app.kubernetes.io/name'], 'metadata.labels["app.kubernetes.io/name"]'],
  [['data', 'a "b"', 'c_d-e'], 'data["a \\"b\\""].c_d-e'],
  [['items', 3, 'data', ''], 'items[3].data[""]'],
])('%j', (path, text) => {
  expect(formatPath(path)).toBe(text);
});
