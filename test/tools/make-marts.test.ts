import {createHash} from "node:crypto";
import {mkdtemp, readFile, readdir, realpath, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {makeMarts} from "../../loaders/tools/make-marts.js";
import {fakeComputed, person} from "./fake-computed.js";

let folder: string;
beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), "clientele-marts-")));
});
afterAll(() => rm(folder, {recursive: true, force: true}));

async function publish(name: string, leak?: string): Promise<void> {
  const fake = await fakeComputed(leak === undefined ? {} : {leak});
  try {
    await makeMarts(
      {...fake, summary: {asOfDate: "2025-12-31", source: "Fake shop"}},
      {out: join(folder, name), source: "data/sample", bytes: (mart) => fake.bytes(mart)},
    );
  } finally {
    await fake.close();
  }
}

interface Manifest {
  files: Record<string, {rows: number; bytes: number; sha256: string}>;
}

test("publishes every mart and what is known of it, in a fixed order", async () => {
  await publish("one");
  expect((await readdir(join(folder, "one"))).sort()).toEqual([
    ".clientele-made",
    "customers.parquet",
    "manifest.json",
    "segments.parquet",
  ]);
  const text = await readFile(join(folder, "one/manifest.json"), "utf8");
  const manifest = JSON.parse(text) as Manifest & Record<string, unknown>;
  expect(Object.keys(manifest)).toEqual([
    "as_of_date",
    "files",
    "reconciliation",
    "settings",
    "source",
  ]);
  expect(manifest).toMatchObject({
    as_of_date: "2025-12-31",
    source: "Fake shop",
    settings: {name: {en: "Fake shop", zh: "示例店"}},
  });
  for (const [file, {rows, bytes, sha256}] of Object.entries(manifest.files)) {
    const content = await readFile(join(folder, "one", file));
    expect(rows).toBe(2);
    expect(bytes).toBe(content.length);
    expect(sha256).toBe(createHash("sha256").update(content).digest("hex"));
  }
  expect(text).not.toContain(folder);
  await publish("two");
  expect(await readFile(join(folder, "two/manifest.json"), "utf8")).toBe(text);
});

test("publishes all or nothing: a leak leaves the last marts", async () => {
  const before = await readFile(join(folder, "one/manifest.json"));
  await expect(publish("one", person.email)).rejects.toThrow(
    /^customers\.parquet: holds an e-mail of a customer/,
  );
  expect(await readFile(join(folder, "one/manifest.json"))).toEqual(before);
  expect(await readdir(folder)).toEqual(["one", "two"]);
});
