import {existsSync} from "node:fs";
import {mkdir, mkdtemp, readFile, readdir, realpath, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {spawn} from "node:child_process";
import {setTimeout} from "node:timers/promises";
import {afterEach, beforeEach, expect, test} from "vitest";
import {exchange, heal, isAlive, openBeside, swapIn} from "../../loaders/tools/swap.js";

let folder: string;
let out: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "clientele-swap-")));
  out = join(folder, "dist");
});
afterEach(() => rm(folder, {recursive: true, force: true}));

async function write(path: string, content: string): Promise<string> {
  await mkdir(path, {recursive: true});
  await writeFile(join(path, "index.html"), content);
  return path;
}
const content = () => readFile(join(out, "index.html"), "utf8");

/** A process id that is no more. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ["-e", ""]);
  await new Promise((done) => child.on("close", done));
  return child.pid!;
}

test("puts a folder where there was none, and in the place of one, and leaves nothing", async () => {
  await swapIn(await write(await openBeside(out), "first"), out);
  expect(await content()).toBe("first");
  await swapIn(await write(await openBeside(out), "second"), out);
  expect(await content()).toBe("second");
  expect(await readdir(folder)).toEqual(["dist"]);
});

test("many writers at once: one of them is there, whole, and nothing is left", async () => {
  await write(out, "before");
  const made = await Promise.all(
    Array.from({length: 8}, async (_, i) => write(await openBeside(out), `writer ${i}`)),
  );
  await Promise.all(made.map((one) => exchange(one, out)));
  expect(await content()).toMatch(/^writer \d$/);
  expect(await readdir(folder)).toEqual(["dist"]);
});

test("the renames end when the process that asked for them is killed", async () => {
  await write(out, "before");
  const made = await write(join(folder, "made"), "after");
  const script = `import {swapIn} from ${JSON.stringify(join(import.meta.dirname, "../../loaders/tools/swap.ts"))};
    const swap = swapIn(${JSON.stringify(made)}, ${JSON.stringify(out)}); console.log("asked"); await swap;`;
  const parent = spawn(
    process.execPath,
    ["--import", import.meta.resolve("tsx"), "--input-type=module", "-e", script],
    {detached: true, stdio: ["ignore", "pipe", "inherit"]},
  );
  await new Promise((done) => parent.stdout.once("data", done));
  process.kill(-parent.pid!, "SIGKILL");
  for (let i = 0; i < 100 && (await content().catch(() => "")) !== "after"; i++) {
    await setTimeout(50);
  }
  expect(await content()).toBe("after");
});

test("heal puts the last folder back when a swap was cut off", async () => {
  const pid = await deadPid();
  await write(join(folder, `.dist.clientele-${pid}-0a.old`), "last good");
  await write(join(folder, `.dist.clientele-${pid}-0b.new`), "new");
  await write(join(folder, `.dist.clientele-${pid}-0c.gone`), "half removed");
  await heal(out);
  expect(await content()).toBe("last good");
  expect(await readdir(folder)).toEqual(["dist"]);
});

test("heal removes what the dead left, not what the living own, nor what is not ours", async () => {
  const pid = await deadPid();
  await write(out, "good");
  await write(join(folder, `.dist.clientele-${pid}-0a.new`), "dead");
  await write(join(folder, `.dist.clientele-${process.pid}-0b.new`), "living");
  await write(join(folder, `.dist.clientele-notes`), "of someone");
  await heal(out);
  expect(await content()).toBe("good");
  expect(existsSync(join(folder, `.dist.clientele-${pid}-0a.new`))).toBe(false);
  expect((await readdir(folder)).sort()).toEqual([
    `.dist.clientele-${process.pid}-0b.new`,
    ".dist.clientele-notes",
    "dist",
  ]);
});

test("knows the living from the dead", async () => {
  expect(isAlive(process.pid)).toBe(true);
  expect(isAlive(await deadPid())).toBe(false);
});
