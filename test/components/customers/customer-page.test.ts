// @vitest-environment jsdom
import {beforeEach, describe, expect, it} from "vitest";
import {customerPage} from "../../../src/components/customers/customer.js";
import type {CustomerData} from "../../../src/components/customers/customer.js";
import type {CustomerRecord} from "../../../src/components/customers/customer-file.js";
import type {Language} from "../../../src/components/words/language.js";
import {clvMarts, noModel} from "../value/clv-fixtures.js";
import {emptyMarts, marts, today} from "../fixtures.js";
import {hostile} from "../fixtures/hostile.js";
import {rooms} from "../rooms.js";

// b2 bought on 1 June, 1 July and 13 November 2025: gaps of 30 and 135 days, 4 days ago.

const languages: Language[] = ["en", "zh"];
const notShown = /undefined|NaN|Infinity|\[object|null/;
const date = (text: string) => new Date(`${text}T00:00:00Z`);

const b2 = {
  ...rooms.customers[1]!,
  ...{purchase_days: 3, value_amount: 1500, average_order_amount: 300 / 7},
  first_order_date: date("2025-06-01"),
};
const future = {
  ...{customer_key: "b2", model: "bg_nbd", segment: "champions", churn_risk: "low"},
  ...{alive_probability: 0.93, expected_orders_30_days: 0.4, expected_orders_90_days: 1.23},
  ...{expected_orders_365_days: 4.56, expected_order_amount: 44, clv_amount: 200},
  ...{clv_amount_low: 0, clv_amount_high: 600, amount_at_risk: 15},
  expected_next_order_date: date("2026-01-20"),
};
const record: CustomerRecord = {
  customers: [b2],
  customer_days: rooms.customer_days,
  customer_matrix: [{...rooms.customer_matrix[1]!, value_rank: 0.9}],
  clv: [future],
};
const threshold = (measure: string, score: number, low: number, high: number) => ({
  ...{measure, score, customers: 1, lowest_value: low, highest_value: high},
});
const data: CustomerData = {
  ...rooms,
  segment_cells: ["champions", "loyal_customers"].map((segment, i) => ({
    ...{segment, recency_score: 5, frequency_score: 5, monetary_score: 4 + i},
  })),
  ...clvMarts,
  rfm_thresholds: [
    ...[threshold("recency", 5, 0, 12), threshold("recency", 1, 100, 200)],
    ...[threshold("frequency", 1, 1, 1), threshold("frequency", 5, 7, 9)],
    ...[threshold("monetary", 4, 100, 320), threshold("monetary", 5, 330, 600)],
  ],
  definitions: [...marts.definitions],
  record,
};
const draw = (given: Partial<CustomerData>, language: Language = "en", key: string | null = "b2") =>
  customerPage({...data, ...given}, {language, key, today});
const text = (page: HTMLElement) => page.textContent.replaceAll("\u00a0", " ");

beforeEach(() => history.replaceState(null, "", "/customer?key=b2"));

describe.each(languages)("one customer (%s)", (language) => {
  it("is told with orders, rhythm, scores, tier and what is expected", () => {
    const page = draw({}, language);
    expect(page.querySelector("img, script")).toBeNull();
    expect(text(page)).not.toMatch(notShown);
    expect(page.querySelectorAll("figure svg").length).toBe(3);
    expect(page.querySelectorAll(".key-figure").length).toBe(4);
    expect(page.querySelectorAll(".key-figure .receipt-button").length).toBe(4);
    expect(page.querySelectorAll(".story li").length).toBe(4);
    expect(page.querySelector(".customer-key")?.textContent).toBe("b2");
  });

  it("says that there is no model and why, and shows the past all the same", () => {
    const page = draw(
      {
        ...noModel,
        definitions: [...marts.definitions],
        record: {...record, clv: [{...future, model: "none", expected_orders_90_days: null}]},
      },
      language,
    );
    expect(text(page)).toMatch(/too few buyers|购买客户过少/);
    expect(page.querySelectorAll("figure svg").length).toBe(2);
    // No empty box stands for the picture that cannot be drawn, and no gap beside the last one.
    expect(page.querySelectorAll("figure").length).toBe(2);
    expect(page.querySelectorAll("figure.is-wide").length).toBe(2);
    expect(text(page)).not.toMatch(notShown);
  });

  it("has words for who bought on one day, never bought, is unknown, or was not named", () => {
    const once = draw(
      {
        record: {
          ...record,
          customers: [{...b2, purchase_days: 1, order_count: 1}],
          customer_days: rooms.customer_days.slice(2),
        },
      },
      language,
    );
    expect(once.querySelectorAll("figure svg").length).toBe(1);
    expect(once.querySelectorAll("figure").length).toBe(1);
    expect(text(once)).toMatch(/too few to tell a rhythm|尚不足以看出自身节奏/);
    expect(text(once)).toMatch(/still active it cannot tell|是否仍然活跃无从判断/);
    const prospect = draw(
      {record: {...record, customers: [rooms.customers[4]!], customer_days: [], clv: []}},
      language,
    );
    const unknown = draw({record: {...record, customers: []}}, language, "ffff");
    const nobody = draw({record: null}, language, null);
    const hostileKey = draw({record: null}, language, hostile[0]);
    for (const page of [prospect, unknown, nobody, hostileKey]) {
      expect(page.querySelector("svg, img")).toBeNull();
      expect(page.querySelector(".answer")?.textContent).toMatch(/\w{3}|[一-龥]{5}/);
      expect(page.querySelector('a[href="./customers"]')).not.toBeNull();
    }
    expect(text(once) + text(prospect) + text(unknown) + text(nobody)).not.toMatch(notShown);
    const answers = [prospect, unknown, nobody].map(
      (page) => page.querySelector(".answer")?.textContent,
    );
    expect(new Set(answers).size).toBe(3);
  });

  it("tells what an order came to before returns, and after them where that differs", () => {
    const cardOf = (customer: typeof b2) =>
      [
        ...draw({record: {...record, customers: [customer]}}, language).querySelectorAll(
          ".key-figure",
        ),
      ]
        .map((card) => card.textContent.replaceAll("\u00a0", " "))
        .find((card) => /^Average order|^客单价/.test(card));
    // 300 in 7 orders.
    expect(cardOf(b2)).toMatch(/^Average order¥42\.9 before returns|^客单价42\.9 元 未减退货/);
    expect(cardOf(b2)).not.toMatch(/after returns|减去退货后/);
    expect(cardOf({...b2, average_order_amount: 50})).toMatch(
      language === "zh"
        ? /50 元 未减退货42\.9 元 减去退货后/
        : /¥50 before returns¥42\.9 after returns/,
    );
  });

  it("keeps the name of the usual gap clear of the bars", () => {
    const page = draw({}, language);
    const picture = [...page.querySelectorAll("figure")].find((figure) =>
      /usually within|通常在/.test(figure.querySelector("svg")?.textContent ?? ""),
    )!;
    const name = [...picture.querySelectorAll("svg text")].find((node) =>
      /usually within|通常在/.test(node.textContent),
    )!;
    const at = Number(/translate\(([\d.]+)/.exec(name.getAttribute("transform")!)![1]);
    const bars = [...picture.querySelectorAll("[aria-label='rect'] rect")];
    const ends = bars.map(
      (bar) => Number(bar.getAttribute("x")) + Number(bar.getAttribute("width")),
    );
    expect(bars.length).toBe(3);
    expect(at).toBeGreaterThanOrEqual(Math.max(...ends));
  });

  it("stands with what the build says alone", () => {
    const page = draw({...emptyMarts, rfm_thresholds: [], clv_parameters: []}, language);
    expect(text(page)).not.toMatch(notShown);
    expect(page.querySelector("svg")).toBeNull();
  });
});

it("tells numbers that follow from the orders", () => {
  const told = text(draw({}));
  expect(told).toContain(
    "In segment Champions and tier Gold, at the stage “Loyal”: 7 orders on 3 days since 1 June 2025, net sales of ¥300.",
  );
  // (2 × (30 + 0.8 × 105) + 3 × 74) / 5 = 90: 13 November and 90 days.
  expect(told).toContain(
    "The last order came 4 days before the as-of date. They usually come back within 90 days: the next order is due by 11 February 2026.",
  );
  expect(told).toContain(
    "The model expects 1.2 orders in the next 90 days and 4.6 in 365; on average one more comes by 20 January 2026. That is worth ¥200 of profit, at ¥44 an order; nine of ten customers like this one come to between ¥0 and ¥600.",
  );
  expect(told).toContain("Scores of R 5, F 5 and M 4 together are called Champions.");
  expect(told).toContain("which rates Gold (from 80 %)");
  expect(told).toContain(
    "One order on the as-of date (of ¥42.9) would make the scores R 5, F 5, M 5: Loyal customers.",
  );
  // 74, 118 and 171 days without an order, and one more.
  expect(told).toContain(
    "Without an order the stage becomes “At risk” on 27 January 2026, “Dormant” on 12 March 2026 and “Churned” on 4 May 2026.",
  );
  expect(told).toContain("¥900 more of");
  expect(told).toContain("3 purchase days, the longest pause 135 days");
});

it("says one order, and draws events over all of time", () => {
  const event = {position: 1, text_en: "A storm", text_zh: "风暴"};
  const page = draw({
    record: {...record, clv: [{...future, expected_orders_90_days: 1.04}]},
    annotations: [{...event, annotation_date: date("2025-09-15")}],
  });
  expect(text(page)).toContain("The model expects 1 order in the next 90 days and 4.6 in 365");
  const marked = [...page.querySelectorAll("figure:has(line[data-annotation])")];
  expect(marked.map((figure) => figure.querySelector(".annotations")?.textContent)).toEqual([
    "1 Sept 2025 A storm",
    undefined,
  ]);
  expect(marked[1]!.textContent).toContain("listed below the picture of the orders");
});

it("gives events one number in both pictures, where the model is silent before a second purchase day", () => {
  const at = (position: number, day: string) => ({
    ...{position, text_en: day, text_zh: day, annotation_date: date(day)},
  });
  const page = draw({annotations: [at(1, "2025-06-15"), at(2, "2025-09-15")]});
  const numbers = [...page.querySelectorAll("figure:has(line[data-annotation])")].map((figure) =>
    [...figure.querySelectorAll("line[data-annotation]")].map((line) =>
      line.getAttribute("data-annotation"),
    ),
  );
  // The first lies between the first purchase day and the second.
  expect(numbers).toEqual([["1", "2"], ["2"]]);
});

it("tells a tier that last quarter's rating holds, and how long somebody is overdue", () => {
  const late: CustomerRecord = {
    ...record,
    customers: [{...b2, lifecycle_stage: "dormant", days_since_last_order: 139}],
    customer_days: ["2025-06-01", "2025-06-16", "2025-07-01"].map((day) => ({
      ...rooms.customer_days[0]!,
      order_date: date(day),
    })),
    customer_matrix: [{...rooms.customer_matrix[1]!, value_rank: 0.6}],
  };
  const told = text(draw({record: late}));
  expect(told).toContain(
    "which alone would rate Silver (from 50 %); last quarter's rating still holds Gold.",
  );
  // Gaps of 15 and 15: (2 × 15 + 3 × 74) / 5 = 50.4, so 50 days from 1 July: 20 August, 89 days before.
  expect(told).toContain(
    "the next order was due by 20 August 2025, 89 days before the as-of date.",
  );
});
