// @vitest-environment jsdom
import {beforeEach, describe, expect, it} from "vitest";
import {pairSentence, pairsTitle} from "../../src/components/stage-pairs-sentences.js";
import {stagePairs} from "../../src/components/stage-pairs.js";
import {voiceOf} from "../../src/components/voice.js";
import {marts} from "./fixtures.js";

const en = voiceOf(marts, {language: "en"});
const zh = voiceOf(marts, {language: "zh"});
const date = (text: string) => new Date(`${text}-01T00:00:00Z`);
const open = new Set([date("2025-11").getTime()]);
const year = marts.stage_pairs.filter(
  ({to_month}) => to_month.getTime() === date("2025-10").getTime(),
);
const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;
beforeEach(() => {
  history.replaceState(null, "", "/lifecycle");
  document.body.replaceChildren();
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
    document.body.append(stagePairs(marts.stage_pairs, open, en));
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
    document.body.append(stagePairs(marts.stage_pairs, open, en));
    pick(lists()[1]!, "Nov 2025");
    expect(location.search).toBe("?to=2025-11");
    pick(lists()[0]!, "Oct 2025");
    expect(location.search).toBe("?to=2025-11&from=2025-10");
    expect(document.querySelector("h2")?.textContent).toContain("Of 1 customer active");
    // The first month gives way where it would not come before the last.
    pick(lists()[1]!, "Oct 2025");
    expect(location.search).toBe("");
    history.replaceState(null, "", "/lifecycle?from=2025-10&to=2025-11");
    document.body.replaceChildren(stagePairs(marts.stage_pairs, open, zh));
    expect(lists().map((list) => list.selectedOptions[0]?.textContent)).toEqual([
      "2025 年 10 月末",
      "2025 年 11 月末（未结束）",
    ]);
  });

  it("says what is missing where there are no two ends", () => {
    expect(stagePairs([], open, en).textContent).toContain("only one month end");
  });
});
