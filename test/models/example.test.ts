import {execFile} from "node:child_process";
import {existsSync, readFileSync, readdirSync} from "node:fs";
import {dirname, join} from "node:path";
import {promisify} from "node:util";
import {expect, it} from "vitest";
import {bgNbd} from "../../loaders/models/bg-nbd/bg-nbd.js";
import {collapse} from "../../loaders/models/histories.js";
import {describeShared, sharedPath} from "../shared.js";

const project = join(import.meta.dirname, "../..");
const models = join(project, "loaders/models");
const readme = readFileSync(join(models, "README.md"), "utf8");
const example = join(models, "examples/cdnow.ts");

const run = (...args: readonly string[]) =>
  promisify(execFile)(process.execPath, ["--import", "tsx", example, ...args], {cwd: project});

describeShared("the example on CDNOW", () => {
  it("prints what the README shows", async () => {
    const {stdout, stderr} = await run(sharedPath("data", "cdnow", "CDNOW_sample.txt"));
    expect(stderr).toBe("");
    const shown = /```text\n\$ npx tsx [^\n]*\n([^]*?)```/.exec(readme)?.[1];
    expect(shown).toBe(stdout);
    // Fitted beside published: equal to the digits printed in the papers.
    const pairs = stdout
      .split("\n")
      .slice(1)
      .map((line) => [line.slice(28, 39).trim(), line.slice(50).trim()] as const)
      .filter(([, published]) => published !== "");
    expect(pairs.length).toBe(14);
    for (const [fitted, published] of pairs) {
      const digits = published.split(".")[1]!.length;
      expect(Math.abs(Number(fitted) - Number(published))).toBeLessThan(0.6 * 10 ** -digits);
    }
  });
});

it("says what it needs where no file is given", async () => {
  await expect(run()).rejects.toThrow("the path of CDNOW_sample.txt was expected");
});

it("uses models alone, as do the models themselves", () => {
  const files = readdirSync(models, {recursive: true, encoding: "utf8"}).filter(
    (file) => file.endsWith(".ts") && !file.startsWith("steps/"),
  );
  expect(files.length).toBeGreaterThan(80);
  const isOwn = (file: string, path: string) =>
    /^(@stdlib\/|node:)/.test(path) ||
    (path.startsWith(".") && files.includes(join(dirname(file), path).replace(/\.js$/, ".ts")));
  const foreign = files.flatMap((file) =>
    [
      ...readFileSync(join(models, file), "utf8").matchAll(
        /^(?:import|export) .*?from "(.*)";$|^\} from "(.*)";$/gm,
      ),
    ]
      .map(([, one, other]) => one ?? other ?? "")
      .filter((path) => !isOwn(file, path))
      .map((path) => `${file}: ${path}`),
  );
  expect(foreign).toEqual([]);
  const imported = [...readFileSync(example, "utf8").matchAll(/from "(.*)";/g)].map(
    ([, path]) => path,
  );
  for (const path of imported) expect(path).toMatch(/^(\.\.\/[\w/-]+\.js|node:fs)$/);
});

it("names files that there are, and calls that there are", () => {
  const names = [...readme.matchAll(/`([\w/-]+\.ts)`/g)].map(([, name]) => name!);
  expect(names.length).toBeGreaterThan(12);
  expect(names.filter((name) => !existsSync(join(models, name)))).toEqual([]);
  const histories = collapse([2, 0, 5], [31, 0, 160], [60, 90, 200]);
  expect(bgNbd.fit(histories).verdict.isTrusted).toBe(false);
  const called = [...readme.matchAll(/bgNbd\.(\w+)\(/g)].map(([, name]) => name!);
  expect(called).toEqual(["fit", "expectedPurchases"]);
  expect(Object.keys(bgNbd)).toEqual(expect.arrayContaining(called));
});
