import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, it} from "vitest";
import {searchable, searchEntries} from "../../loaders/tools/search-entries.js";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "clientele-search-"));
  mkdirSync(join(root, "marts"));
});
afterEach(() => rmSync(root, {recursive: true}));

it("begins a window at every position of a Han run", () => {
  expect(searchable(["预期间隔"])).toBe("预期间隔 预期间隔 期间隔 间隔");
  expect(searchable(["net sales 净额"])).toBe("net sales 净额 净额");
  expect(searchable(["一二三四五六七八九"]).split(" ")).toContain("一二三四五六七八");
});

it("makes an entry per table and per list, in both languages", () => {
  const column = {
    mart: "overdue",
    column_name: "days_overdue",
    label_en: "Days overdue",
    label_zh: "逾期天数",
  };
  const rest = {meaning_en: "m.", meaning_zh: "义。", grain_en: "g.", grain_zh: "粒。"};
  writeFileSync(join(root, "marts", "dictionary.json"), JSON.stringify([{...column, ...rest}]));
  const term = {id: "gold", label_en: "Gold", label_zh: "金牌", meaning_en: "", meaning_zh: ""};
  const terms = [
    {...term, kind: "tier"},
    {...term, kind: "segment_or_none"},
  ];
  writeFileSync(join(root, "marts", "terms.json"), JSON.stringify(terms));
  const entries = searchEntries(root);
  expect(entries.map(({path}) => path)).toEqual([
    "/dictionary#overdue",
    "/dictionary#terms-tier",
    "/zh/dictionary#overdue",
    "/zh/dictionary#terms-tier",
  ]);
  expect(entries[0]?.text).toBe("overdue g. days_overdue Days overdue m.");
  expect(entries[2]?.text).toContain("天数");
});

it("makes entries of the Chinese pages that ask for it, without their code", () => {
  mkdirSync(join(root, "zh/segments"), {recursive: true});
  const page = (title: string, body: string, more = "index: false\n") =>
    `---\ntitle: ${title}\n${more}---\n\n\`\`\`js\nimport 代码\n\`\`\`\n\n${body}\n`;
  writeFileSync(join(root, "zh/index.md"), page("总览", "见[质量](./quality)页"));
  writeFileSync(join(root, "zh/value.md"), page("价值", "同一时钟"));
  writeFileSync(join(root, "zh/other.md"), page("其他", "其他", ""));
  writeFileSync(join(root, "zh/segments/[segment].md"), page("一类", "一类"));
  const entries = searchEntries(root);
  expect(entries.map(({path, title}) => [path, title])).toEqual([
    ["/zh/", "总览"],
    ["/zh/value", "价值"],
  ]);
  expect(entries[1]?.text).toContain(" 时钟");
  expect(entries.map(({text}) => text).join()).not.toMatch(/代码|quality/);
});

it("finds nothing where no marts are laid out", () => {
  expect(searchEntries(root)).toEqual([]);
});
