// @vitest-environment jsdom
import {beforeEach, describe, expect, it} from "vitest";
import type {Language} from "../../../src/components/words/language.js";
import type {SegmentBuyer} from "../../../src/components/segments/segment-buyers.js";
import {segmentPage} from "../../../src/components/segments/segment-page.js";
import {today} from "../fixtures.js";
import {hostile} from "../fixtures/hostile.js";
import {rooms} from "../rooms.js";

const languages: Language[] = ["en", "zh"];

/** The list of a segment, as a page asks for it. */
const listOf = (segment: string): SegmentBuyer[] =>
  rooms.rfm
    .filter((score) => score.segment === segment)
    .map((score) => {
      const customer = rooms.customers.find((one) => one.customer_key === score.customer_key)!;
      const {lifecycle_stage, tier, region, trailing_year_net_amount, margin_amount} = customer;
      return {...score, lifecycle_stage, tier, region, trailing_year_net_amount, margin_amount};
    });

/** Champions are the two who are listed. */
const whole = {
  ...rooms,
  segments: rooms.segments.map((row) =>
    row.segment === "champions" ? {...row, customers: 2} : row,
  ),
  segment_groups: [
    {
      ...{segment: "champions", lifecycle_stage: "loyal"},
      ...{recency_score: 5, frequency_score: 5, customers: 2},
    },
  ],
  segment_buyers: listOf("champions"),
};

beforeEach(() => history.replaceState(null, "", "/segments/"));

describe("the pages of segments", () => {
  it.each(languages)(
    "show one of them: its cells, its customers, its neighbours (%s)",
    (language) => {
      const page = segmentPage(whole, {language, segment: "champions", today});
      expect(page.textContent).not.toMatch(/undefined|NaN|Infinity|\[object|null/);
      expect([...page.querySelectorAll(".customer-key")].map((key) => key.textContent)).toEqual([
        "a1",
        "b2",
      ]);
      const cells = [...page.querySelectorAll(".heat-grid td")];
      expect(
        cells.filter((cell) => cell.textContent !== "").map((cell) => cell.textContent),
      ).toEqual(["2"]);
      const links = [...page.querySelectorAll("nav a")].map((link) => link.getAttribute("href"));
      expect(links).toEqual(["./", "./loyal_customers"]);
    },
  );

  it.each([
    [
      "en",
      "Of 310 customers the 2 with the largest net sales are listed; figures and pictures above count all of them. The whole list: npm run marts, file buyers.parquet.",
    ],
    [
      "zh",
      "共 310 位，仅列出净销售额最大的 2 位；上方数字与图统计全部客户。完整名单：npm run marts，文件 buyers.parquet。",
    ],
  ] as const)("list a part and count all where there are too many (%s)", (language, told) => {
    const group = {segment: "champions", recency_score: 5, frequency_score: 5};
    const segment_groups = [
      {...group, lifecycle_stage: "loyal", customers: 200},
      {...group, lifecycle_stage: "repeat", customers: 10},
      {...group, frequency_score: 4, lifecycle_stage: "repeat", customers: 100},
      {...group, segment: "lost", lifecycle_stage: "churned", customers: 7000},
    ];
    const many = {...whole, segments: rooms.segments, segment_groups};
    const page = segmentPage(many, {language, segment: "champions", today});
    expect(page.querySelector(".picture-note")?.textContent).toBe(told);
    expect(page.querySelectorAll(".customer-key")).toHaveLength(2);
    const cells = [...page.querySelectorAll(".heat-grid td")];
    expect(cells.map((cell) => cell.textContent).filter((text) => text !== "")).toEqual([
      "100",
      "210",
    ]);
    const stages = [...page.querySelectorAll("figure")].at(-1)!;
    expect(stages.textContent).toContain("n = 310");
    expect(stages.textContent).toMatch(/64\.5\s?%/);
    const listed = segmentPage(whole, {language, segment: "champions", today});
    expect(listed.textContent).not.toContain("npm run marts");
  });

  it("say so where a segment is empty or unknown", () => {
    const empty = rooms.segments.map((row) => ({...row, customers: 0}));
    const page = segmentPage(
      {...rooms, segments: empty, segment_moves: [], segment_buyers: []},
      {language: "en", segment: "hibernating", today},
    );
    expect(page.querySelector(".answer")?.textContent).toBe(
      "Hibernating: nobody on 17 November 2025.",
    );
    expect(page.querySelector(".heat-grid, .key-figure, svg")).toBeNull();
    expect(page.textContent).toContain("Nobody is in this segment.");
    const unknown = segmentPage(
      {...rooms, segment_buyers: []},
      {language: "zh", segment: hostile[0], today},
    );
    expect(unknown.querySelector(".answer")?.textContent).toContain("没有这一客户类型");
  });
});
