// @vitest-environment jsdom
import {beforeEach, describe, expect, it} from "vitest";
import {lifecyclePage} from "../../../src/components/lifecycle/lifecycle.js";
import type {Language} from "../../../src/components/words/language.js";
import {marts, today} from "../fixtures.js";
import {hostile} from "../fixtures/hostile.js";
import {rooms} from "../rooms.js";
import {churn, month} from "./lifecycle-voices.js";

const pairsBetween = () => Promise.resolve([]);
const languages: Language[] = ["en", "zh"];
beforeEach(() => history.replaceState(null, "", "/lifecycle"));

describe("the page of the lifecycle", () => {
  it.each(languages)("draws every number, and names as text (%s)", (language) => {
    const page = lifecyclePage({...rooms, pairsBetween}, {language, today});
    expect(page.textContent).not.toMatch(/undefined|NaN|Infinity|\[object|null/);
    expect(page.querySelector("img, script")).toBeNull();
    expect(page.textContent).toContain(hostile[0]);
    const total = page.querySelector(".stock-and-flow .is-total");
    expect([...(total?.children ?? [])].slice(1).map((cell) => cell.textContent)).toEqual([
      "41",
      "13",
      "9",
      "45",
    ]);
    expect(page.querySelectorAll(".stock-and-flow .heat-grid td:not(.is-none)").length).toBe(4);
    expect(page.textContent).toContain({en: "counted day by day", zh: "逐日计数"}[language]);
    expect(page.textContent).not.toMatch(/end of the month before|上月末|last year|最后一年/);
  });

  it("lists events once, and has the same number for one in every picture", () => {
    // Events in November 2024 and March 2025; churn is known of the later month alone.
    const told = {
      annotations: marts.annotations,
      churn_rates: [churn("2025-03", 200, 10, 1500)],
      lifecycle: ["2024-11", "2025-03"].flatMap((at) =>
        rooms.lifecycle.map((row) => ({...row, month: month(at)})),
      ),
    };
    const page = lifecyclePage({...rooms, ...told, pairsBetween}, {language: "en", today});
    const lists = [...page.querySelectorAll(".annotations")];
    expect(lists.map((list) => list.children.length)).toEqual([2]);
    expect(lists[0]!.closest("figure")?.textContent).toContain("in each lifecycle stage");
    const others = [...page.querySelectorAll("figure:has(.annotation-rules)")].filter(
      (figure) => !figure.contains(lists[0]!),
    );
    expect(others).toHaveLength(2);
    for (const figure of others) {
      expect(figure.querySelector(".annotation-rules text")?.textContent).toBe("2");
      expect(figure.textContent).toContain("listed below the picture of the stages");
    }
  });

  it("speaks of the customers and months chosen under a filter, not of everybody", () => {
    const chosen = {...rooms, pairsBetween, churn_rates: [churn("2025-10", 0, 0)]};
    const page = lifecyclePage(chosen, {language: "en", filters: "North", today});
    const texts = [...page.querySelectorAll(".picture-empty")].map((text) => text.textContent);
    expect(texts).toContain(
      "None of the customers chosen churned in the months chosen, so no money is lost.",
    );
    expect(texts).toContain(
      "None of the customers chosen stands at the start of any month chosen, so there is no churn rate.",
    );
    expect(page.textContent).not.toMatch(/Nobody has churned yet|No month has had customers/);
    const cut = {...chosen, lifecycle: [], churn_rates: []};
    const outside = lifecyclePage(cut, {language: "zh", filters: "2031 年", today});
    expect(outside.querySelector(".answer")?.textContent).toMatch(/^所选期间内没有/);
  });

  it("leads to the list of the overdue, from its old place too", () => {
    const page = lifecyclePage({...rooms, pairsBetween}, {language: "en", today});
    expect(page.querySelector("#overdue a")?.getAttribute("href")).toBe("./churn#overdue");
  });

  it("has words for a source in its first month, and for nobody at all", () => {
    const first = {
      ...rooms,
      churn_rates: [churn("2025-10", 0, 0)],
      lifecycle_flows: [],
    };
    const page = lifecyclePage({...first, pairsBetween}, {language: "en", today});
    expect(page.querySelector(".answer")?.textContent).toMatch(/^It is too early/);
    expect(page.textContent).toContain("Nobody changed stage in this month.");
    const nobody = {...first, lifecycle: [], churn_rates: []};
    const empty = lifecyclePage({...nobody, pairsBetween}, {language: "zh", today});
    expect(empty.querySelector("svg")).toBeNull();
    expect(empty.querySelector(".answer")?.textContent).toMatch(/^尚无已知客户/);
  });
});
