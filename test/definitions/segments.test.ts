import {describe, expect, test} from "vitest";
import {readDefinitions} from "../../loaders/definitions/definitions.js";
import {proveSegments, scoresOf} from "../../loaders/definitions/rules.js";

const scores = [1, 2, 3, 4, 5];
const allCells = scores.flatMap((r) => scores.flatMap((f) => scores.map((m) => `${r}${f}${m}`)));

describe.each(["western", "chinese"])("the %s preset", (preset) => {
  test("names each of the 125 cells once", () => {
    const {cells, segments, segmentPreset} = readDefinitions({segments: preset});
    expect(segmentPreset).toBe(preset);
    const named = cells.map(
      ({recency_score, frequency_score, monetary_score}) =>
        `${recency_score}${frequency_score}${monetary_score}`,
    );
    expect(named).toEqual(allCells);
    // Every segment of the list has a cell, and no cell has another name.
    expect(new Set(cells.map(({segment}) => segment))).toEqual(new Set(segments.map(({id}) => id)));
  });
});

test("the western preset is the eleven names, from champions to lost", () => {
  expect(readDefinitions({}).segments.map(({id}) => id)).toEqual([
    "champions",
    "loyal_customers",
    "potential_loyalists",
    "new_customers",
    "promising",
    "need_attention",
    "about_to_sleep",
    "at_risk",
    "cannot_lose",
    "hibernating",
    "lost",
  ]);
});

test("the chinese preset follows the three highs and lows of practice", () => {
  // 重要 or 一般 by money; then recency and frequency: 价值 high high, 发展 high low, 保持 low high, 挽留 low low.
  const {cells} = readDefinitions({segments: "chinese"});
  for (const {recency_score: r, frequency_score: f, monetary_score: m, segment} of cells) {
    const weight = m >= 4 ? "important" : "general";
    const kind = r >= 4 ? (f >= 4 ? "value" : "development") : f >= 4 ? "retention" : "win_back";
    expect(segment).toBe(`${weight}_${kind}`);
  }
});

describe("proveSegments", () => {
  test("lists every cell without a name", () => {
    const {faults} = proveSegments([{id: "most", rules: [{r: "2-5"}, {r: 1, f: "2-5"}]}], "x.yaml");
    expect(faults).toEqual([
      {
        file: "x.yaml",
        reason: "segment rules leave 5 of 125 cells (r f m) without a name: 111 112 113 114 115",
        remedy: "add rules so that each cell has exactly one name",
      },
    ]);
  });

  test("lists every cell with two, and which", () => {
    const segments = [
      {id: "all", rules: [{}]},
      {id: "best", rules: [{r: 5, f: 5, m: "4-5"}]},
    ];
    expect(proveSegments(segments, "x.yaml").faults).toMatchObject([
      {
        reason:
          "segment rules name 2 of 125 cells (r f m) more than once: 554 (all, best) 555 (all, best)",
      },
    ]);
  });

  test("a rule that repeats another of its own segment is no fault", () => {
    expect(proveSegments([{id: "all", rules: [{}, {r: 5}]}], "x.yaml").faults).toEqual([]);
  });

  test.each(["0", "6", "5-4", "1-", "all", "1.5", ""])("refuses the score %j", (part) => {
    expect(() => scoresOf(part)).toThrow(
      `a score from 1 to 5 or a range such as 4-5 was expected, not ${part}`,
    );
  });

  test("refuses a rule that names no score", () => {
    const rules = [{R: 5}, null, "r5"] as never[];
    expect(proveSegments([{id: "all", rules: [{}, ...rules]}], "x.yaml").faults).toEqual(
      ['{"R":5}', "null", '"r5"'].map((told) => ({
        file: "x.yaml",
        column: "all",
        reason: `a rule of r, f and m was expected, not ${told}`,
      })),
    );
  });
});

test("presets rank their segments and say which count as lost", () => {
  const placed = (preset: string) =>
    readDefinitions({segments: preset}).segments.map(({id, rank, lost = false}) => [
      id,
      rank,
      lost,
    ]);
  expect(placed("western").filter(([, , lost]) => lost)).toEqual([
    ["hibernating", 9, true],
    ["lost", 10, true],
  ]);
  expect(placed("western").map(([, rank]) => rank)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 8, 9, 10]);
  expect(placed("chinese").filter(([, , lost]) => lost)).toEqual([
    ["important_win_back", 7, true],
    ["general_win_back", 8, true],
  ]);
  // Money first, then recency, then frequency; what is to be won back comes last.
  expect(placed("chinese").map(([, rank]) => rank)).toEqual([1, 2, 3, 7, 4, 5, 6, 8]);
});
