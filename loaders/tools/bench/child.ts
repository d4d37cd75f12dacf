import {spawnSync} from "node:child_process";
import {join} from "node:path";
import {project} from "../project.js";

/** How often each thing is measured; medians are told. */
export const repeats = 3;

export const print = (text: string) => void process.stdout.write(`${text}\n`);
export const tell = (text: string) => void process.stderr.write(`${text}\n`);

/**
 * Returns what a script beside this one prints as JSON, run in a process of its own, so that neither its
 * peak memory nor what the engine has warmed up is another's.
 */
export function runChild<Result>(
  script: string,
  args: readonly string[],
  {root = project}: {readonly root?: string} = {},
): Result {
  const path = join(root, "loaders/tools/bench", script);

  const {status, stdout, stderr} = spawnSync(process.execPath, ["--import", "tsx", path, ...args], {
    cwd: root,
    encoding: "utf8",
  });
  if (status !== 0) throw new Error(`${script} failed: ${stderr}`);
  return JSON.parse(stdout) as Result;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
