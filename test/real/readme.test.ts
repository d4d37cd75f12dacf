import {mkdtempSync, readFileSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, it} from "vitest";
import {parse} from "yaml";
import {readDefinitions} from "../../loaders/definitions/definitions.js";
import {settingList} from "../../loaders/sources/setting-list.js";
import {readSettings} from "../../loaders/settings.js";
import {findBlocks, readme, readmeBlocks} from "./readme-blocks.js";

const text = readFileSync(readme, "utf8");

it.each([...readmeBlocks()])("says in data/README.md what the code has: %s", (name, content) => {
  // Where this fails: npx tsx test/real/readme-blocks.ts
  expect(findBlocks(text, name)).toEqual([content]);
});

/** The first example of a language below a heading. */
function example(heading: string, language: string): string {
  const below = text.slice(text.indexOf(`\n${heading}\n`));
  return new RegExp(`\`\`\`${language}\n([^]*?)\`\`\``).exec(below)?.[1] ?? "";
}

function settingsOf(yaml: string): ReturnType<typeof readSettings> {
  const folder = mkdtempSync(join(tmpdir(), "clientele-readme-"));
  try {
    writeFileSync(join(folder, "source.yaml"), yaml);
    return readSettings(folder);
  } finally {
    rmSync(folder, {recursive: true});
  }
}

it("gives an example of source.yaml that is accepted and holds every key", () => {
  const yaml = example("## Settings: source.yaml", "yaml");
  const settings = settingsOf(yaml);
  expect(Object.keys(parse(yaml) as object).sort()).toEqual(settingList.map(({key}) => key).sort());
  expect(() => readDefinitions(settings.definitions)).not.toThrow();
});

it("gives examples of definitions that are accepted", () => {
  const {definitions} = settingsOf(example("## Definitions of your own", "yaml"));
  const read = readDefinitions(definitions);
  expect(read.segmentPreset).toBe("custom");
  expect(read.cells).toHaveLength(125);
  expect(read.tiers.map(({id}) => id)).toEqual(["vip", "important", "ordinary"]);
  // Score 5 up to 30 days, 1 beyond 365; score 2 from 2 orders, 5 from 10.
  expect(read.scoreCuts.filter(({measure}) => measure === "recency")).toEqual([
    {measure: "recency", score: 5, bound: 30},
    {measure: "recency", score: 4, bound: 90},
    {measure: "recency", score: 3, bound: 180},
    {measure: "recency", score: 2, bound: 365},
  ]);
  const known = [...Object.keys(definitions)].sort();
  const all = [...read.numbers.map(({definition}) => definition)].concat([
    "segments",
    "tiers",
    "score_cuts",
    "importance_weights",
    "moves_months",
  ]);
  expect(read.movesMonths).toEqual([12, 24, 36]);
  expect(read.segments.map(({rank, lost}) => [rank, lost])).toEqual([
    [1, undefined],
    [undefined, undefined],
    [undefined, true],
  ]);
  expect(known).toEqual(all.sort());
});
