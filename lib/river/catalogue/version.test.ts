import { expect, test } from '@jest/globals';
import { alloyVersion, describeSkew } from './version.ts';

test.each([alloyVersion, `v${alloyVersion}`, '1.18', 'v1.18.0', '1.18.7-rc.1', '1.18.1-boringcrypto'])(
  '%s is the same minor version',
  (image) => {
    expect(describeSkew(image)).toBeUndefined();
  },
);

test.each(['', 'latest', 'main', '1', 'sha256:0123', '1.18beta', 'v', '1.x', '99999.1'])(
  'nothing is known of %p',
  (image) => {
    expect(describeSkew(image)).toBeUndefined();
  },
);

test.each([
  ['v1.19.0', 'newer', '1.19'],
  ['2.0', 'newer', '2.0'],
  ['v1.17.3', 'older', '1.17'],
  ['v1.9.2', 'older', '1.9'],
])('%s is %s', (image, direction, minor) => {
  expect(describeSkew(image)).toMatchObject({ direction, image: minor, catalogue: '1.18' });
  expect(describeSkew(image)?.mayDiffer.length).toBeGreaterThan(2);
});
