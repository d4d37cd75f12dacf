import {availableParallelism} from "node:os";
import {defineConfig} from "vitest/config";

// All cores: vitest by itself leaves one of them idle, which of two is half.
const maxWorkers = availableParallelism();

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "rooms",
          maxWorkers,
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
          maxWorkers,
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
          maxWorkers: Math.min(2, maxWorkers),
          sequence: {groupOrder: 1},
        },
      },
    ],
  },
});
