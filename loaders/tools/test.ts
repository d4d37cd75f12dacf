import {spawn} from "node:child_process";
import {existsSync, mkdirSync, readFileSync, rmSync} from "node:fs";
import {join} from "node:path";
import {main} from "./main.js";
import {project, scratch} from "./project.js";

// Types, lint, format, then every test but the slow ones, the site's in a real browser; with --slow those alone.
// All run, whatever fails before; the last line counts tests, a failed check of the first three as one.

const result = join(scratch, "test-result.json");
const bin = (name: string) => join(project, "node_modules", ".bin", name);

const options = {
  slow: {kind: "flag", meaning: "only the studies of recovery and coverage, which take minutes"},
} as const;

const quickChecks: readonly [string, string, ...string[]][] = [
  ["browser", process.execPath, "--import", "tsx", "loaders/tools/browser.ts"],
  ["types", bin("tsc"), "--project", "."],
  ["lint", bin("eslint"), "."],
  ["format", bin("prettier"), "--check", "--log-level", "warn", "."],
];

await main("test", options, async ({slow}, {out: print, err}) => {
  let failed = 0;
  const checks = slow ? [] : quickChecks;
  const projects = slow ? ["slow"] : ["rooms", "site"];
  for (const [name, command, ...rest] of checks) {
    print(`— ${name}`);
    if ((await run(command, rest)) === 0) continue;
    err(`${name} failed`);
    failed++;
  }
  print("— tests");
  mkdirSync(scratch, {recursive: true});
  rmSync(result, {force: true});
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${result}`];
  const code = await run(bin("vitest"), [
    "run",
    ...projects.flatMap((project) => ["--project", project]),
    ...reporters,
  ]);
  const counts = readCounts();
  failed += counts.failed;
  if (code !== 0 && counts.failed === 0) failed++;
  if (counts.skipped > 0) print(`${counts.skipped} skipped`);
  print(`${counts.passed} passed, ${failed} failed`);
  return failed > 0 || code !== 0 ? 1 : 0;
});

function readCounts(): {passed: number; failed: number; skipped: number} {
  if (!existsSync(result)) return {passed: 0, failed: 0, skipped: 0};
  const report = JSON.parse(readFileSync(result, "utf8")) as Record<string, number>;
  return {
    passed: report.numPassedTests ?? 0,
    failed: report.numFailedTests ?? 0,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
}

function run(command: string, args: string[]): Promise<number | null> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {cwd: project, stdio: ["ignore", "inherit", "inherit"]});
    child.on("error", fail);
    child.on("close", done);
  });
}
