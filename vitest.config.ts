import { defineConfig } from 'vitest/config';

const project = (name: string, folder: string, seconds: number) => ({
  test: {
    name,
    include: [`test/${folder}/**/*.test.ts`, `test/${folder}/**/*.test.tsx`],
    environment: 'node',
    testTimeout: seconds * 1_000,
    hookTimeout: seconds * 2_000,
    teardownTimeout: 10_000,
  },
});

export default defineConfig({
  test: {
    // The machines that this must run on have two cores, and other work beside it.
    maxWorkers: 2,
    allowOnly: false,
    passWithNoTests: false,
    reporters: ['default', ['json', { outputFile: '.runtime/vitest.json' }]],
    projects: [
      project('unit', 'unit', 15),
      project('integration', 'integration', 90),
      project('faults', 'faults', 90),
      project('live', 'live', 120),
      project('channels', 'channels', 120),
    ],
  },
});
