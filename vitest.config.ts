import {defineConfig} from "vitest/config";

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "rooms",
          include: ["test/**/*.test.ts"],
          exclude: ["test/site/**"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        // Recovery and coverage over hundreds of simulations: `npm run test:slow`, which CI runs too.
        test: {
          name: "slow",
          include: ["test/slow/**/*.slow.ts"],
          testTimeout: 600_000,
        },
      },
      {
        test: {
          name: "site",
          include: ["test/site/**/*.test.ts"],
          globalSetup: ["test/site/sample-site.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // One browser at a time: the machine draws pages, not races.
          fileParallelism: false,
        },
      },
    ],
  },
});
