import { expect, test } from '@jest/globals';
import { alloy, foundBy } from '../../../pod/testing.ts';

const found = (image: string) => foundBy('river/image-version', alloy('', { container: { image } }));

test.each([
  'grafana/alloy:v1.18.0',
  'mirror:5000/grafana/alloy:v1.18.1@sha256:0',
  'grafana/alloy',
  'grafana/alloy:latest',
  'grafana/alloy@sha256:0',
])('%s', async (image) => {
  expect(await found(image)).toEqual([]);
});

test.each([
  ['grafana/alloy:v1.17.2', '1.17'],
  ['mirror:5000/grafana/alloy:v1.19.0@sha256:0', '1.19'],
])('%s', async (image, minor) => {
  expect(await found(image)).toEqual([
    expect.stringContaining(
      `warning: Deployment obs/alloy spec.template.spec.containers[0].image: the image is Alloy ${minor}, and its files are checked as those of 1.18`,
    ),
  ]);
});
