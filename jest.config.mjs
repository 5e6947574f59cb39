/** Tests of functions alone: they share what is loaded, which is most of their time. */
const ofFunctions = ['check', 'checks', 'policy', 'unit', 'usage'].map(
  (folder) => `<rootDir>/test/${folder}/`,
);

const shared = {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleFileExtensions: ['js', 'mjs', 'ts', 'json', 'node'],
  modulePathIgnorePatterns: ['<rootDir>/.demarc'],
  globalSetup: '<rootDir>/test/kit/find-postgres.mjs',
};

/** @type {import('jest').Config} */
export default {
  projects: [
    {
      ...shared,
      displayName: 'functions',
      testMatch: ofFunctions.map((folder) => `${folder}**/*.test.ts`),
      // docs/decisions/0034-tests-of-functions-share-their-modules.md
      runner: 'jest-light-runner',
    },
    {
      ...shared,
      displayName: 'parts',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: ofFunctions,
      transform: { '\\.ts$': '<rootDir>/test/kit/strip-types.mjs' },
    },
  ],
  workerIdleMemoryLimit: '1GB',
  // Half of a suite's time is waiting for processes and databases.
  maxWorkers: 2,
  testTimeout: 60_000,
  reporters: ['default', '<rootDir>/test/kit/closing-line-reporter.mjs'],
};
