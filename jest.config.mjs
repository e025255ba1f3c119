/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // Jest leaves one core free, which is half of a small machine.
  maxWorkers: '100%',
  // Some tests start real programs, on machines that do much else.
  testTimeout: 30_000,
  testMatch: ['<rootDir>/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '/\\.cache/', '/dist/', '/imports/'],
  modulePathIgnorePatterns: ['<rootDir>/.cache/', '<rootDir>/dist/'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '\\.ts$': '<rootDir>/jest/transform.cjs' },
  snapshotResolver: '<rootDir>/jest/snapshots.cjs',
  snapshotFormat: { printBasicPrototype: false, escapeString: false },
};
