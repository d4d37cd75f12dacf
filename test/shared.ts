import {existsSync} from "node:fs";
import {join, resolve} from "node:path";
import {describe} from "vitest";

const root = resolve(import.meta.dirname, "../..", "shared");

/** Returns the path of something in `../shared`, the folder beside the project that is no part of it. */
export function sharedPath(...names: readonly string[]): string {
  return join(root, ...names);
}

/**
 * Describes tests that need `../shared`. Without that folder they are not run, which is said on
 * stderr; where it is there they run, and what they cannot read in it makes them fail.
 */
export function describeShared(name: string, tests: () => void): void {
  if (existsSync(root)) {
    describe(name, tests);
    return;
  }
  process.stderr.write(`not run, for there is no ../shared beside the project: ${name}\n`);
  describe.skip(`${name} (there is no ../shared)`, tests);
}
