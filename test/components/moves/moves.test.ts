// @vitest-environment jsdom
import {beforeEach, describe, expect, it} from "vitest";
import {flowLayout} from "../../../src/components/figures/flow-layout.js";
import type {Language} from "../../../src/components/words/language.js";
import {gainOf, movesBetween, sumOf, waysOf} from "../../../src/components/moves/moves-between.js";
import {
  leftOutSentence,
  overlapSentence,
  seasonsSentence,
  uncoveredSentence,
} from "../../../src/components/moves/moves-limits.js";
import {cameSentence, wentSentence} from "../../../src/components/moves/moves-node-sentences.js";
import {listTitle, partSentence} from "../../../src/components/moves/moves-lists.js";
import {moversOf} from "../../../src/components/moves/moves-people.js";
import type {SegmentHistory} from "../../../src/components/moves/moves-people.js";
import {movesSankey} from "../../../src/components/moves/moves-sankey.js";
import {
  costliestWay,
  driftedSentence,
  gainsSentence,
  latestSpan,
  movedBetweenSentence,
  moveSentence,
} from "../../../src/components/moves/moves-sentences.js";
import {movesPage} from "../../../src/components/moves/moves.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {today} from "../fixtures.js";
import {rooms} from "../rooms.js";

const en = voiceOf(rooms, {language: "en"});
const zh = voiceOf(rooms, {language: "zh"});
const plain = (text: string | null) =>
  text?.replaceAll("\u00a0", " ").replaceAll("\u2060", "") ?? null;
const languages: Language[] = ["en", "zh"];
const span = latestSpan(en.facts);
const yearSpan = {...span, from: new Date("2024-11-17")};
const moves = movesBetween(rooms.segment_moves, span);
const yearMoves = movesBetween(rooms.segment_moves, yearSpan);
const ways = waysOf(moves);
const ids = rooms.segments.map(({segment}) => segment);
const places = new Map(rooms.segments.map((row) => [row.segment, row]));

beforeEach(() => history.replaceState(null, "", "/moves"));

function historyOf(): SegmentHistory {
  const rows = rooms.customer_segments;
  return {
    key: rows.map((row) => row.customer_key),
    segment: rows.map((row) => row.segment),
    orders: Float64Array.from(rows, (row) => row.order_count),
    amount: Float64Array.from(rows, (row) => row.period_net_amount ?? NaN),
    date: Float64Array.from(rows, (row) => row.on_date.getTime()),
  };
}

describe("moves between two dates", () => {
  it("are those of the two dates, each way summed over its kinds", () => {
    expect(moves.length).toBe(6);
    expect(ways.length).toBe(5);
    expect(ways.find((way) => way.to_segment === "promising")).toEqual({
      ...{from_segment: "hibernating", to_segment: "promising", customers: 2},
      ...{net_amount_before: 4, net_amount: 19},
    });
    expect(sumOf(ways)).toEqual({customers: 8, net_amount_before: 154, net_amount: 154});
    expect(gainOf({net_amount_before: 0.1, net_amount: 0.3})).toBe(0.2);
    expect(gainOf({net_amount_before: null, net_amount: 1})).toBeNull();
  });

  it("are told in words, whose money adds up to all", () => {
    expect(movedBetweenSentence(moves, span, true, en)).toBe(
      "From 17 August 2025 to 17 November 2025, 1 of 7 buyers was upgraded and none downgraded; 3 were lost and 1 won back.",
    );
    expect(movedBetweenSentence(moves, span, true, zh)).toBe(
      "2025 年 8 月 17 日至 2025 年 11 月 17 日，7 位老客户中有 1 位升级、0 位降级，3 位流失、1 位赢回。",
    );
    expect(movedBetweenSentence(moves, span, false, en)).toBe(
      "From 17 August 2025 to 17 November 2025, 1 of 7 buyers was upgraded and none downgraded.",
    );
    const fresh = moves.filter(({move}) => move === "arrived");
    expect(movedBetweenSentence(fresh, span, true, en)).toBeNull();
    // 20 + 20 + 15 − 10 − 45 = 0, nothing from the one who drifted.
    expect(plain(gainsSentence(moves, span, en))).toBe(
      "Net sales in the 12 months to 17 November 2025 are as high as in those to 17 August 2025: first bought +¥20, upgraded +¥20, won back +¥15, stayed −¥10 and lost −¥45.",
    );
    const more = moves.map((row) =>
      row.move === "drifted" ? {...row, net_amount_before: 1} : {...row},
    );
    expect(plain(gainsSentence(more, span, zh))).toBe(
      "截至 2025 年 11 月 17 日的 12 个月净销售额，与截至 2025 年 8 月 17 日的等长期间相比多 3 元：首次购买 +20 元、升级 +20 元、赢回 +15 元、未变 −10 元、流失 −45 元和其余 +3 元。",
    );
    expect(gainsSentence(yearMoves, yearSpan, en)).toBeNull();
    expect(driftedSentence(moves, en)).toContain("1 more stands better without having bought");
    expect(driftedSentence(yearMoves, zh)).toBeNull();
  });

  it("name the costliest way, where one fell, and say what each way bought", () => {
    expect(plain(costliestWay(ways, span, en))).toBe(
      "The costliest way: the 3 who went from At risk to Lost bought for ¥45 less in 12 months",
    );
    expect(costliestWay(ways, span, zh)).toBe(
      "代价最大的变动：由“有流失风险”转为“已流失”的 3 位客户，12 个月净销售额减少 45 元",
    );
    expect(costliestWay(ways.slice(1, 2), span, en)).toBeNull();
    expect(costliestWay(waysOf(yearMoves), yearSpan, en)).toBeNull();
    expect(plain(moveSentence(ways[1]!, span, en))).toBe(
      "1 went from Loyal customers to Champions; net sales over 12 months: ¥10 before, ¥30 after.",
    );
    expect(moveSentence(waysOf(yearMoves)[0]!, yearSpan, zh)).toBe(
      "1 位前后均为“冠军客户”；其后 12 个月净销售额 80 元，此前期间早于数据起点。",
    );
  });

  it("say where the people of one segment went and came from", () => {
    expect(wentSentence("at_risk", ways, span, en)).toBe(
      "At risk on 17 August 2025: 3. By 17 November 2025, 0 stayed, 3 went to Lost.",
    );
    expect(wentSentence("none", ways, span, zh)).toBe(
      "2025 年 8 月 17 日之后首次购买：1 位；至 2025 年 11 月 17 日，人数最多的是“新近客户”，1 位。",
    );
    expect(cameSentence("champions", ways, span, en)).toBe(
      "Champions on 17 November 2025: 2. On 17 August 2025, 1 stood here, 1 elsewhere; 0 had not bought yet.",
    );
  });

  it("say what is not known or left out", () => {
    expect(uncoveredSentence(rooms.segment_dates, span, en)).toBeNull();
    expect(uncoveredSentence(rooms.segment_dates, yearSpan, en)).toMatch(
      /^What the moves gained or lost is not told: the data begin on .*, after the 12 months to 17 November 2024 do\.$/,
    );
    expect(leftOutSentence(rooms.segment_dates, en)).toBe(
      "With more than 200,000 buyers, the date 24 months back is left out.",
    );
    expect(leftOutSentence(rooms.segment_dates, zh)).toContain("24 个月前");
    expect(leftOutSentence(rooms.segment_dates.slice(0, 3), zh)).toBeNull();
    expect(seasonsSentence(span, en)).toBeNull();
    expect(seasonsSentence({...span, months: 1}, en)).toContain("money is that of one month each");
    expect(seasonsSentence({...span, months: 6}, zh)).toContain("金额比较各 6 个月");
  });
});

describe("periods that overlap", () => {
  const rows = rooms.segment_dates;

  it("are said to, with the days that gains and losses then compare", () => {
    expect(overlapSentence(rows, span, en)).toBe(
      "The two periods overlap: 18 November 2024 to 17 August 2025 lies in both, so what moves gained or lost is the net sales of 18 August 2025 to 17 November 2025 less those of 18 August 2024 to 17 November 2024.",
    );
    expect(overlapSentence(rows, span, zh)).toBe(
      "两段期间有重叠：2024 年 11 月 18 日至 2025 年 8 月 17 日同时计入两段，因此得失实为 2025 年 8 月 18 日至 2025 年 11 月 17 日的净销售额减去 2024 年 8 月 18 日至 2024 年 11 月 17 日的净销售额。",
    );
    // A month that has no 31st ends on its last day, as in the database.
    const late = {from: new Date("2025-05-31"), to: new Date("2025-08-31"), months: 6};
    expect(overlapSentence(rows, late, en)).toContain(
      "1 March 2025 to 31 May 2025 lies in both, so what moves gained or lost is the net sales of 1 June 2025 to 31 August 2025 less those of 1 December 2024 to 28 February 2025.",
    );
  });

  it("are not told of where they only touch, lie apart, or are not told at all", () => {
    expect(overlapSentence(rows, {...span, months: 3}, en)).toBeNull();
    expect(overlapSentence(rows, {...span, months: 1}, zh)).toBeNull();
    expect(overlapSentence(rows, {...yearSpan, to: span.from}, en)).toBeNull();
  });
});

describe("the lists", () => {
  it("say that they hold a part, where they do", () => {
    expect(partSentence(23, 23, en)).toBeNull();
    expect(partSentence(812, 64_512, en)).toBe(
      "With more than 200,000 buyers only those are listed whose net sales changed most: 812 of 64,512.",
    );
    expect(partSentence(812, 64_512, zh)).toContain("64,512 位中的 812 位");
    expect(listTitle("at_risk.lost", 3, span, en)).toBe(
      "At risk → Lost: 3 customers, 17 August 2025 to 17 November 2025",
    );
  });

  it("hold the people of every kind and way, with the mart's counts and money", () => {
    for (const dates of [span, yearSpan]) {
      const movers = moversOf(historyOf(), dates, places);
      for (const row of movesBetween(rooms.segment_moves, dates)) {
        const mine = movers.filter(
          (mover) =>
            mover.from_segment === row.from_segment &&
            mover.to_segment === row.to_segment &&
            mover.move === row.move,
        );
        expect(mine.length, `${row.from_segment} ${row.to_segment} ${row.move}`).toBe(
          row.customers,
        );
        const {net_amount_before, net_amount} = sumOf(
          mine.map((mover) => ({...mover, customers: 1})),
        );
        expect([net_amount_before, net_amount]).toEqual([row.net_amount_before, row.net_amount]);
      }
    }
    expect(moversOf(historyOf(), span, places).find(({customer_key: key}) => key === "k2")).toEqual(
      {
        ...{customer_key: "k2", from_segment: "loyal_customers", to_segment: "champions"},
        ...{move: "upgraded", orders: 1, net_amount_before: 10, net_amount: 30},
      },
    );
  });
});

describe("ribbons", () => {
  it("fill both columns by their counts, none outside, none across another of its node", () => {
    const flows = [
      {from: "a", to: "x", count: 30},
      {from: "b", to: "x", count: 10},
      {from: "a", to: "y", count: 60},
      {from: "c", to: "y", count: 0},
    ];
    const {left, right, ribbons} = flowLayout(flows, {
      ...{from: ["a", "b", "c"], to: ["y", "x"], height: 110, gap: 10},
    });
    expect(left).toEqual([
      {id: "a", count: 90, top: 0, height: 90},
      {id: "b", count: 10, top: 100, height: 10},
    ]);
    expect(right).toEqual([
      {id: "y", count: 60, top: 0, height: 60},
      {id: "x", count: 40, top: 70, height: 40},
    ]);
    expect(
      ribbons.map(({flow, fromTop, toTop, height}) => [flow.from, flow.to, fromTop, toTop, height]),
    ).toEqual([
      ["a", "y", 0, 0, 60],
      ["a", "x", 60, 70, 30],
      ["b", "x", 100, 100, 10],
    ]);
    expect(flowLayout([], {from: ["a"], to: ["x"], height: 50, gap: 5}).ribbons).toEqual([]);
  });

  it("leave room for the two lines of every label on a phone, and none below the picture", () => {
    const small = (from: string, to: string) => ({
      ...{from_segment: from, to_segment: to, customers: 1},
      ...{net_amount_before: null, net_amount: null},
    });
    const large = {...small(ids[0]!, ids[0]!), customers: 100_000};
    for (const many of [ids, [...ids, ...ids.map((id) => `other_${id}`)]]) {
      const crowd = [...many.map((id) => small(id, id)), large];
      const drawn = movesSankey(crowd, {label: "", width: 320, span, ids: many, voice: en});
      const texts = [...drawn.querySelectorAll(".sankey-node text")];
      const labels = texts.map((text) =>
        [...text.querySelectorAll("tspan")].map((line) => Number(line.getAttribute("y"))),
      );
      const left = labels.slice(0, many.length);
      const size = Number(texts[0]!.getAttribute("font-size"));
      for (const [i, lines] of left.entries())
        if (i > 0) expect(lines[0]! - left[i - 1]!.at(-1)!).toBeGreaterThan(1.2 * size);
      expect(left.at(-1)!.at(-1)!).toBeLessThan(Number(drawn.getAttribute("height")));
    }
  });

  it.each([360, 1000])(
    "are drawn with their sentences, one stop of the Tab key (%d px)",
    (width) => {
      const picked: string[] = [];
      const drawn = movesSankey(ways, {
        ...{label: "moves", width, span, ids, voice: en},
        onPick: (way) => picked.push(`${way.from_segment} ${way.to_segment}`),
      });
      document.body.replaceChildren(drawn);
      expect(drawn.outerHTML).not.toMatch(/NaN|undefined|Infinity/);
      expect(drawn.querySelectorAll(".ribbon").length).toBe(5);
      expect(drawn.querySelectorAll('[tabindex="0"]').length).toBe(1);
      const shown = [...drawn.querySelectorAll(".sankey-node text")].map((node) =>
        [...node.querySelectorAll("tspan")].map((line) => line.textContent).join(" "),
      );
      expect(shown).toEqual([
        ...["Champions 1", "Loyal customers 1", "At risk 3", "Hibernating 2", "Not yet a buyer 1"],
        ...["Champions 2", "New customers 1", "Promising 2", "Lost 3"],
      ]);
      const press = (key: string) =>
        document.activeElement!.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true}));
      drawn.querySelector<SVGElement>('[tabindex="0"]')!.focus();
      press("ArrowDown");
      press("ArrowRight");
      expect(document.activeElement?.getAttribute("aria-label")).toMatch(/^1 went from Loyal/);
      press("Enter");
      expect(picked).toEqual(["loyal_customers champions"]);
      press("ArrowRight");
      expect(document.activeElement?.getAttribute("aria-label")).toMatch(
        /^Champions on 17 November/,
      );
      expect(drawn.querySelectorAll('[tabindex="0"]').length).toBe(1);
      expect(drawn.querySelectorAll(".ribbon.is-lit").length).toBe(2);
    },
  );
});

describe("the page of moves", () => {
  const load = () => Promise.reject(new Error("no network"));

  it.each(languages)("shows both pictures, cards and lists (%s)", (language) => {
    const page = movesPage(rooms, {language, load, today});
    expect(page.textContent).not.toMatch(/undefined|NaN|Infinity|\[object|null/);
    expect(page.querySelectorAll("figure.picture").length).toBe(2);
    expect(
      [...page.querySelectorAll(".key-figure-value")].map((value) => value.textContent),
    ).toEqual(["1", "0", "3", "1"]);
    expect(page.querySelectorAll(".heat-grid td:not(.is-none)").length).toBe(5);
    expect(
      [...page.querySelectorAll("[data-list]")].map((button) => button.getAttribute("data-list")),
    ).toEqual([...["upgraded", "downgraded", "lost", "won_back"]]);
  });

  it("takes the dates from the address, ignores what is none, and keeps what is chosen", () => {
    history.replaceState(null, "", "/moves?from=2024-11-17&to=2025-08-17");
    const page = movesPage(rooms, {language: "en", load, today});
    document.body.replaceChildren(page);
    expect(page.querySelector(".answer")?.textContent).toMatch(
      /^From 17 November 2024 to 17 August 2025/,
    );
    const [from, to] = [...page.querySelectorAll("select")] as HTMLSelectElement[];
    expect([from?.value, to?.value]).toEqual(["2024-11-17", "2025-08-17"]);
    to!.value = "2025-11-17";
    to!.dispatchEvent(new Event("change"));
    expect(location.search).toBe("?from=2024-11-17");
    expect(page.querySelector(".answer")?.textContent).toMatch(
      /to 17 November 2025, none of 2 buyers was/,
    );
    expect(page.textContent).toContain("What the moves gained or lost is not told");
    from!.value = "2025-08-17";
    from!.dispatchEvent(new Event("change"));
    expect(location.search).toBe("");
    history.replaceState(null, "", "/moves?from=1999-01-01&to=nothing&list=nobody");
    const usual = movesPage(rooms, {language: "en", load, today});
    // The answer is one sentence; what each kind gained or lost is told below it.
    expect(usual.querySelector(".answer")?.textContent).toBe(
      movedBetweenSentence(moves, span, true, en),
    );
    expect([...usual.querySelectorAll(".moves-body > p")].map((p) => p.textContent)).toEqual([
      gainsSentence(moves, span, en),
      overlapSentence(rooms.segment_dates, span, en),
      expect.stringContaining("1 more stands better without having bought"),
    ]);
  });

  it("says so where a list cannot be fetched, and where there is nothing to compare", async () => {
    history.replaceState(null, "", "/moves?list=lost");
    const page = movesPage(rooms, {language: "en", load, today});
    document.body.replaceChildren(page);
    expect(page.querySelector('[data-list="lost"]')?.getAttribute("aria-pressed")).toBe("true");
    await expect.poll(() => page.textContent).toContain("The list could not be fetched");
    const first = {...rooms, segment_dates: rooms.segment_dates.slice(0, 1), segment_moves: []};
    const bare = movesPage(first, {language: "zh", load, today});
    expect(bare.querySelector(".answer")?.textContent).toContain("无从比较变动");
    expect(bare.querySelector("figure, select")).toBeNull();
    const none = {...rooms, segments: rooms.segments.map((row) => ({...row, is_lost: false}))};
    const kept = movesPage(none, {language: "en", load, today});
    expect(kept.querySelectorAll("[data-list]").length).toBe(2);
  });
});
