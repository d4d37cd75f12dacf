import {availableParallelism} from "node:os";
import {defineConfig} from "vitest/config";

// All cores: vitest by itself leaves one of them idle, which of two is half.
const maxWorkers = availableParallelism();
// No test is about its time: these limits only end what hangs, on slow machines with other work to do too.
const patience = {testTimeout: 300_000, hookTimeout: 300_000};

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "rooms",
          maxWorkers,
          include: ["test/**/*.test.ts"],
          exclude: ["test/site/**"],
          ...patience,
        },
      },
      {
        // Recovery and coverage over hundreds of simulations: `npm run test:slow`, which CI runs too.
        test: {
          name: "slow",
          maxWorkers,
          include: ["test/slow/**/*.slow.ts"],
          testTimeout: 900_000,
          hookTimeout: 900_000,
        },
      },
      {
        test: {
          name: "site",
          include: ["test/site/**/*.test.ts"],
          globalSetup: ["test/site/sample-site.ts"],
          ...patience,
          maxWorkers: Math.min(2, maxWorkers),
          sequence: {groupOrder: 1},
        },
      },
    ],
  },
});
