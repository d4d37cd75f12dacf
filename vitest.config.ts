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
