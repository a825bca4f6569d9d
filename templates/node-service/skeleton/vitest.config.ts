import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Tests share one database and one Redis.
    fileParallelism: false,
    isolate: false,
    globalSetup: 'tests/support/schema.ts',
    testTimeout: 60_000,
    coverage: {
      include: ['src/**'],
      // The processes' entry points run in processes of their own.
      exclude: ['src/{main,migrate,serve-api,worker,serve-worker}.ts'],
      reporter: [['text', { skipFull: true }]],
      thresholds: { branches: 90, functions: 90, lines: 90, statements: 90 },
    },
  },
});
