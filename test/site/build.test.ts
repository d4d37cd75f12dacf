import {spawn} from "node:child_process";
import {createHash} from "node:crypto";
import {cp, mkdtemp, readFile, realpath, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {setTimeout} from "node:timers/promises";
import {afterAll, beforeAll, expect, inject, test} from "vitest";
import {listFiles} from "../../loaders/tools/folder.js";
import {project} from "../../loaders/tools/project.js";

// The real build of the sample, against the one that global setup made. With CLIENTELE_TEST_SITE that is made
// under another key, so that it cannot be compared.
const isOwn = !process.env.CLIENTELE_TEST_SITE;

let folder: string;
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "clientele-build-")));
});
afterAll(() => rm(folder, {recursive: true, force: true}));

function build(source: string, out: string, cache?: string) {
  const child = spawn(
    process.execPath,
    ["--import", "tsx", "loaders/tools/build.ts", "--source", source, "--out", out],
    {
      ...{cwd: project, stdio: ["ignore", "pipe", "pipe"], detached: true},
      env: {
        ...process.env,
        ...{CLIENTELE_KEY: "a key for tests", CLIENTELE_AS_OF: ""},
        ...(cache !== undefined && {CLIENTELE_CACHE: cache}),
      },
    },
  );
  let said = "";
  child.stdout.on("data", (data: Buffer) => (said += data.toString()));
  child.stderr.resume();
  const ended = new Promise<number | null>((done) => child.on("close", done));
  return {pid: child.pid!, ended, said: () => said};
}

async function content(site: string): Promise<Record<string, string>> {
  const hashes = (await listFiles(site)).map(async (file) => {
    const bytes = await readFile(join(site, file));
    return [file, createHash("sha256").update(bytes).digest("hex")] as const;
  });
  return Object.fromEntries(await Promise.all(hashes));
}

test.runIf(isOwn)(
  "the rows of the input in another order, and nothing kept: the same bytes in every file",
  async () => {
    const source = join(folder, "sample");
    await cp(join(project, "data/sample"), source, {recursive: true});
    for (const table of ["orders", "order_lines", "customers", "products"]) {
      const file = join(source, `${table}.csv`);
      const [head, ...rows] = (await readFile(file, "utf8")).trimEnd().split("\n");
      // A row may go on after a line break in quotes: then the order stays.
      if (rows.some((row) => (row.split('"').length - 1) % 2 === 1)) continue;
      await writeFile(file, [head, ...rows.reverse(), ""].join("\n"));
    }
    const {ended, said} = build(source, join(folder, "turned"), join(folder, "cache"));
    expect(await ended).toBe(0);
    expect(said()).toMatch(
      /source +\S.*\nas of +\d{4}-\d{2}-\d{2}\norders in +[\d,]+\ncustomers in /,
    );
    expect(said()).toMatch(
      /accepted .*\nquarantined .*\nmarts .*\n[\s\S]*seconds .*\n[\s\S]*look at /,
    );
    expect(await content(join(folder, "turned"))).toEqual(await content(inject("siteFolder")));
  },
  600_000,
);

test.runIf(isOwn)(
  "three builds at once, two of them killed, early and late: the third's site is there, whole",
  async () => {
    const out = join(folder, "dist");
    await cp(inject("siteFolder"), out, {recursive: true});
    const [early, late, other] = [1, 2, 3].map(() => build("data/sample", out));
    for (const [killed, moment] of [
      [early!, 1500],
      [late!, 4000],
    ] as const) {
      await setTimeout(moment);
      try {
        process.kill(-killed.pid, "SIGKILL");
      } catch {
        // It had ended.
      }
      await killed.ended;
      expect(await content(out)).toEqual(await content(inject("siteFolder")));
    }
    expect(await other!.ended).toBe(0);
    expect(await content(out)).toEqual(await content(inject("siteFolder")));
  },
  600_000,
);
