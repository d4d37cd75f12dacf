import {spawn} from "node:child_process";
import {randomBytes} from "node:crypto";
import {existsSync} from "node:fs";
import {mkdir, readdir, rename, rm} from "node:fs/promises";
import {basename, dirname, join} from "node:path";

// Beside an output folder `dist` stand, while a command works, `.dist.clientele-<pid>-<random>.new` (being
// made), `….old` (the last one, for the moment between two renames) and `….gone` (being removed). The pid tells the owner: what a
// dead process left behind is put back or removed by the next command.

/** Makes an empty folder beside `out`, on the same file system, to be filled and then swapped in. */
export async function openBeside(out: string): Promise<string> {
  const folder = besideName(out, "new");
  await mkdir(folder, {recursive: true});
  return folder;
}

/**
 * Puts a finished folder in the place of `out`. The two renames are done by a process of its own session,
 * which ends them even when this one is killed in between; the last of several writers wins.
 */
export async function swapIn(made: string, out: string): Promise<void> {
  const script = join(import.meta.dirname, "swap-process.ts");
  const child = spawn(
    process.execPath,
    ["--import", import.meta.resolve("tsx"), script, made, out],
    {detached: true, stdio: ["ignore", "ignore", "pipe"]},
  );
  let said = "";
  child.stderr.on("data", (data: Buffer) => (said += data.toString()));
  const code = await new Promise<number | null>((done, fail) => {
    child.on("error", fail);
    child.on("close", done);
  });
  if (code !== 0) throw new Error(`${out} was not replaced: ${said.trim() || `code ${code}`}`);
}

/** The two renames, and the removal of what was there; `made` is renamed first, so that no one cleans it. */
export async function exchange(made: string, out: string): Promise<void> {
  const mine = besideName(out, "new");
  await rename(made, mine);
  for (let round = 0; round < 1000; round++) {
    const old = besideName(out, "old");
    const had = await tryRename(out, old, ["ENOENT"]);
    // Another writer may have put its own there since: then that one is replaced in the next round.
    if (await tryRename(mine, out, ["ENOTEMPTY", "EEXIST"])) {
      if (had) await discard(old, out);
      return;
    }
    if (had) await discard(old, out);
  }
  throw new Error("other writers kept replacing it");
}

async function tryRename(from: string, to: string, expected: readonly string[]): Promise<boolean> {
  try {
    await rename(from, to);
    return true;
  } catch (error) {
    if (expected.includes((error as NodeJS.ErrnoException).code ?? "")) return false;
    throw error;
  }
}

/**
 * Puts back the last good folder where a swap was cut off by the end of the machine, and removes what dead
 * processes left beside `out`. What a living process owns is left alone.
 */
export async function heal(out: string): Promise<void> {
  const folder = dirname(out);
  if (!existsSync(folder)) return;
  const prefix = `.${basename(out)}.clientele-`;
  const left = (await readdir(folder)).filter((name) => {
    const owner =
      name.startsWith(prefix) &&
      /^(\d+)-[0-9a-f]+\.(new|old|gone)$/.exec(name.slice(prefix.length));
    return owner && !isAlive(Number(owner[1]));
  });
  for (const name of left.filter((n) => n.endsWith(".old"))) {
    if (!existsSync(out))
      await tryRename(join(folder, name), out, ["ENOENT", "ENOTEMPTY", "EEXIST"]);
  }
  for (const name of left) await discard(join(folder, name), out);
}

/** Renames before removing: who still wants it finds it whole or not at all, and no part is ever put back. */
async function discard(path: string, out: string): Promise<void> {
  const gone = besideName(out, "gone");
  if (await tryRename(path, gone, ["ENOENT"])) await rm(gone, {recursive: true, force: true});
}

function besideName(out: string, state: "new" | "old" | "gone"): string {
  const id = `${process.pid}-${randomBytes(6).toString("hex")}`;
  return join(dirname(out), `.${basename(out)}.clientele-${id}.${state}`);
}

/** True while a process of this id runs, ours or another user's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
