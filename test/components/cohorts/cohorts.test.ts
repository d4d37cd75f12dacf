// @vitest-environment jsdom
import {beforeEach, describe, expect, it} from "vitest";
import {deepest} from "../../../src/components/cohorts/cohorts-triangle.js";
import {type CohortsLater, cohortsPage} from "../../../src/components/cohorts/cohorts.js";
import type {Marts} from "../../../src/components/marts/marts.js";
import type {Language} from "../../../src/components/words/language.js";
import {today} from "../fixtures.js";
import {age, rooms} from "../rooms.js";
import {data, en, groups, lookAt, share} from "./made-up-cohorts.js";

const languages: Language[] = ["en", "zh"];

const quarters: Marts["cohort_quarters"] = [0, 1].map((age_quarters) => ({
  cohort_quarter: new Date("2025-07-01T00:00:00Z"),
  age_quarters,
  cohort_customers: 205,
  active_customers: age_quarters ? 60 : 205,
  orders: 205,
  order_amount: 20_500,
  net_amount: 20_500,
  margin_amount: null,
  is_complete: age_quarters === 0,
}));

let fetched: string[] = [];

const later: CohortsLater = {
  quarters: () => {
    fetched.push("quarters");
    return Promise.resolve({cohort_quarters: quarters});
  },
  groups: () => {
    fetched.push("groups");
    return Promise.resolve({cohort_groups: groups});
  },
};

beforeEach(() => {
  history.replaceState(null, "", "/cohorts");
  fetched = [];
});

describe("the page of cohorts", () => {
  const page = (language: Language, of: typeof data = data) => {
    const made = cohortsPage(of, {language, today, later});
    document.body.replaceChildren(made);
    return made;
  };
  const grid = (of: HTMLElement) =>
    [...of.querySelectorAll(".heat-grid tbody tr")].map((row) =>
      [...row.querySelectorAll("td")].map((cell) => `${cell.textContent ?? ""} ${cell.className}`),
    );
  const settle = () => new Promise((done) => setTimeout(done));

  it.each(languages)(
    "marks what is early, what is few, and says of the future when it can be told (%s)",
    (language) => {
      const made = page(language);
      expect(made.textContent).not.toMatch(/undefined|NaN|Infinity|\[object|null/);
      expect(grid(made)).toEqual([
        ["100 ", "30 ", "5 is-early"],
        ["100 is-few", "20 is-few is-early", " is-none"],
        ["100 is-early", " is-none"],
      ]);
      const [one, both] = [...made.querySelectorAll<HTMLTableCellElement>(".heat-grid td.is-none")];
      expect([one?.colSpan, both?.colSpan]).toEqual([1, 2]);
      expect([one, both].map((cell) => cell?.getAttribute("data-note"))).toEqual(
        {
          en: [
            "Cohort of Oct 2025, month 2: too early to say until 31 December 2025.",
            "Cohort of Nov 2025, month 1: too early to say until 31 December 2025, and a month longer for each month after it.",
          ],
          zh: [
            "2025 年 10 月的同期群，第 2 个月：2025 年 12 月 31 日之前还不能下结论。",
            "2025 年 11 月的同期群，第 1 个月：2025 年 12 月 31 日之前还不能下结论，往后每月再晚一个月。",
          ],
        }[language],
      );
    },
  );

  it("offers margin only where it is known, and keeps the measure and unit in the address", () => {
    const made = page("en");
    const named = (name: string) =>
      [...made.querySelectorAll<HTMLButtonElement>(".cohort-choices .button")].find(
        ({textContent}) => textContent === name,
      );
    const group = named("Orders")?.parentElement;
    expect([...(group?.querySelectorAll("button") ?? [])].map((one) => one.textContent)).toEqual([
      "Customers who buy",
      "Orders",
      "Net sales",
      "Cumulative net sales",
      "Average order",
    ]);
    named("Net sales")?.focus();
    named("Net sales")?.click();
    expect(document.activeElement).toBe(named("Net sales"));
    expect(location.search).toBe("?measure=net_amount");
    expect(made.querySelector(".heat-grid td")?.textContent).toBe("100");
    const units = () =>
      [...made.querySelectorAll<HTMLButtonElement>(".cohort-choices .button")].slice(-3);
    expect(units().map(({textContent}) => textContent)).toEqual([
      "Per customer",
      "Absolute",
      "Per cent",
    ]);
    units()[1]?.click();
    expect(location.search).toBe("?measure=net_amount&unit=absolute");
    expect(made.querySelector(".heat-grid td")?.textContent).toBe("20K");
    const again = page("zh");
    expect(again.querySelector(".heat-grid td")?.textContent).toBe("2 万");
  });

  it("fetches quarters and groups when they are asked for, not before", async () => {
    history.replaceState(null, "", "/cohorts?step=quarter");
    const made = page("en");
    await settle();
    expect(fetched).toEqual(["quarters"]);
    expect(grid(made)).toEqual([["100 ", "29 is-early"]]);
    history.replaceState(null, "", "/cohorts?by=first_channel&unit=absolute");
    const other = page("zh");
    await settle();
    expect(fetched).toEqual(["quarters", "groups"]);
    expect(grid(other)).toEqual([
      ["100 ", "30 "],
      ["100 ", "10 "],
      ["100 ", "5 "],
    ]);
    expect(other.querySelector(".heat-grid tbody th")?.textContent).toBe("Web400");
    expect(other.querySelector(".heat-grid b")).toBeNull();
    page("en");
    expect(fetched.length).toBe(3);
  });

  it("says so when a view cannot be fetched", async () => {
    history.replaceState(null, "", "/cohorts?step=quarter");
    const made = cohortsPage(data, {
      language: "en",
      today,
      later: {...later, quarters: () => Promise.reject(new Error("gone"))},
    });
    await settle();
    expect(made.querySelector("[role=alert]")?.textContent).toMatch(/^This view could not/);
  });

  it("colours by what can be compared: whole months of cohorts that are large enough", () => {
    expect(deepest(lookAt(rooms.cohorts).points, share, en)).toBe(0.3);
    expect(deepest([], share, en)).toBe(0);
  });

  it("says that it is too early, or that there are too few", () => {
    const answer = (of: Partial<typeof data>, language: Language) =>
      page(language, {...data, ...of}).querySelector(".answer")?.textContent;
    expect(answer({cohorts: rooms.cohorts.slice(5), value_by_age: []}, "en")).toMatch(
      /^It is too early/,
    );
    expect(answer({value_by_age: [age(0, 2, 5, 1), age(1, 1, 3, 0.3)]}, "zh")).toMatch(/^客户尚少/);
    const none = page("en", {...data, cohorts: [], value_by_age: []});
    expect(none.querySelector("figure")).toBeNull();
  });
});
