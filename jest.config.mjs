/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['js', 'mjs', 'ts', 'json', 'node'],
  transform: { '\\.ts$': '<rootDir>/test/kit/strip-types.mjs' },
  modulePathIgnorePatterns: ['<rootDir>/.demarc'],
  workerIdleMemoryLimit: '1GB',
  globalSetup: '<rootDir>/test/kit/find-postgres.mjs',
  // Half of a suite's time is waiting for processes and databases.
  maxWorkers: 2,
  testTimeout: 60_000,
  reporters: ['default', '<rootDir>/test/kit/closing-line-reporter.mjs'],
};
