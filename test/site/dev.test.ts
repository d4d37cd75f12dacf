import {type ChildProcess, spawn} from "node:child_process";
import {cp, mkdtemp, readFile, realpath, rm, symlink, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {type Browser, type Page, chromium} from "playwright-core";
import {afterAll, beforeAll, expect, inject, test} from "vitest";
import {project} from "../../loaders/tools/project.js";

// A copy of the project with a shop of its own is previewed and edited; the page in the browser follows.

/** Milliseconds after which nothing more is expected, of a whole line on a machine with other work to do. */
const patience = 240_000;
const port = 20_000 + (process.pid % 20_000);
let copy: string;
let dev: ChildProcess;
let browser: Browser;
let page: Page;
let said = "";

beforeAll(async () => {
  copy = await realpath(await mkdtemp(join(tmpdir(), "clientele-dev-")));
  for (const name of [
    "loaders",
    "src",
    "observablehq.config.ts",
    "package.json",
    "tsconfig.json",
  ]) {
    await cp(join(project, name), join(copy, name), {
      recursive: true,
      filter: (path) => !path.includes(".observablehq"),
    });
  }
  await symlink(join(project, "node_modules"), join(copy, "node_modules"));
  await cp(join(project, "data/sample"), join(copy, "shop"), {recursive: true});
  dev = spawn(
    process.execPath,
    ["--import", "tsx", "loaders/tools/dev.ts", "--source", "shop", "--port", String(port)],
    {
      cwd: copy,
      stdio: ["ignore", "pipe", "pipe"],
      env: {...process.env, CLIENTELE_KEY: "test", CLIENTELE_CACHE: join(copy, "cache")},
    },
  );
  dev.stdout!.on("data", (data: Buffer) => (said += data.toString()));
  dev.stderr!.on("data", (data: Buffer) => (said += data.toString()));
  await until(() => said.includes("the preview is at"));
  browser = await chromium.launch({executablePath: inject("browserPath"), args: ["--no-sandbox"]});
  page = await browser.newPage();
  await until(() => page.goto(`http://127.0.0.1:${port}/`).catch(() => null));
  await page.waitForFunction(() => document.body.innerText.length > 200);
  await page.waitForLoadState("networkidle");
});
afterAll(async () => {
  await browser?.close();
  dev.kill("SIGTERM");
  await new Promise((done) => (dev.exitCode === null ? dev.on("close", done) : done(null)));
  await rm(copy, {recursive: true, force: true});
});

async function until(holds: () => unknown): Promise<void> {
  const end = performance.now() + patience;
  while (performance.now() < end) {
    if (await holds()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`waited too long; the preview said:\n${said}`);
}

const mart = async (name: string): Promise<Record<string, unknown>[]> =>
  (await page.evaluate(
    (file) => fetch(`/_file/marts/${file}.json`).then((response) => response.json()),
    name,
  )) as Record<string, unknown>[];

const ordersIn = async () =>
  (await mart("quality")).find((row) => row.table_name === "orders" && row.position === 0)?.rows;

test(
  "an edit of the data reaches the open page, without a reload by hand",
  {timeout: patience},
  async () => {
    const before = (await ordersIn()) as number;
    const updated = page.waitForEvent("requestfinished", {
      predicate: (request) => /_file\/marts\/.*\.json/.test(request.url()),
      timeout: patience,
    });
    const start = performance.now();
    const file = join(copy, "shop/orders.csv");
    const lines = (await readFile(file, "utf8")).trimEnd().split("\n");
    const cells = lines.at(-1)!.split(",");
    await writeFile(file, [...lines, ["A999999", ...cells.slice(1)].join(","), ""].join("\n"));
    await updated;
    const seconds = (performance.now() - start) / 1000;
    expect(await ordersIn()).toBe(before + 1);
    process.stdout.write(`from an edit to the page: ${seconds.toFixed(1)} s\n`);
  },
);

test("an edit of a mart's SQL is seen", async () => {
  const file = join(copy, "loaders/marts/months.sql");
  const sql = await readFile(file, "utf8");
  const rounds = said.split("loaders/marts/months.sql: computing").length;
  await writeFile(file, `${sql}\n-- edited\n`);
  await until(
    () => said.split("done in").length > rounds + 1 && /months +\d.*SQL changed/.test(said),
  );
});

test(
  "a mistake is told, the preview survives it, and its remedy is seen",
  {timeout: patience},
  async () => {
    const file = join(copy, "loaders/marts/months.sql");
    const sql = await readFile(file, "utf8");
    await writeFile(file, "selec nothing");
    await until(() => said.includes("the pages show what was before"));
    expect((await mart("months")).length).toBeGreaterThan(0);
    said = "";
    await writeFile(file, sql);
    await until(() => said.includes("done in"));
  },
);
