import type {CodeStep} from "../../code-step.js";
import type {Estimate} from "../forecast/estimate.js";
import {forecastTotals} from "../forecast/forecast-totals.js";
import {plainMoney} from "../line/plain-money.js";
import {
  buyersOf,
  findPublished,
  publishedSql,
  termsOf,
  termsSql,
  whereAnyIsPublished,
} from "../line/published.js";
import {divisionColumns, type DivisionPlaces, valueDivisions} from "../line/divisions.js";
import {excessSql, publishedExcess} from "../line/published-excess.js";
import {valueBuyers} from "../line/value.js";

/** Months after the as-of date that are foretold. */
const months = 24;

/** Days after the as-of date that are foretold as one: a sum of months has no interval of its own. */
const horizons = [90, 365];

interface Row {
  readonly division: string;
  readonly position: number;
  readonly month: number;
  readonly orders?: Estimate;
  /** Without an interval where spending has no model. */
  readonly profit: Pick<Estimate, "expected"> & Partial<Estimate>;
}

/**
 * One row per division, group of those who are customers now, and month after the as-of date: expected orders and
 * profit, not discounted, of all and by segment, and of all within so many days (division horizon, month 0), profit
 * without an interval where spending has no model; and where it has one, of the groups of every division as month 0
 * the profit of all months that value counts, discounted. None where no model of purchases is published.
 */
export const forecast: CodeStep<"buyers" | "fits" | "terms" | "excess" | "segments" | "months"> = {
  inputs: {
    buyers: `select summary.customer_no, repeat_purchase_days as x, last_purchase_age_days as tx,
        age_days as t, orders, summary.order_amount::double as amount,
        ${divisionColumns}
      from core.purchase_summary as summary
      inner join core.rfm_scores as scores
        on summary.customer_no = scores.customer_no and scores.moment = 'now'
      inner join core.labels as labels on summary.customer_no = labels.customer_no
      left join models.clv as clv on summary.customer_no = clv.customer_no
      left join definitions.segments as segments on scores.segment = segments.segment
      where summary.moment = 'now' and ${whereAnyIsPublished} order by summary.customer_no`,
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
    division: "VARCHAR",
    position: "INTEGER",
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
    const rows: Row[] = [];
    if (published) {
      const valued = valueBuyers(buyersOf(buyers), published, termsOf(terms), []);
      const missed = publishedExcess(excess);
      const windows = {
        ends: Array.from(months["until_days"] as Int32Array),
        groupOf: (buyers["segment"] as Int32Array).map((position) => position - 1),
        groups: (segments["segments"] as Int32Array)[0]!,
      };
      const {purchases, spending} = published;
      const {groups, total} = forecastTotals(valued.model, purchases, valued.buyers, {
        ...windows,
        sampled: 500,
        excess: missed,
        ...(spending && {spending}),
      });
      const plain = spending ? undefined : plainMoney(valued, purchases, windows);
      [total, ...groups].forEach((ahead, at) => {
        const group =
          at === 0 ? {division: "total", position: 1} : {division: "segment", position: at};
        ahead.forEach(({orders, profit}, window) => {
          const money = profit ?? {expected: plain![at]![window]!};
          rows.push({...group, month: window + 1, orders, profit: money});
        });
      });
      for (const until of horizons) {
        const stretch = {ends: [until], groupOf: new Int32Array(windows.groupOf.length), groups: 1};
        const [whole] = forecastTotals(valued.model, purchases, valued.buyers, {
          ends: [until],
          excess: missed,
          ...(spending && {spending}),
        }).total;
        const profit = whole!.profit ?? {
          expected: plainMoney(valued, purchases, stretch)[0]![0]!,
        };
        rows.push({...{division: "horizon", position: until, month: 0}, ...whole!, profit});
      }
      const places = buyers as DivisionPlaces;
      const worth = valueDivisions(valued, published, {places, excess: missed});
      rows.push(...worth.map(({value, ...group}): Row => ({...group, month: 0, profit: value})));
    }
    const column = (of: (foretold: Row) => number | undefined) =>
      Float64Array.from(rows, (row) => of(row) ?? NaN);
    return {
      division: rows.map(({division}) => division),
      position: Int32Array.from(rows, ({position}) => position),
      month_number: Int32Array.from(rows, ({month}) => month),
      expected_orders: column(({orders}) => orders?.expected),
      expected_orders_low: column(({orders}) => orders?.low),
      expected_orders_high: column(({orders}) => orders?.high),
      expected_amount: column(({profit}) => profit.expected),
      expected_amount_low: column(({profit}) => profit.low),
      expected_amount_high: column(({profit}) => profit.high),
    };
  },
};
