import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {type Computed, compute} from "../../loaders/compute.js";
import {campaigns} from "../../loaders/tools/sample/campaign-plan.js";
import {purchasing, spending} from "../../loaders/tools/sample/truth.js";
import {type Rows, cache, key, martRows, writeSource} from "../pipeline/source.js";
import {ask, openSample} from "./tables.js";

let computed: Computed;

/** The orders that the process made: those of strategic accounts and campaigns left out. */
beforeAll(async () => {
  const sample = await openSample();
  const codes = campaigns.map(({promotionCode}) => `'${promotionCode}'`).join();
  const rows = await ask(
    sample,
    `select order_id, customer_id, ordered_at::varchar as ordered_at,
        net_amount::varchar as net_amount, (net_amount / 2)::decimal(18, 4)::varchar as cost_amount
      from clean_orders
      where status <> 'cancelled' and return_of is null and customer_id is not null
        and coalesce(promotion_code, '') not in (${codes})
        and customer_id not in (select customer_id from customers where is_strategic = 'true')`,
  );
  const source = writeSource(
    {orders: rows as unknown as Rows},
    "as_of: 2026-06-30\ndefinitions: {holdout_cuts: 4}\n",
  );
  computed = await compute({source, cache, key, log: () => {}});
});
afterAll(() => computed.close());

describe("the known truth of the sample", () => {
  // The process runs in shop time, whose noise the models take for that of customers; orders on one
  // day are seen as one. Both stay well within the errors.
  test.each([
    ["bg_nbd", purchasing],
    ["gamma_gamma", spending],
  ])("%s is found within three standard errors", async (model, truth) => {
    const rows = (await martRows(computed, "clv_parameters")).filter(
      (row) => row["model"] === model,
    );
    expect(rows).toHaveLength(Object.keys(truth).length);
    for (const {parameter, value, standard_error, ...row} of rows) {
      const deviation = Number(value) - (truth as Record<string, number>)[String(parameter)]!;
      expect(Math.abs(deviation) / Number(standard_error), String(parameter)).toBeLessThan(3);
      expect(Number(standard_error) / Number(value), String(parameter)).toBeLessThan(0.2);
      expect(row).toMatchObject({is_converged: true, is_trusted: true, is_chosen: true, why: null});
    }
  });

  test("the true model is the likeliest", async () => {
    const rows = await martRows(computed, "clv_parameters");
    const of = (model: string) =>
      Number(rows.find((row) => row["model"] === model)?.["log_likelihood"]);
    for (const other of ["nbd", "mbg_nbd", "pareto_nbd"]) {
      expect(of("bg_nbd"), other).toBeGreaterThan(of(other));
    }
  });

  test("forecasts on past dates beat every naive guess, and their total is near what came", async () => {
    const rows = await martRows(computed, "clv_validation");
    const pooled = (contender: string, measure: string) =>
      Number(
        rows.find(
          (row) => row["cut"] === 0 && row["contender"] === contender && row["measure"] === measure,
        )?.["value"],
      );
    for (const naive of ["zero", "last_period", "own_rate", "segment_mean"]) {
      for (const measure of ["orders_rmse", "amount_rmse"]) {
        expect(pooled("bg_nbd", measure), naive).toBeLessThan(pooled(naive, measure));
      }
    }
    // Four quarters of a shop with seasons.
    expect(Math.abs(pooled("bg_nbd", "orders_bias"))).toBeLessThan(0.05);
    expect(pooled("bg_nbd", "buying_auc")).toBeGreaterThan(0.8);
    expect(pooled("bg_nbd", "buying_brier_skill")).toBeGreaterThan(0.25);
  });

  test("what is foretold with a probability comes as often", async () => {
    const rows = (await martRows(computed, "clv_calibration")).filter(
      (row) => row["model"] === "bg_nbd" && row["kind"] === "buying_probability",
    );
    expect(rows).toHaveLength(10);
    for (const {predicted, actual} of rows) {
      expect(Math.abs(Number(predicted) - Number(actual))).toBeLessThan(0.04);
    }
  });

  test("value is predicted profit, half of the money, and groups add up to it", async () => {
    const info = await martRows(computed, "build_info");
    expect(info).toContainEqual({item: "value_basis", value: "predicted_profit"});
    expect(info).toContainEqual({item: "clv_model", value: "bg_nbd"});
    const clv = await martRows(computed, "clv");
    const total = clv.reduce((sum, row) => sum + Number(row["clv_amount"]), 0);
    const groups = await martRows(computed, "clv_groups");
    for (const division of ["total", "tenth", "segment", "churn_risk"]) {
      const own = groups.filter((row) => row["division"] === division);
      expect(own.reduce((sum, row) => sum + Number(row["clv_amount"]), 0)).toBeCloseTo(total, 0);
      expect(own.reduce((sum, row) => sum + Number(row["customers"]), 0)).toBe(clv.length);
    }
    const tiers = await martRows(computed, "customers");
    for (const row of tiers) expect(row["value_amount"]).toBeCloseTo(Number(row["clv_amount"]), 4);
  });

  test("published intervals of totals are as wide as past dates missed, at least", async () => {
    const rows = await martRows(computed, "clv_validation");
    const excess = (measure: string) =>
      Number(rows.find((row) => row["measure"] === measure && row["is_chosen"])?.["value"]);
    expect(excess("orders_excess")).toBeGreaterThan(0.01);
    // Lognormal with that relative deviation: ±1.6449 of its logarithm's.
    const isWide = (row: Record<string, unknown>, column: string, measure: string) => {
      const spread = Math.log(Number(row[`${column}_high`]) / Number(row[`${column}_low`]));
      const least = 2 * 1.6448 * Math.sqrt(Math.log1p(excess(measure) ** 2));
      expect(spread, column).toBeGreaterThan(least);
    };
    for (const month of await martRows(computed, "clv_forecast")) {
      isWide(month, "expected_orders", "orders_excess");
      isWide(month, "expected_amount", "amount_excess");
    }
    const horizons = await martRows(computed, "clv_horizons");
    expect(horizons.map(({days_ahead}) => days_ahead)).toEqual([90, 365]);
    const all = (await martRows(computed, "clv_groups")).find(({division}) => division === "total");
    for (const within of horizons) {
      isWide(within, "expected_orders", "orders_excess");
      isWide(within, "expected_amount", "amount_excess");
      const ofCustomers = all?.[`expected_orders_${String(within["days_ahead"])}_days`] as number;
      expect(Number(within["expected_orders"]) / ofCustomers).toBeCloseTo(1, 6);
    }
    for (const group of await martRows(computed, "clv_groups")) {
      isWide(group, "clv_amount", "amount_excess");
    }
  });
});
