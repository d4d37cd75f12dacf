import {describe, expect, it} from "vitest";
import {
  ageName,
  groupCells,
  lastDay,
  quarter,
} from "../../../src/components/cohorts/cohort-cells.js";
import {type CohortView, pointsOf, unitsOf} from "../../../src/components/cohorts/cohort-views.js";
import {axisValue} from "../../../src/components/cohorts/cohort-words.js";
import {cohort, rooms} from "../rooms.js";
import {en, groups, lookAt, perCustomer, share, zh} from "./made-up-cohorts.js";

describe("what is shown of cohorts", () => {
  it("is a quotient of sums, in the units that make sense", () => {
    expect(unitsOf("customers", "time")).toEqual(["percent", "absolute"]);
    expect(unitsOf("customers", "region")).toEqual(["percent"]);
    expect(unitsOf("margin", "region")).toEqual(["per_customer", "percent"]);
    expect(unitsOf("average_order", "time")).toEqual(["absolute"]);
    const values = (view: CohortView) =>
      lookAt(rooms.cohorts.slice(0, 3), view).points.map(({value}) => value);
    expect(values(share)).toEqual([1, 0.3, 0.05]);
    expect(values({measure: "customers", unit: "absolute"})).toEqual([200, 60, 10]);
    expect(values(perCustomer)).toEqual([100, 30, 5]);
    expect(values({measure: "net_amount", unit: "percent"})).toEqual([1, 0.3, 0.05]);
    expect(values({measure: "cumulative_net_amount", unit: "per_customer"})).toEqual([
      100, 130, 135,
    ]);
    expect(values({measure: "cumulative_net_amount", unit: "absolute"})).toEqual([
      20_000, 26_000, 27_000,
    ]);
    expect(values({measure: "average_order", unit: "absolute"})).toEqual([100, 100, 100]);
    expect(values({measure: "margin", unit: "per_customer"})).toEqual([null, null, null]);
  });

  it("stands on an axis with the sign of per cent, and with no other unit", () => {
    expect([en, zh].map((voice) => axisValue(0.3, share, voice))).toEqual(["30\u00a0%", "30%"]);
    const amounts = [en, zh].map((voice) => axisValue(20_000, perCustomer, voice));
    expect(amounts).toEqual(["20K", "2 万"]);
  });

  it("has a mean that weighs cohorts by size and leaves out what is not over", () => {
    const rows = [
      cohort("2025-08-01", 0, 300, 300),
      cohort("2025-08-01", 1, 300, 30),
      cohort("2025-09-01", 0, 100, 100),
      cohort("2025-09-01", 1, 100, 30),
      cohort("2025-10-01", 0, 50, 50),
      cohort("2025-10-01", 1, 50, 1, false),
    ];
    const [first, next] = lookAt(rows).means;
    expect(first).toMatchObject({age: 0, cohorts: 3, customers: 450, value: 1});
    expect(next).toMatchObject({age: 1, cohorts: 2, customers: 400, value: 0.15});
    expect(lookAt(rows, {measure: "customers", unit: "absolute"}).means[1]?.value).toBe(30);
    // What adds up, adds up the means of the ages: 100, then 100 + 15.
    const running = lookAt(rows, {measure: "cumulative_net_amount", unit: "per_customer"}).means;
    expect(running.map(({value}) => value)).toEqual([100, 115]);
  });

  it("of a group sets each age beside those who are observed", () => {
    const cells = groupCells(groups, "first_channel", "month", "en");
    expect(cells.map(({label}) => label).slice(-1)).toEqual(["All others"]);
    const look = pointsOf(cells, {measure: "net_amount", unit: "percent"});
    // 900 of 300 customers, who stand for 3000 of the first month's 4000.
    expect(look[1]?.value).toBeCloseTo(0.3, 12);
    expect(look[1]?.cell.customers).toBe(300);
  });

  it("knows when a month or quarter is over", () => {
    const start = new Date("2024-01-01T00:00:00Z");
    expect(lastDay(start, 1, "month").toISOString().slice(0, 10)).toBe("2024-02-29");
    expect(lastDay(start, 3, "quarter").toISOString().slice(0, 10)).toBe("2024-12-31");
    expect(quarter(new Date("2024-10-01T00:00:00Z"), "zh")).toBe("2024 年四季度");
    expect(ageName(2, "quarter", "en")).toBe("quarter 2");
  });
});
