/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // Jest leaves one core free, which is half of a small machine.
  maxWorkers: '100%',
  // Not all that a test file loads is let go after it: a worker that has grown this large is replaced.
  workerIdleMemoryLimit: '800MB',
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
