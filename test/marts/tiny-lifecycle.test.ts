import {afterAll, describe, expect, test} from "vitest";
import {martRows} from "../pipeline/source.js";
import {closeTiny, expectMart, isComplete, month, openTiny} from "./tiny.js";

afterAll(closeTiny);

describe("the tiny shop's months, worked out by hand", () => {
  test("stage_pairs: who stood where at two month ends, whatever lies between", async () => {
    const rows = await martRows(await openTiny(), "stage_pairs");
    const pairs = (from: number, to: number) =>
      rows
        .filter((row) => row["from_month"] === month(from) && row["to_month"] === month(to))
        .map((row) => [row["from_stage"], row["to_stage"], row["customers"]]);
    expect(pairs(1, 8)).toEqual([
      ["new", "churned", 1],
      ["new", "loyal", 1],
      ["new", "reactivated", 1],
      ["none", "at_risk", 1],
      ["none", "dormant", 1],
      ["none", "prospect", 2],
      ["none", "repeat", 1],
      ["prospect", "prospect", 1],
    ]);
    expect(pairs(7, 8)).toEqual([
      ["at_risk", "at_risk", 1],
      ["at_risk", "dormant", 1],
      ["churned", "churned", 1],
      ["dormant", "repeat", 1],
      ["loyal", "loyal", 1],
      ["prospect", "prospect", 3],
      ["reactivated", "reactivated", 1],
    ]);
    // Eight ends, each with every later one.
    expect(
      new Set(rows.map((row) => `${String(row["from_month"])} ${String(row["to_month"])}`)).size,
    ).toBe(28);
    // None of them is left for the other mart.
    expect(await martRows(await openTiny(), "stage_pairs_earlier")).toEqual([]);
  });

  test("leaving_reasons: five judged by their first purchase up to 22 May, three not back in 90 days", async () => {
    const [n, gone, z] = [5, 3, 1.6448536269514722];
    const [a, b, c] = [1 + z ** 2 / n, (2 * gone + z ** 2) / n, (gone / n) ** 2];
    const root = Math.sqrt(b ** 2 - 4 * a * c);
    const rows = await martRows(await openTiny(), "leaving_reasons");
    expect(rows).toEqual([
      {
        side: "complaint",
        group_name: "no_complaint",
        position: 1,
        customers: 5,
        customers_gone: 3,
        gone_share: 0.6,
        gone_share_low: expect.closeTo((b - root) / (2 * a), 10) as number,
        gone_share_high: expect.closeTo((b + root) / (2 * a), 10) as number,
      },
    ]);
  });

  test("lifecycle: stock at each month's end, in and out day by day", async () => {
    // Rows: start, in, out, end for January to August.
    const stages: Record<string, [number, number, number, number][]> = {
      // prettier-ignore
      prospect: [[0, 2, 1, 1], [1, 2, 0, 3], [3, 0, 1, 2], [2, 0, 0, 2], [2, 2, 0, 4], [4, 0, 1, 3], [3, 0, 0, 3], [3, 0, 0, 3]],
      // prettier-ignore
      new: [[0, 3, 0, 3], [3, 1, 3, 1], [1, 1, 1, 1], [1, 0, 1, 0], [0, 0, 0, 0], [0, 1, 0, 1], [1, 0, 1, 0], [0, 0, 0, 0]],
      // prettier-ignore
      repeat: [[0, 0, 0, 0], [0, 1, 0, 1], [1, 0, 0, 1], [1, 1, 1, 1], [1, 0, 1, 0], [0, 1, 0, 1], [1, 0, 1, 0], [0, 1, 0, 1]],
      // prettier-ignore
      loyal: [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 1, 0, 1], [1, 1, 1, 1], [1, 0, 0, 1], [1, 1, 1, 1], [1, 0, 0, 1]],
      // prettier-ignore
      reactivated: [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 1, 0, 1], [1, 0, 1, 0], [0, 1, 0, 1], [1, 0, 0, 1]],
      // prettier-ignore
      at_risk: [[0, 0, 0, 0], [0, 2, 0, 2], [2, 1, 2, 1], [1, 1, 2, 0], [0, 2, 1, 1], [1, 1, 1, 1], [1, 3, 2, 2], [2, 0, 1, 1]],
      // prettier-ignore
      dormant: [[0, 0, 0, 0], [0, 0, 0, 0], [0, 2, 0, 2], [2, 1, 2, 1], [1, 0, 1, 0], [0, 1, 1, 0], [0, 1, 0, 1], [1, 1, 1, 1]],
      // prettier-ignore
      churned: [[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 0], [0, 2, 0, 2], [2, 1, 1, 2], [2, 0, 0, 2], [2, 0, 1, 1], [1, 0, 0, 1]],
    };
    const names = Object.keys(stages);
    await expectMart(
      "lifecycle",
      `month position stage customers_at_start customers_in customers_out customers_at_end
      is_complete`,
      [1, 2, 3, 4, 5, 6, 7, 8].flatMap((number) =>
        names.map((stage, i) => [
          month(number),
          i + 1,
          stage,
          ...stages[stage]![number - 1]!,
          isComplete(number),
        ]),
      ),
    );
  });

  test("lifecycle_flows: from where to where", async () => {
    const flows: [number, string, string, number][] = [
      [1, "none", "new", 2],
      [1, "none", "prospect", 2],
      [1, "prospect", "new", 1],
      [2, "new", "at_risk", 2],
      [2, "new", "repeat", 1],
      [2, "none", "new", 1],
      [2, "none", "prospect", 2],
      [3, "at_risk", "dormant", 2],
      [3, "new", "at_risk", 1],
      [3, "prospect", "new", 1],
      [4, "at_risk", "dormant", 1],
      [4, "at_risk", "loyal", 1],
      [4, "dormant", "churned", 2],
      [4, "new", "repeat", 1],
      [4, "repeat", "at_risk", 1],
      [5, "at_risk", "loyal", 1],
      [5, "churned", "reactivated", 1],
      [5, "dormant", "churned", 1],
      [5, "loyal", "at_risk", 1],
      [5, "none", "prospect", 2],
      [5, "repeat", "at_risk", 1],
      [6, "at_risk", "dormant", 1],
      [6, "dormant", "repeat", 1],
      [6, "prospect", "new", 1],
      [6, "reactivated", "at_risk", 1],
      [7, "at_risk", "dormant", 1],
      [7, "at_risk", "loyal", 1],
      [7, "churned", "reactivated", 1],
      [7, "loyal", "at_risk", 1],
      [7, "new", "at_risk", 1],
      [7, "repeat", "at_risk", 1],
      [8, "at_risk", "dormant", 1],
      [8, "dormant", "repeat", 1],
    ];
    await expectMart(
      "lifecycle_flows",
      "month from_stage to_stage customers",
      flows.map(([number, ...rest]) => [month(number), ...rest]),
    );
  });

  test("churn_rates", async () => {
    const none = null;
    const rows: (number | null)[][] = [
      [1, 0, 0, 0, 0, none, none, 0],
      [2, 3, 0, 0, 2, 0, none, 0],
      [3, 4, 0, 0, 3, 0, none, 0],
      [4, 5, 2, 0, 1, 2 / 5, 0, 250],
      [5, 3, 1, 1, 1, 1 / 3, 1 / 3, 1000],
      [6, 3, 0, 0, 1, 0, 0, 0],
      [7, 4, 0, 1, 3, 0, 1 / 2, 0],
      [8, 5, 0, 0, 2, 0, 0, 0],
    ];
    // Wilson's bounds are the shares from which the rate lies 1.645 standard deviations away.
    const z = 1.6448536269514722;
    const bounds = ([, start = 0, churned = 0]: readonly (number | null)[]) => {
      if (!start) return [none, none];
      const [a, b, c] = [
        1 + z ** 2 / start,
        (2 * churned! + z ** 2) / start,
        (churned! / start) ** 2,
      ];
      const root = Math.sqrt(b ** 2 - 4 * a * c);
      return [churned === 0 ? 0 : (b - root) / (2 * a), (b + root) / (2 * a)];
    };
    await expectMart(
      "churn_rates",
      `month customers_at_start churned reactivated at_risk churn_rate reactivation_rate
      net_amount_lost amount_at_risk is_complete churn_rate_low churn_rate_high`,
      rows.map((row) => {
        const [number, ...rest] = row;
        return [month(number!), ...rest, none, isComplete(number!), ...bounds(row)];
      }),
    );
  });
});
