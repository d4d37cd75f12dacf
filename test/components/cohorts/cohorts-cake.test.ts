import {describe, expect, it} from "vitest";
import {cakeOf} from "../../../src/components/cohorts/cohort-cake.js";
import {cakeTitle} from "../../../src/components/cohorts/cohorts-cake.js";
import {cohort, rooms} from "../rooms.js";
import {en, plain, zh} from "./made-up-cohorts.js";

describe("the layer cake", () => {
  const month = (text: string) => new Date(`${text}T00:00:00Z`);
  const row = (text: string, net_amount: number, anonymous_net_amount = 0) => ({
    ...rooms.months[0]!,
    month: month(text),
    net_amount,
    anonymous_net_amount,
    is_complete: true,
  });

  it("adds up to the months' net sales of known customers, returns of nobody's cohort beside", () => {
    const cohorts = [
      cohort("2024-12-01", 0, 3, 3),
      cohort("2024-12-01", 1, 3, 2),
      cohort("2025-01-01", 0, 4, 4),
    ];
    const cake = cakeOf(cohorts, [row("2024-12-01", 300), row("2025-01-01", 605, 20)], "year");
    expect(
      cake.map(({parts, known, beside}) => [parts.map(({net}) => net), known, beside]),
    ).toEqual([
      [[300], 300, 0],
      [[200, 400], 585, -15],
    ]);
    expect(cakeOf(cohorts, [row("2025-01-01", 600)], "quarter")[0]?.parts[0]?.layer).toBe(
      "2024 Q4",
    );
  });

  it("says what the customers of before bring, from eighteen months on", () => {
    const months = Array.from({length: 24}, (_, i) =>
      row(`${2024 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}-01`, 100),
    );
    const cohorts = [cohort("2024-05-01", 8, 5, 3), cohort("2025-02-01", 0, 5, 1)];
    expect(plain(cakeTitle(cohorts, months, en))).toBe(
      "75 % of the last twelve whole months' net sales come from customers won before them",
    );
    expect(cakeTitle(cohorts, months, zh)).toBe("近 12 个整月的净销售额中，75% 来自此前赢得的客户");
    expect(cakeTitle(cohorts, months.slice(0, 17), en)).toMatch(/^Net sales by when/);
  });

  it("says what the customers of the first year bring to the last month of a short history", () => {
    const months = ["2024-12-01", "2025-01-01", "2025-02-01"].map((start) => row(start, 100));
    // 30 of 120 in February; January's 500 and December's own 90 do not count.
    const cohorts = [
      {...cohort("2024-12-01", 0, 5, 1), net_amount: 90},
      {...cohort("2024-12-01", 2, 5, 1), net_amount: 30},
      {...cohort("2025-01-01", 0, 5, 1), net_amount: 500},
      {...cohort("2025-01-01", 1, 5, 1), net_amount: 90},
    ];
    expect(plain(cakeTitle(cohorts, months, en))).toBe(
      "Customers won in 2024 make 25 % of net sales in Feb 2025",
    );
    expect(plain(cakeTitle(cohorts, months, zh))).toBe(
      "2024 年首次下单的客户贡献 2025 年 2 月净销售额的 25%",
    );
    expect(cakeTitle(cohorts, months.slice(0, 1), en)).toMatch(/^Net sales by when/);
  });
});
