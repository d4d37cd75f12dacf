// @vitest-environment jsdom
import {beforeEach, describe, expect, it} from "vitest";
import {bridgeBars} from "../../../src/components/lifecycle/bridge-chart.js";
import {
  bridgeSubtitle,
  bridgeTitle,
  stepSentence,
} from "../../../src/components/lifecycle/bridge-sentences.js";
import {bridgeChoices, revenueBridge} from "../../../src/components/lifecycle/revenue-bridge.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {marts} from "../fixtures.js";

const en = voiceOf(marts, {language: "en"});
const zh = voiceOf(marts, {language: "zh"});
const all = marts.revenue_bridge;
const days = all.filter(({comparison}) => comparison === "days_90");
const month = all.filter(({comparison}) => comparison === "month");
const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;
beforeEach(() => history.replaceState(null, "", "/lifecycle"));

describe("what a bridge tells", () => {
  it("says how far net sales moved, and what added and took most", () => {
    expect(plain(bridgeTitle(days, en))).toBe(
      "Net sales of the last 90 days are ¥1,000 (10 %) above the 90 days before: new customers brought ¥4,000, customers who did not buy again took ¥6,000",
    );
    expect(bridgeTitle(days, zh)).toBe(
      "近 90 天净销售额比之前 90 天增加 1,000 元（10%）：新客户带来 4,000 元，未再购买的客户减少 6,000 元",
    );
    expect(plain(bridgeTitle(month, en))).toBe(
      "Net sales of Oct 2025 are ¥1,500 (30 %) below Sept 2025: customers who came back brought ¥500, customers who did not buy again took ¥2,000",
    );
    expect(bridgeTitle(month, zh)).toBe(
      "2025 年 10 月净销售额比 2025 年 9 月减少 1,500 元（30%）：回流客户带来 500 元，未再购买的客户减少 2,000 元",
    );
  });

  it("names no share of nothing and no deed that did not happen", () => {
    const still = days.map((row) => ({
      ...row,
      net_amount: 0,
    }));
    expect(bridgeTitle(still, en)).toBe(
      "Net sales of the last 90 days are zero, and so were those of the 90 days before",
    );
    expect(bridgeTitle(still, zh)).toBe("近 90 天净销售额为零，之前 90 天也是");
    const same = days.map((row) => ({...row, net_amount: /start|end/.test(row.movement) ? 50 : 0}));
    expect(bridgeTitle(same, en)).toBe("Net sales of the last 90 days equal the 90 days before");
    expect(bridgeTitle(same, zh)).toBe("近 90 天净销售额与之前 90 天持平");
    expect(bridgeTitle([], en)).toBeNull();
    const fromNothing = days.map((row) => ({
      ...row,
      net_amount: row.movement === "start" ? 0 : row.movement === "end" ? 4000 : row.net_amount,
    }));
    expect(bridgeTitle(fromNothing, en)).toContain("are ¥4,000 above the 90 days before");
    expect(stepSentence(fromNothing[1]!, fromNothing, en)).toBe("New: 30 customers, +¥4,000");
  });

  it("tells a movement by who, how much and how much of before", () => {
    expect(plain(stepSentence(days[1]!, days, en))).toBe(
      "New: 30 customers, +¥4,000, 40 % of the period before",
    );
    expect(stepSentence(days[6]!, days, zh)).toBe(
      "未再购买：60 位客户，−6,000 元，相当于上期的 60%",
    );
    expect(plain(stepSentence(days[7]!, days, en))).toBe(
      "Returns: +¥200, 2 % of the period before",
    );
    expect(plain(stepSentence(days[0]!, days, en))).toBe("Period before: 100 customers, ¥10K");
    expect(bridgeSubtitle(days, en)).toBe(
      "Net sales, ¥, from 22 May 2025 – 19 August 2025 to 20 August 2025 – 17 November 2025",
    );
  });
});

it("leads from the period before to this one, bar by bar", () => {
  for (const rows of [days, month]) {
    const bars = bridgeBars(rows);
    const moves = bars.slice(1, -1);
    expect(bars[0]?.to).toBe(moves[0]?.from);
    moves.slice(1).forEach((bar, i) => expect(bar.from).toBe(moves[i]!.to));
    expect(moves.at(-1)?.to).toBe(bars.at(-1)?.to);
    expect(bars.at(-1)?.from).toBe(0);
  }
  // What moved nothing has no bar.
  expect(bridgeBars(month).map(({row}) => row.movement)).toEqual([
    "start",
    "reactivated",
    "churned",
    "end",
  ]);
});

describe("the figure", () => {
  it("offers days first, then months, and opens at what the address says", () => {
    expect(bridgeChoices(all, en)).toEqual([
      {id: "days_90", label: "Last 90 days against the 90 before"},
      {id: "2025-10", label: "Oct 2025 against Sept 2025"},
    ]);
    history.replaceState(null, "", "/lifecycle?bridge=2025-10&x=1");
    expect(revenueBridge(all, en).textContent).toContain("Net sales of Oct 2025");
    history.replaceState(null, "", "/lifecycle?bridge=nonsense");
    expect(revenueBridge(all, en).textContent).toContain("Net sales of the last 90 days");
  });

  it("changes with the choice, which the address keeps, and has the same numbers as table", () => {
    const page = document.createElement("div");
    document.body.replaceChildren(page);
    page.append(revenueBridge(all, zh));
    const button = [...page.querySelectorAll("button")].find((one) =>
      one.textContent.includes("2025 年 10 月"),
    )!;
    button.click();
    expect(location.search).toBe("?bridge=2025-10");
    expect(page.querySelector("h2")?.textContent).toContain("2025 年 10 月净销售额");
    const rows = [...page.querySelectorAll("tbody tr")].map((row) =>
      [...row.querySelectorAll("td, th")].map((cell) => cell.textContent),
    );
    expect(rows).toHaveLength(10);
    expect(rows.at(-1)?.slice(1, 3)).toEqual(["10", "3,500.00"]);
    expect(rows[6]?.slice(1, 3)).toEqual(["40", "−2,000.00"]);
  });

  it("says what is missing where there is nothing to compare", () => {
    expect(revenueBridge([], en).textContent).toContain("not yet two periods");
  });
});
