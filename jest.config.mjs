/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/\\.cache/', '/dist/', '/imports/'],
  modulePathIgnorePatterns: ['<rootDir>/.cache/', '<rootDir>/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/jest/transform.cjs' },
  snapshotResolver: '<rootDir>/jest/snapshots.cjs',
  snapshotFormat: { printBasicPrototype: false, escapeString: false },
};
