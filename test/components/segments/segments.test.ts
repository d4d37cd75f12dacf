// @vitest-environment jsdom
import {beforeEach, describe, expect, it, vi} from "vitest";
import type {Language} from "../../../src/components/words/language.js";
import type {SegmentBuyer} from "../../../src/components/segments/segment-buyers.js";
import {segmentPage} from "../../../src/components/segments/segment-page.js";
import {
  cameTitle,
  changeSentence,
  partSentence,
  sizeSentence,
  wentTitle,
} from "../../../src/components/segments/segment-sentences.js";
import {segmentsPage} from "../../../src/components/segments/segments.js";
import {latestWays} from "../../../src/components/moves/moves-between.js";
import {
  countsOfSegments,
  countsOfWays,
  movedSentence,
  movesTitle,
  richestSentence,
} from "../../../src/components/segments/segments-sentences.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {today} from "../fixtures.js";
import {hostile} from "../fixtures/hostile.js";
import {rooms} from "../rooms.js";

const en = voiceOf(rooms, {language: "en"});
const zh = voiceOf(rooms, {language: "zh"});
const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;
const languages: Language[] = ["en", "zh"];
const champions = rooms.segments[0]!;
const ways = latestWays(rooms.segment_moves, en.facts);

beforeEach(() => history.replaceState(null, "", "/segments/"));

describe.each(languages)("all segments (%s)", (language) => {
  const page = () => {
    const drawn = segmentsPage(rooms, {language, today});
    document.body.replaceChildren(drawn);
    return drawn;
  };
  const numbers = (row: Element) =>
    [...row.querySelectorAll("td")].map((cell) => Number(cell.textContent.replaceAll(",", "")));

  it("stand in two tables: how many came to be there, and what each brings", () => {
    const [sizes, worth] = [...page().querySelectorAll(".segments-tables table")];
    const rows = [...sizes!.querySelectorAll("tbody tr")];
    expect(rows.length).toBe(rooms.segments.length);
    // In the order in which they are added and taken away.
    expect(rows.map((row) => numbers(row))).toEqual(
      rooms.segments.map((row) => [
        ...[row.customers_before, row.moved_in, row.arrived, row.moved_out, row.customers],
      ]),
    );
    expect(sizes!.querySelector("caption")?.textContent).toMatch(
      /17 August 2025|2025 年 8 月 17 日/,
    );
    expect(worth!.querySelectorAll("tbody tr a").length).toBe(rooms.segments.length);
    expect(worth!.querySelectorAll("thead th").length).toBe(
      rooms.segments.some((row) => row.margin_share !== null) ? 8 : 7,
    );
  });

  it("come as one download, with everything that both tables hold", async () => {
    const blobs: Blob[] = [];
    URL.createObjectURL = (blob) => (blobs.push(blob as Blob), "blob:x");
    URL.revokeObjectURL = () => undefined;
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockReturnValue();
    const drawn = page();
    const buttons = [...drawn.querySelectorAll<HTMLElement>(".segments-tables .controls button")];
    expect(buttons.length).toBe(1);
    buttons[0]!.click();
    const text = await new Promise<string>((done) => {
      const reader = new FileReader();
      reader.onload = () => done(reader.result as string);
      reader.readAsText(blobs[0]!);
    });
    const [head, first] = text.split("\r\n");
    const heads = [...drawn.querySelectorAll(".segments-tables thead th")].length;
    // The name stands in both tables.
    expect(head!.split(",").length).toBe(heads - 1);
    expect(first).toContain(String(champions.customers_before));
    expect(first).toContain(String(champions.net_amount));
  });
});

describe("sentences of the segments", () => {
  it("tell who brings most, and that all are alike where they are", () => {
    expect(plain(richestSentence(rooms.segments, en))).toBe(
      "Champions bring the most: 12.4 % of buyers, 31 % of net sales.",
    );
    expect(richestSentence(rooms.segments, zh)).toBe(
      "“冠军客户”占购买客户的 12.4%，贡献净销售额的 31%，居各类型之首。",
    );
    const one = [{...champions, customers_share: 1, net_share: 1}];
    expect(richestSentence(one, en)).toBe("All buyers are in one segment, Champions.");
    expect(richestSentence([{...champions, net_share: null}], zh)).toBeNull();
  });

  it("count who moved and who is new, and are silent without a past", () => {
    expect(plain(movedSentence(countsOfWays(ways), en))).toBe(
      "Since 17 August 2025, 6 of 7 earlier buyers (85.7 %) changed segment; 1 bought for the first time.",
    );
    expect(movedSentence(countsOfWays(ways), zh)).toBe(
      "自 2025 年 8 月 17 日以来，7 位老客户中有 6 位（85.7%）换了类型，另有 1 位首次购买。",
    );
    expect(countsOfSegments(rooms.segments.slice(0, 2))).toEqual({
      before: champions.customers_before + rooms.segments[1]!.customers_before,
      moved: champions.moved_out + rooms.segments[1]!.moved_out,
      arrived: 10,
    });
    const fresh = ways.filter((way) => way.from_segment === "none");
    expect(movedSentence(countsOfWays(fresh), en)).toBeNull();
    expect(movesTitle(fresh, zh)).toBeNull();
    expect(movesTitle(ways, en)).toBe(
      "The most travelled way: 3 customers went from At risk to Lost",
    );
  });

  it("tell the size of one segment and how it changed", () => {
    expect(plain(sizeSentence(champions, en))).toBe(
      "Champions: 310 customers, 12.4 % of buyers, with net sales of ¥372K, 31 % of all.",
    );
    expect(sizeSentence({...champions, customers: 0}, zh)).toBe(
      "冠军客户：2025 年 11 月 17 日没有客户。",
    );
    expect(changeSentence({...champions, customers_before: 310}, true, en)).toBe(
      "As many as on 17 August 2025.",
    );
    const empty = {...champions, customers: 0, customers_before: 0};
    expect(changeSentence(empty, true, en)).toBe("Nor on 17 August 2025.");
    expect(changeSentence(empty, true, zh)).toBe("2025 年 8 月 17 日也没有。");
    expect(changeSentence({...champions, customers_before: 300}, true, zh)).toBe(
      "比 2025 年 8 月 17 日多 10 位。",
    );
    expect(changeSentence(champions, false, en)).toBeNull();
  });

  it("say of whom they tell a share where filters choose customers", () => {
    const chosen = voiceOf(rooms, {language: "en", filters: "region North"});
    const zhChosen = voiceOf(rooms, {language: "zh", filters: "地区为北"});
    expect(plain(sizeSentence(champions, chosen))).toBe(
      "Champions: 310 customers, 12.4 % of the buyers chosen, with net sales of ¥372K, 31 % of theirs.",
    );
    expect(sizeSentence(champions, zhChosen)).toBe(
      "冠军客户：310 位客户，占所选购买客户的 12.4%，带来净销售额 37.2 万元，占其总额的 31%。",
    );
    expect(sizeSentence({...champions, customers: 0}, chosen)).toBe(
      "Champions: none of the customers chosen on 17 November 2025.",
    );
    expect(sizeSentence({...champions, customers: 0}, zhChosen)).toBe(
      "冠军客户：2025 年 11 月 17 日，所选客户中无人属于此类。",
    );
    expect(partSentence(2, 310, chosen)).toBe(
      "Of the 310 customers who match the filters the 2 with the largest net sales are listed; figures and pictures above count all 310.",
    );
    expect(partSentence(2, 310, zhChosen)).toBe(
      "符合筛选条件的 310 位中，仅列出净销售额最大的 2 位；上方数字与图统计全部 310 位。",
    );
    expect(partSentence(310, 310, chosen)).toBeNull();
  });

  it("tell where they came from and went", () => {
    const row = {...champions, customers: 2, moved_in: 1, arrived: 0, customers_before: 1};
    expect(cameTitle(row, en)).toBe(
      "Of 2 now here, 1 was here on 17 August 2025, 1 moved in and none is new",
    );
    expect(cameTitle(row, zh)).toMatch(/1 位由其他类型转入，没有新客户$/u);
    expect(wentTitle(row, ways, en)).toBe("The one customer of 17 August 2025 is still here");
    const left = {...champions, segment: "loyal_customers", customers_before: 2, moved_out: 1};
    expect(wentTitle(left, ways, en)).toBe(
      "Of 2 here on 17 August 2025, 1 has left, for Champions",
    );
    expect(wentTitle(left, ways, zh)).toMatch(/1 位已离开，转为“冠军客户”$/u);
    const lost = {...champions, segment: "at_risk", customers_before: 3, moved_out: 3};
    expect(wentTitle(lost, ways, zh)).toBe("2025 年 8 月 17 日的 3 位已全部离开，均转为“已流失”");
  });

  it("say nobody and all in words rather than in noughts", () => {
    const fresh = {...champions, customers: 2, moved_in: 0, arrived: 2};
    expect(cameTitle(fresh, en)).toBe("All 2 now here are new");
    expect(cameTitle(fresh, zh)).toBe("现有 2 位均为新客户");
    expect(cameTitle({...fresh, customers: 1, arrived: 1}, en)).toBe(
      "The one customer here is new",
    );
    const moved = {...champions, customers: 3, moved_in: 2, arrived: 1};
    expect(cameTitle(moved, zh)).toBe(
      "现有 3 位：2025 年 8 月 17 日时无一属于此类，2 位由其他类型转入，1 位为新客户",
    );
    const scattered = ["lost", "hibernating"].map((to_segment, i) => ({
      ...{...ways[0]!, from_segment: "at_risk", to_segment, customers: i + 1},
    }));
    const emptied = {...champions, segment: "at_risk", customers_before: 3, moved_out: 3};
    expect(wentTitle(emptied, scattered, en)).toBe(
      "Of 3 here on 17 August 2025, all have left, 2 of them for Hibernating",
    );
    expect(wentTitle(emptied, scattered, zh)).toMatch(
      /的 3 位已全部离开，其中 2 位转为“休眠客户”$/u,
    );
  });
});

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

describe("the pages of segments", () => {
  it.each(languages)("show all of them, sizes adding up, names as text (%s)", (language) => {
    const page = segmentsPage(rooms, {language, today});
    expect(page.textContent).not.toMatch(/undefined|NaN|Infinity|\[object|null/);
    expect(page.querySelector("img, script")).toBeNull();
    expect(page.textContent).toContain(hostile[0]);
    const links = [...page.querySelectorAll("section a")].map((link) => link.getAttribute("href"));
    expect(links.slice(0, 2)).toEqual(["./champions", "./loyal_customers"]);
    expect(page.querySelector("p a")?.getAttribute("href")).toBe("../moves");
  });

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
