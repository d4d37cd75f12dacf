import {spawn} from "node:child_process";
import {createHash} from "node:crypto";
import {cp, mkdtemp, readFile, readdir, realpath, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout} from "node:timers/promises";
import {afterAll, beforeAll, expect, test} from "vitest";
import {InputFaults} from "../../loaders/faults.js";
import {listFiles} from "../../loaders/tools/folder.js";
import {project, scratch} from "../../loaders/tools/project.js";
import {isAlive} from "../../loaders/tools/swap.js";
import {fakeBuild} from "./fake-build.js";
import {person} from "./fake-computed.js";

let folder: string;
let first: Record<string, string>;
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "clientele-site-")));
  expect(await fakeBuild(join(folder, "first"))).toBe(8);
  first = await content("first");
});
afterAll(() => rm(folder, {recursive: true, force: true}));

/** Every file of a built site with the hash of its bytes. */
async function content(name: string): Promise<Record<string, string>> {
  const files = await listFiles(join(folder, name));
  const hashes = files.map(async (file) => {
    const bytes = await readFile(join(folder, name, file));
    return [file, createHash("sha256").update(bytes).digest("hex")] as const;
  });
  return Object.fromEntries(await Promise.all(hashes));
}

function start(out: string) {
  const script = join(import.meta.dirname, "fake-build.ts");
  return spawn(
    process.execPath,
    ["--import", import.meta.resolve("tsx"), script, join(folder, out)],
    {
      ...{cwd: project, stdio: ["ignore", "ignore", "inherit"], detached: true},
      // What a killed one leaves goes with this folder.
      env: {...process.env, TMPDIR: folder},
    },
  );
}

const ended = (child: ReturnType<typeof spawn>) =>
  new Promise<number | null>((done) => child.on("close", done));

test("publishes pages in both languages, marts and nothing else", () => {
  const kinds = Object.keys(first).filter((file) => !/^_(node|observablehq|import)\//.test(file));
  expect(kinds.map((file) => file.replace(/\.[0-9a-f]{8}\./, ".#."))).toEqual([
    ".clientele-made",
    "_file/marts/customers.#.parquet",
    "_file/marts/segments.#.json",
    "index.html",
    "segments/champions.html",
    "segments/index.html",
    "segments/lost.html",
    "zh/index.html",
    "zh/segments/champions.html",
    "zh/segments/index.html",
    "zh/segments/lost.html",
  ]);
});

test("the same input gives the same bytes, with libraries bundled anew or reused", async () => {
  await rm(join(scratch, "bundles"), {recursive: true, force: true});
  await fakeBuild(join(folder, "again"));
  expect(await content("again")).toEqual(first);
});

test("a leak fails the build, is told without the value, and leaves the last site", async () => {
  await cp(join(folder, "first"), join(folder, "leak"), {recursive: true});
  const failure: unknown = await fakeBuild(join(folder, "leak"), person.name).catch(
    (error: unknown) => error,
  );
  expect(failure).toBeInstanceOf(InputFaults);
  const {message} = failure as InputFaults;
  expect(message).toMatch(/^_file\/marts\/customers\.\w+\.parquet: holds a name of a customer/);
  expect(message).not.toContain(person.name);
  expect(await content("leak")).toEqual(first);
});

test("two builds at once into one folder: both end well and it is whole", async () => {
  const codes = await Promise.all([ended(start("shared")), ended(start("shared"))]);
  expect(codes).toEqual([0, 0]);
  expect(await content("shared")).toEqual(first);
});

test("kill -9 at any moment leaves the last site whole, and the next build works", async () => {
  await cp(join(folder, "first"), join(folder, "killed"), {recursive: true});
  // From its start to beyond its end, a build is hit in seven places; the last ones meet the swap.
  for (let i = 1; i <= 7; i++) {
    const child = start("killed");
    const end = ended(child);
    await Promise.race([setTimeout(600 * i), end]);
    try {
      process.kill(-child.pid!, "SIGKILL");
    } catch {
      // It had ended.
    }
    await end;
    expect(await content("killed")).toEqual(first);
  }
  expect(await fakeBuild(join(folder, "killed"))).toBe(8);
  expect(await content("killed")).toEqual(first);
  const beside = await readdir(folder);
  expect(beside.filter((name) => name.startsWith(".killed"))).toEqual([]);
  const owners = (await readdir(join(scratch, "sites"))).map((name) => parseInt(name));
  expect(owners.filter((pid) => !isAlive(pid))).toEqual([]);
});
