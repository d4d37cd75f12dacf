// @vitest-environment jsdom
import fc from "fast-check";
import {beforeEach, describe, expect, it, vi} from "vitest";
import {carryFiltersInLinks} from "../../../src/components/filters/filter-links.js";
import {filterBar} from "../../../src/components/filters/filter-bar.js";
import {selectionWords, unknownSentence} from "../../../src/components/filters/filter-words.js";
import {
  carryFilters,
  choicesOf,
  everybody,
  filterNames,
  readSelection,
  writeSelection,
} from "../../../src/components/filters/filters.js";
import type {Selection} from "../../../src/components/filters/filters.js";
import type {Language} from "../../../src/components/words/language.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {marts} from "../fixtures.js";
import {hostile} from "../fixtures/hostile.js";

const voice = (language: Language = "en") => voiceOf(marts, {language});
const choices = choicesOf(marts.filter_values, voice().facts);
const months = choices.months;

describe("the filters in an address", () => {
  it("offers what divides the source's customers, in its order", () => {
    expect(choices.values.region.map(({id}) => id)).toEqual([hostile[0], "none"]);
    expect(choices.values.channel).toEqual([]);
    expect([months[0], months.length > 12]).toEqual(["2024-01", true]);
  });

  it("come back from it as they were written, beside what others keep there", () => {
    const selections = fc.record({
      kept: fc.record(
        Object.fromEntries(
          filterNames.map((name) => [name, fc.subarray(choices.values[name].map(({id}) => id))]),
        ) as Record<keyof Selection["kept"], fc.Arbitrary<string[]>>,
      ),
      ends: fc.tuple(
        fc.option(fc.constantFrom(...months.slice(1, 6))),
        fc.option(fc.constantFrom(...months.slice(6, -1))),
      ),
    });
    fc.assert(
      fc.property(selections, ({kept, ends: [from, to]}) => {
        const selection = {kept, from, to};
        const search = writeSelection(selection, "?measure=days&segment=gone&period=2020-01..");
        expect(new URLSearchParams(search).get("measure")).toBe("days");
        expect(readSelection(search, choices)).toEqual({selection, unknown: []});
      }),
    );
  });

  it("ignores what the source does not have, and says so", () => {
    const {selection, unknown} = readSelection(
      "?segment=lost&segment=nobody&channel=web&period=2024-06..2024-03",
      choices,
    );
    expect(selection).toEqual({...everybody, kept: {...everybody.kept, segment: ["lost"]}});
    expect(unknownSentence(unknown, "en")).toBe(
      "This source has no first channel “web”, segment “nobody” or period “2024-06..2024-03”; ignored.",
    );
    expect(unknownSentence(unknown, "zh")).toBe(
      "此数据源没有首单渠道“web”、客户类型“nobody”、期间“2024-06..2024-03”，已忽略。",
    );
    expect(unknownSentence([], "en")).toBeNull();
    for (const period of ["1999-01..", "2024-13..", "x", ".."]) {
      const read = readSelection(`?period=${period}`, choices);
      expect([read.selection.from, read.selection.to]).toEqual([null, null]);
      expect(read.unknown.length).toBe(period === ".." ? 0 : 1);
    }
  });

  it("go along to other pages, unless a link has its own", () => {
    expect(carryFilters("?segment=lost&tier=gold&measure=days", "?key=1")).toBe(
      "key=1&segment=lost&tier=gold",
    );
    expect(carryFilters("?segment=lost&tier=gold", "?segment=champions")).toBe(
      "segment=champions&tier=gold",
    );
    expect(carryFilters("?measure=days", "")).toBe("");
  });
});

it("says filters in words, in both languages", () => {
  const selection: Selection = {
    kept: {...everybody.kept, segment: ["champions", "lost"], tier: ["none"]},
    from: "2024-03",
    to: "2024-06",
  };
  expect(selectionWords(selection, voice())).toBe(
    "segment Champions or Lost; tier No tier; period Mar 2024 to Jun 2024",
  );
  expect(selectionWords(selection, voice("zh"))).toMatch(
    /^客户类型为.+或.+；等级为无等级；期间为 2024 年 3 月至 2024 年 6 月$/,
  );
  expect(selectionWords(everybody, voice())).toBe("");
  expect(selectionWords({...everybody, to: "2024-06"}, voice())).toBe("period to Jun 2024");
});

describe("links", () => {
  const follow = (href: string, attributes = "") => {
    document.body.innerHTML = `<a href="${href}" ${attributes}><span>x</span></a>`;
    const link = document.querySelector("a")!;
    link.addEventListener("click", (event) => event.preventDefault());
    link.querySelector("span")!.click();
    return link.getAttribute("href");
  };
  beforeEach(() => carryFiltersInLinks());

  it("take the filters of the moment along, and leave them when they are cleared", () => {
    history.replaceState(null, "", "/customers?segment=lost&sort=last");
    expect(follow("./matrix")).toBe("./matrix?segment=lost");
    expect(follow("./customer?key=a1#top")).toBe("./customer?key=a1&segment=lost#top");
    expect(follow("./customers?segment=champions")).toBe("./customers?segment=champions");
    const link = document.querySelector("a")!;
    link.setAttribute("href", "./value");
    document.body.innerHTML = '<a href="./value">x</a>';
    const value = document.querySelector("a")!;
    value.addEventListener("click", (event) => event.preventDefault());
    value.click();
    expect(value.getAttribute("href")).toBe("./value?segment=lost");
    history.replaceState(null, "", "/customers");
    value.click();
    expect(value.getAttribute("href")).toBe("./value");
  });

  it("elsewhere, to files and within the page stay as they are", () => {
    history.replaceState(null, "", "/customers?segment=lost");
    expect(follow("https://example.org/")).toBe("https://example.org/");
    expect(follow("./_file/marts/a.csv")).toBe("./_file/marts/a.csv");
    expect(follow("#list")).toBe("#list");
    expect(follow("./zh/customers", 'hreflang="zh-Hans"')).toBe("./zh/customers");
    expect(follow("./matrix", "download")).toBe("./matrix");
  });
});

describe.each(["en", "zh"] as const)("the bar (%s)", (language) => {
  function draw(selection = everybody) {
    const onChange = vi.fn<(selection: Selection) => void>();
    const bar = filterBar(voice(language), {
      ...{choices, selection, onChange},
      applies: {customers: true, period: true},
    });
    document.body.replaceChildren(bar.node);
    return {bar, onChange};
  }
  const named = (selector: string) =>
    [...document.querySelectorAll(selector)].map((node) => node.getAttribute("aria-label"));

  it("offers what the source has, each control under a name", () => {
    draw();
    expect(document.querySelectorAll("details")).toHaveLength(4);
    expect(document.querySelector('input[value="web"]')).toBeNull();
    for (const name of [...named("[role=group]"), ...named("select")]) expect(name).toBeTruthy();
    expect(document.querySelector("img, script")).toBeNull();
    expect(document.querySelectorAll(".filter-chip")).toHaveLength(0);
    expect(document.body.textContent).not.toMatch(/undefined|NaN|\[object/);
  });

  it("tells each change, shows it as a chip, and takes it off by the chip", () => {
    const {onChange} = draw();
    document.querySelector<HTMLInputElement>("input[value=lost]")!.click();
    expect(onChange.mock.lastCall?.[0].kept.segment).toEqual(["lost"]);
    const [from, to] = [...document.querySelectorAll("select")];
    from!.value = "2024-05";
    from!.dispatchEvent(new Event("change"));
    to!.value = "2024-02";
    to!.dispatchEvent(new Event("change"));
    // Ends that would cross: the other one gives way.
    expect(onChange.mock.lastCall?.[0]).toMatchObject({from: null, to: "2024-02"});
    const chips = [...document.querySelectorAll<HTMLElement>(".filter-chip")];
    expect(chips).toHaveLength(2);
    expect(chips[0]!.getAttribute("aria-label")).toMatch(
      language === "en" ? /^Remove filter: Segment Lost$/ : /^取消筛选：客户类型 .+$/,
    );
    chips[0]!.focus();
    chips[0]!.click();
    expect(onChange.mock.lastCall?.[0].kept.segment).toEqual([]);
    expect(document.querySelector<HTMLInputElement>("input[value=lost]")!.checked).toBe(false);
    // The focus goes on to what is left.
    expect(document.activeElement).toBe(document.querySelector(".filter-chip"));
  });

  it("clears all with one button, which is there only when there is something to clear", () => {
    const {onChange} = draw({
      kept: {...everybody.kept, tier: ["gold"], segment: ["lost"]},
      from: "2024-02",
      to: null,
    });
    const clear = document.querySelector<HTMLButtonElement>(".filter-state > button")!;
    expect(clear.hidden).toBe(false);
    clear.click();
    expect(onChange.mock.lastCall?.[0]).toEqual(everybody);
    expect(clear.hidden).toBe(true);
    expect(document.querySelectorAll("input:checked, .filter-chip")).toHaveLength(0);
  });

  it("has a button for narrow screens that says whether the controls are open", () => {
    const {bar} = draw();
    const toggle = document.querySelector<HTMLButtonElement>(".filter-toggle")!;
    expect(toggle.getAttribute("aria-expanded")).toBe("false");
    toggle.click();
    expect(toggle.getAttribute("aria-expanded")).toBe("true");
    expect(bar.node.classList.contains("is-open")).toBe(true);
  });
});
