import {mkdir, mkdtemp, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterAll, afterEach, beforeAll, beforeEach, expect, test} from "vitest";
import {privateValues} from "../../loaders/tools/private-values.js";
import {forgetOwnText, scanPrivacy} from "../../loaders/tools/scan-privacy.js";
import {type Fake, fakeComputed, person} from "./fake-computed.js";

let fake: Fake;
let folder: string;
beforeAll(async () => {
  fake = await fakeComputed();
});
afterAll(() => fake.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "clientele-scan-"));
});
afterEach(() => rm(folder, {recursive: true, force: true}));

async function scan(file: string, text: string, own = ""): Promise<string[]> {
  for (const [path, content] of [
    [`dist/${file}`, text],
    ["src/index.md", own],
  ] as const) {
    await mkdir(dirname(join(folder, path)), {recursive: true});
    await writeFile(join(folder, path), content);
  }
  const values = await privateValues(fake.connection);
  await forgetOwnText(values, "{}", join(folder, "src"));
  const faults = await scanPrivacy(join(folder, "dist"), values, fake.connection);
  expect(JSON.stringify(faults)).not.toMatch(/lovelace|ada@|7946|00017|小明/i);
  return faults.map(({file: where, reason}) => `${where}: ${reason.split(" which")[0]}`);
}

const told = (file: string, kind: string) => [
  `${file}: holds ${kind === "e-mail" ? "an" : "a"} ${kind} of a customer,`,
];

test.each([
  ["a.html", `<p>Dear ${person.name},</p>`, "name"],
  ["a.html", `<p title="王小&#26126;">x</p>`, "name"],
  ["a.html", `<script>const who = "ADA LOVELACE-BYRON"</script>`, "name"],
  ["a.js", `export const who = "\\u738b\\u5c0f\\u660e"`, "name"],
  ["a.json", JSON.stringify([{x: `<${person.email}>`}]), "e-mail"],
  ["a.json", JSON.stringify({[person.email]: 1}), "e-mail"],
  ["a.css", `/* ${person.email} */`, "e-mail"],
  ["a.json", JSON.stringify(["442079460958"]), "phone"],
  ["a.txt", `id ${person.id}`, "customer id"],
])("finds in %s: %s", async (file, text, kind) => {
  expect(await scan(file, text)).toEqual(told(file, kind));
});

test("finds the name of a file, and does not tell it", async () => {
  const faults = await scan(`marts/${person.id}.json`, "{}");
  expect(faults).toEqual(["*.json: a file is named by a customer id of a customer,"]);
});

test.each([
  // "A" and "17850" are customer ids; one cell or a number that equals them says nothing of anyone.
  ["a.json", JSON.stringify([{class: "A", customers: 17850, note: "17850"}])],
  // "Henan" is a customer's name, and a region that enough customers share.
  ["a.json", JSON.stringify([{region: "Henan"}])],
  ["a.html", "<p>A banana for 17850 people of Henan</p>"],
])("is not misled in %s: %s", async (file, text) => {
  expect(await scan(file, text)).toEqual([]);
});

test("what the site says without any data tells of no one", async () => {
  const text = `<p>Built with ${person.name}'s ideas</p>`;
  expect(await scan("a.html", text, text)).toEqual([]);
});

test("reads Parquet, whatever its compression", async () => {
  await mkdir(join(folder, "dist"));
  await fake.connection.run(
    `copy (select '${person.email}' as contact) to '${folder}/dist/a.parquet' (compression zstd)`,
  );
  const values = await privateValues(fake.connection);
  const faults = await scanPrivacy(join(folder, "dist"), values, fake.connection);
  expect(faults.map(({file}) => file)).toEqual(["a.parquet"]);
});
