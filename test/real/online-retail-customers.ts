import {expect, it} from "vitest";
import type {Asked} from "./online-retail-asked.js";

/** Who the customers are, what they bought and where they stand. */
export function customerTests({ours, theirs}: Asked): void {
  it("knows every customer's last day, orders and money, and scores them alike", async () => {
    const found = await ours(`
      select days_since_last_order as days, order_count as orders, round(net_amount * 10000)::bigint::double as money,
        recency_score as r, frequency_score as f, monetary_score as m
      from marts.rfm order by days, orders, money`);
    const customers = await theirs(`
      , money as (
        select CustomerID, sum(money) as money
        from (select CustomerID, money from bought union all select CustomerID, money from cancelled)
        group by CustomerID
      )
      select (date '2011-12-09' - max(day))::integer as days, count(*)::integer as orders,
        (any_value(money.money) * 10000)::bigint::double as money
      from bought inner join money using (CustomerID) group by CustomerID
      order by days, orders, money`);
    const band = (values: number[]) => {
      const rank = new Map<number, number>();
      values.toSorted((a, b) => a - b).forEach((value, i) => rank.has(value) || rank.set(value, i));
      return (value: number) =>
        Math.min(5, 1 + Math.floor((5 * (rank.get(value) ?? NaN)) / (values.length - 1)));
    };
    const column = (name: string) => customers.map((row) => row[name] as number);
    const [r, f, m] = [
      band(column("days").map((day) => -day)),
      band(column("orders")),
      band(column("money")),
    ];
    expect(found).toEqual(
      customers.map(({days, orders, money}) => ({
        days,
        orders,
        money,
        r: r(-(days as number)),
        f: f(orders as number),
        m: m(money as number),
      })),
    );
  });

  it("shares out the money among the largest customers", async () => {
    const found = await ours(`
      select percentile, customers, round(cumulative_net_share, 9) as share from marts.concentration
      where percentile in (1, 10, 20, 50, 80, 100) order by percentile`);
    const customers = await theirs(`
      select sum(money)::double as money
      from (select CustomerID, money from bought union all
        select CustomerID, money from cancelled where CustomerID in (select CustomerID from bought))
      group by CustomerID order by sum(money) desc`);
    const total = customers.reduce((sum, {money}) => sum + (money as number), 0);
    expect(found).toHaveLength(6);
    for (const {percentile, customers: count, share} of found) {
      expect(count).toBe(Math.ceil(((percentile as number) * 4338) / 100));
      const largest = customers.slice(0, count as number);
      const part = largest.reduce((sum, {money}) => sum + (money as number), 0);
      expect(share).toBeCloseTo(part / total, 8);
    }
  });

  it("moves every customer through stages that end where they stand", async () => {
    const [end] = await ours(`
      select sum(customers_at_end)::integer as customers,
        sum(customers_at_end) filter (where stage = 'prospect')::integer as prospects
      from marts.lifecycle where month = (select max(month) from marts.lifecycle)`);
    expect(end).toEqual({customers: 4372, prospects: 34});
    const [{churned_after_days: limit} = {}] = await ours(
      "select churned_after_days from core.thresholds",
    );
    // Gaps between days with an order: the 95th in 100 and no more may be longer.
    const [gaps] = await theirs(`
      , days as (select distinct CustomerID, day from bought),
      gaps as (select day - lag(day) over (partition by CustomerID order by day) as gap from days)
      select quantile_disc(gap, 0.95)::integer as gap from gaps where gap is not null`);
    expect(limit).toBe(gaps?.gap);
    const [churned] = await theirs(`
      select count(*)::integer as customers from (
        select CustomerID from bought group by CustomerID
        having date '2011-12-09' - max(day) > ${Number(limit)})`);
    const [stage] = await ours(
      "select count(*)::integer as customers from marts.customers where lifecycle_stage = 'churned'",
    );
    expect(stage).toEqual(churned);
  });

  it("names a customer of two countries by the last line", async () => {
    const [found] = await ours(
      "select count(*)::integer as customers, count(distinct country)::integer as countries from core.customers where country is not null",
    );
    expect(found).toEqual({customers: 4372, countries: 37});
    // The eight, read by eye from their first and last lines in each country.
    const two = await ours(`
      select customer_id, country from core.customers
      where customer_id in ('12370', '12394', '12417', '12422', '12429', '12431', '12455', '12457')`);
    expect(Object.fromEntries(two.map((row) => [row.customer_id, row.country]))).toEqual({
      12370: "Cyprus",
      12394: "Denmark",
      12417: "Belgium",
      12422: "Australia",
      12429: "Denmark",
      12431: "Australia",
      12455: "Spain",
      12457: "Switzerland",
    });
  });
}
