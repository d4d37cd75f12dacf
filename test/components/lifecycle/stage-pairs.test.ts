// @vitest-environment jsdom
import {beforeEach, describe, expect, it, vi} from "vitest";
import {pairsBetween} from "../../../src/components/lifecycle/pairs-between.js";
import {pairSentence, pairsTitle} from "../../../src/components/lifecycle/stage-pairs-sentences.js";
import {stagePairs} from "../../../src/components/lifecycle/stage-pairs.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {marts} from "../fixtures.js";

const en = voiceOf(marts, {language: "en"});
const zh = voiceOf(marts, {language: "zh"});
const date = (text: string) => new Date(`${text}-01T00:00:00Z`);
type Pair = (typeof marts.stage_pairs)[number];

const stock = (text: string, customers_at_end = 1) => ({
  ...{stage: "new", position: 2, customers_at_start: 0, customers_in: 0, customers_out: 0},
  ...{customers_at_end, is_complete: text !== "2025-11", month: date(text)},
});
/** Someone stands somewhere at four month ends; of the first the page holds no pairs. */
const lifecycle = ["2024-09", "2024-10", "2025-10", "2025-11"].map((text) => stock(text));
const old = (to: string, customers: number): Pair => ({
  ...{from_stage: "new", to_stage: "repeat", customers},
  ...{from_month: date("2024-09"), to_month: date(to)},
});
const earlier = [old("2024-10", 4), old("2025-10", 3), old("2025-11", 2)];
const fetched = vi.fn(() => Promise.resolve<unknown>(earlier));
/** A page's tables, with a mart of the other pairs that is fetched from `fetched`. */
const data = () => ({
  ...{lifecycle, stage_pairs: marts.stage_pairs, pairsBetween: pairsBetween(fetched)},
});
const year = marts.stage_pairs.filter(
  ({to_month}) => to_month.getTime() === date("2025-10").getTime(),
);
const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;
beforeEach(() => {
  history.replaceState(null, "", "/lifecycle");
  document.body.replaceChildren();
  fetched.mockClear();
});

describe("what two month ends tell", () => {
  it("says what became of the active", () => {
    // Active were 30 + 10 new and 18 + 2 loyal; 48 of them stayed so.
    expect(plain(pairsTitle(year, en))).toBe(
      "Of 60 customers active at the end of Oct 2024, 48 (80 %) are active at the end of Oct 2025 and 10 have churned",
    );
    expect(pairsTitle(year, zh)).toBe(
      "2024 年 10 月末活跃的 60 位客户中，到 2025 年 10 月末 48 位（80%）仍活跃，10 位已流失",
    );
    expect(
      pairsTitle(
        year.filter(({from_stage}) => from_stage === "churned"),
        en,
      ),
    ).toBeNull();
    expect(pairsTitle([], zh)).toBeNull();
  });

  it("says of each cell who and of how many", () => {
    expect(plain(pairSentence(year[1]!, year, en))).toBe(
      "30 of 40 New at the end of Oct 2024 (75 %) are Loyal at the end of Oct 2025.",
    );
    expect(pairSentence(year[0]!, year, zh)).toBe(
      "2024 年 10 月末尚不认识的客户中，7 位在 2025 年 10 月末为“新客户”。",
    );
  });
});

describe("the figure", () => {
  const lists = () => [...document.querySelectorAll("select")];
  const pick = (list: HTMLSelectElement, text: string) => {
    list.value = [...list.options].find((one) => one.textContent.startsWith(text))!.value;
    list.dispatchEvent(new Event("change"));
  };

  it("opens at the last whole month and the same a year before", () => {
    document.body.append(stagePairs(data(), en));
    expect(lists().map((list) => list.selectedOptions[0]?.textContent)).toEqual([
      "Oct 2024",
      "Oct 2025",
    ]);
    expect(document.querySelector("h2")?.textContent).toContain("Of 60 customers active");
    const cells = [...document.querySelectorAll(".heat-grid td[data-note]")];
    expect(cells).toHaveLength(6);
    expect(lists()[1]!.options[0]!.textContent).toBe("Nov 2025 (so far)");
  });

  it("keeps both months in the address, puts them in order, and opens at what it says", () => {
    document.body.append(stagePairs(data(), en));
    pick(lists()[1]!, "Nov 2025");
    expect(location.search).toBe("?to=2025-11");
    pick(lists()[0]!, "Oct 2025");
    expect(location.search).toBe("?to=2025-11&from=2025-10");
    expect(document.querySelector("h2")?.textContent).toContain("Of 1 customer active");
    // The first month gives way where it would not come before the last.
    pick(lists()[1]!, "Oct 2025");
    expect(location.search).toBe("");
    history.replaceState(null, "", "/lifecycle?from=2025-10&to=2025-11");
    document.body.replaceChildren(stagePairs(data(), zh));
    expect(lists().map((list) => list.selectedOptions[0]?.textContent)).toEqual([
      "2025 年 10 月末",
      "2025 年 11 月末（未结束）",
    ]);
  });

  it("says what is missing where there are no two ends", () => {
    const one = {...data(), lifecycle: [stock("2025-11"), stock("2025-10", 0)]};
    expect(stagePairs(one, en).textContent).toContain("only one month end");
  });

  const title = () => plain(document.querySelector("h2")?.textContent ?? null);
  const done = () => vi.waitFor(() => expect(document.querySelector("[aria-busy]")).toBeNull());

  it("fetches other months once when they are chosen, and tells them when they are there", async () => {
    document.body.append(stagePairs(data(), en));
    expect([...lists()[0]!.options].map((option) => option.textContent)).toEqual([
      "Oct 2025",
      "Oct 2024",
      "Sept 2024",
    ]);
    expect(fetched).not.toHaveBeenCalled();
    lists()[0]!.focus();
    pick(lists()[0]!, "Sept 2024");
    expect(document.querySelector("[aria-busy]")).not.toBeNull();
    // What stood there stays until then, and the list keeps the focus.
    expect(title()).toContain("Of 60 customers");
    await done();
    expect(title()).toBe(
      "Of 3 customers active at the end of Sept 2024, 3 (100 %) are active at the end of Oct 2025 and 0 have churned",
    );
    expect(document.activeElement).toBe(lists()[0]);
    pick(lists()[1]!, "Nov 2025");
    pick(lists()[1]!, "Oct 2024");
    await done();
    expect(location.search).toBe("?from=2024-09&to=2024-10");
    expect(title()).toContain("Of 4 customers active at the end of Sept 2024");
    expect(fetched).toHaveBeenCalledOnce();
    pick(lists()[1]!, "Oct 2025");
    pick(lists()[0]!, "Oct 2024");
    // Months at hand do not wait, and what was asked for before does not come after them.
    expect(title()).toContain("Of 60 customers");
    await done();
    expect(title()).toContain("Of 60 customers");
  });

  it("opens at other months by the address, in words until they are there", async () => {
    history.replaceState(null, "", "/lifecycle?from=2024-09&to=2025-11");
    document.body.append(stagePairs(data(), zh));
    expect(document.querySelector(".picture-empty")?.textContent).toContain("正在读取");
    await done();
    expect(title()).toContain("2024 年 9 月末活跃的 2 位客户中，到 2025 年 11 月末 2 位");
    expect(lists()).toHaveLength(2);
  });

  it("says so where they cannot be fetched, and tries again", async () => {
    fetched.mockRejectedValueOnce(new Error("no connection"));
    document.body.append(stagePairs(data(), en));
    pick(lists()[0]!, "Sept 2024");
    await done();
    expect(document.querySelector("[role=alert]")?.textContent).toContain("could not be fetched");
    pick(lists()[1]!, "Oct 2024");
    await done();
    expect(title()).toContain("Of 4 customers");
    expect(document.querySelector("[role=alert]")).toBeNull();
  });

  it("opens near a year back, at months that it has", () => {
    // Of the months at hand October 2024 lies nearest to November 2024.
    const whole = lifecycle.map((row) => ({...row, is_complete: true}));
    document.body.append(stagePairs({...data(), lifecycle: whole}, en));
    expect(lists().map((list) => list.selectedOptions[0]?.textContent)).toEqual([
      "Oct 2024",
      "Nov 2025",
    ]);
    expect(fetched).not.toHaveBeenCalled();
  });

  it("offers sixty months, and says so where there are more", () => {
    const asOf = en.facts.asOfDate!;
    const months = Array.from(
      {length: 61},
      (_, i) => new Date(Date.UTC(asOf.getUTCFullYear(), asOf.getUTCMonth() - i, 1)),
    ).map((month) => ({...stock("2025-10"), month}));
    const said = () => document.querySelector(".picture-note")?.textContent;
    document.body.append(stagePairs({...data(), lifecycle: months.slice(0, 60)}, en));
    expect(said()).not.toContain("60 months");
    document.body.replaceChildren(stagePairs({...data(), lifecycle: months}, en));
    // The last cannot come first, nor the first last.
    expect(lists().map((list) => list.options.length)).toEqual([59, 59]);
    expect(said()).toContain("Month ends of the last 60 months can be compared.");
    document.body.replaceChildren(stagePairs({...data(), lifecycle: months}, zh));
    expect(said()).toContain("可比较最近 60 个月的月末。");
  });
});
