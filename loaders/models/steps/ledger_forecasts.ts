import type {CodeStep} from "../../code-step.js";
import {forecastTotals, type Forecast} from "../forecast/forecast-totals.js";
import {buyersOf, findPublished, publishedSql, termsOf, termsSql} from "../line/published.js";
import {excessSql, publishedExcess} from "../line/published-excess.js";
import {valueBuyers} from "../line/value.js";

/** Days ahead. */
const horizons = [30, 90, 365] as const;

interface Row {
  readonly kind: string;
  readonly name: string;
  readonly customers: number;
  readonly horizon: number;
  readonly foretold: Forecast;
}

/**
 * One row per group of customers (all, by segment, by month of the first order) and horizon: what is expected
 * of them, for the ledger. None where no model is published, or no ledger is kept.
 */
export const ledgerForecasts: CodeStep<"buyers" | "fits" | "terms" | "excess" | "names"> = {
  inputs: {
    buyers: `select summary.customer_no, repeat_purchase_days as x, last_purchase_age_days as tx,
        age_days as t, orders, summary.order_amount::double as amount,
        (dense_rank() over (order by scores.segment) - 1)::integer as segment,
        (dense_rank() over (order by last_day(facts.first_order_date)) - 1)::integer as cohort
      from core.purchase_summary as summary
      inner join core.rfm_scores as scores
        on summary.customer_no = scores.customer_no and scores.moment = 'now'
      inner join core.customer_facts as facts on summary.customer_no = facts.customer_no
      where summary.moment = 'now' and getvariable('has_ledger') order by summary.customer_no`,
    fits: publishedSql("now"),
    terms: termsSql,
    excess: excessSql,
    names: `select 'segment' as kind, segment as name
      from core.rfm_scores where moment = 'now' group by segment
      union all
      select 'cohort' as kind, strftime(last_day(first_order_date), '%Y-%m') as name
      from core.customer_facts where order_count > 0 group by name
      order by kind, name`,
  },
  shape: {
    kind: "VARCHAR",
    name: "VARCHAR",
    customers: "INTEGER",
    horizon_days: "INTEGER",
    orders: "DOUBLE",
    orders_low: "DOUBLE",
    orders_high: "DOUBLE",
    profit: "DOUBLE",
    profit_low: "DOUBLE",
    profit_high: "DOUBLE",
  },
  compute({buyers, fits, terms, excess, names}) {
    const published = findPublished(fits);
    const rows: Row[] = [];
    if (published && buyers["customer_no"]!.length > 0) {
      const valued = valueBuyers(buyersOf(buyers), published, termsOf(terms), []);
      const kinds = names["kind"] as string[];
      for (const kind of ["segment", "cohort"]) {
        const told = (names["name"] as string[]).filter((_, at) => kinds[at] === kind);
        const groupOf = buyers[kind] as Int32Array;
        const sizes = told.map(() => 0);
        for (const group of groupOf) sizes[group]!++;
        for (const horizon of horizons) {
          const {groups, total} = forecastTotals(valued.model, published.purchases, valued.buyers, {
            ends: [horizon],
            groupOf,
            groups: told.length,
            sampled: 300,
            excess: publishedExcess(excess),
            ...(published.spending && {spending: published.spending}),
          });
          groups.forEach(([foretold], at) =>
            rows.push({
              kind,
              name: told[at]!,
              customers: sizes[at]!,
              horizon,
              foretold: foretold!,
            }),
          );
          if (kind === "segment") {
            const all = {kind: "total", name: "all", customers: groupOf.length};
            rows.push({...all, horizon, foretold: total[0]!});
          }
        }
      }
    }
    const column = (of: (foretold: Forecast) => number | undefined) =>
      Float64Array.from(rows, ({foretold}) => of(foretold) ?? NaN);
    return {
      kind: rows.map(({kind}) => kind),
      name: rows.map(({name}) => name),
      customers: Int32Array.from(rows, ({customers}) => customers),
      horizon_days: Int32Array.from(rows, ({horizon}) => horizon),
      orders: column(({orders}) => orders.expected),
      orders_low: column(({orders}) => orders.low),
      orders_high: column(({orders}) => orders.high),
      profit: column(({profit}) => profit?.expected),
      profit_low: column(({profit}) => profit?.low),
      profit_high: column(({profit}) => profit?.high),
    };
  },
};
