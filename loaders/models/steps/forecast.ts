import type {CodeStep} from "../../code-step.js";
import {forecastTotals, type Forecast} from "../forecast/forecast-totals.js";
import {buyersOf, findPublished, publishedSql, termsOf, termsSql} from "../line/published.js";
import {excessSql, publishedExcess} from "../line/published-excess.js";
import {valueBuyers} from "../line/value.js";

/** Months after the as-of date that are foretold. */
const months = 24;

/**
 * One row per segment (0: all) and month after the as-of date: expected orders and profit, not discounted,
 * of those who are customers now. None where no model is published.
 */
export const forecast: CodeStep<"buyers" | "fits" | "terms" | "excess" | "segments" | "months"> = {
  inputs: {
    buyers: `select summary.customer_no, repeat_purchase_days as x, last_purchase_age_days as tx,
        age_days as t, orders, summary.order_amount::double as amount,
        coalesce(segments.position, 0)::integer as segment
      from core.purchase_summary as summary
      inner join core.rfm_scores as scores
        on summary.customer_no = scores.customer_no and scores.moment = 'now'
      left join definitions.segments as segments on scores.segment = segments.segment
      where summary.moment = 'now' order by summary.customer_no`,
    fits: publishedSql("now"),
    terms: termsSql,
    excess: excessSql,
    segments: "select max(position) as segments from definitions.segments order by segments",
    months: `select
        ((getvariable('as_of_date') + 1 + to_months(month))::date - 1 - getvariable('as_of_date'))
          ::integer as until_days
      from unnest(range(1, ${months + 1})) as numbers (month) order by until_days`,
  },
  shape: {
    segment: "INTEGER",
    month_number: "INTEGER",
    expected_orders: "DOUBLE",
    expected_orders_low: "DOUBLE",
    expected_orders_high: "DOUBLE",
    expected_amount: "DOUBLE",
    expected_amount_low: "DOUBLE",
    expected_amount_high: "DOUBLE",
  },
  compute({buyers, fits, terms, excess, segments, months}) {
    const published = findPublished(fits);
    const rows: {segment: number; month: number; foretold: Forecast}[] = [];
    if (published) {
      const valued = valueBuyers(buyersOf(buyers), published, termsOf(terms), []);
      const segment = buyers["segment"] as Int32Array;
      const {groups, total} = forecastTotals(valued.model, published.purchases, valued.buyers, {
        ends: Array.from(months["until_days"] as Int32Array),
        groupOf: segment.map((position) => position - 1),
        groups: (segments["segments"] as Int32Array)[0]!,
        sampled: 500,
        excess: publishedExcess(excess),
        ...(published.spending && {spending: published.spending}),
      });
      [total, ...groups].forEach((windows, segment) =>
        windows.forEach((foretold, window) => rows.push({segment, month: window + 1, foretold})),
      );
    }
    const column = (of: (foretold: Forecast) => number | undefined) =>
      Float64Array.from(rows, ({foretold}) => of(foretold) ?? NaN);
    return {
      segment: Int32Array.from(rows, ({segment}) => segment),
      month_number: Int32Array.from(rows, ({month}) => month),
      expected_orders: column(({orders}) => orders.expected),
      expected_orders_low: column(({orders}) => orders.low),
      expected_orders_high: column(({orders}) => orders.high),
      expected_amount: column(({profit}) => profit?.expected),
      expected_amount_low: column(({profit}) => profit?.low),
      expected_amount_high: column(({profit}) => profit?.high),
    };
  },
};
