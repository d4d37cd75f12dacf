import type {DuckDBConnection} from "@duckdb/node-api";
import {beforeAll, describe, expect, it} from "vitest";
import {
  anonymousShare,
  customerCounts,
  firstDay,
  lastDay,
} from "../../loaders/tools/sample/truth.js";
import {ask, askNumbers, openSample} from "./tables.js";

let sample: DuckDBConnection;
beforeAll(async () => {
  sample = await openSample();
});

const counting = "status <> 'cancelled' and return_of is null";

describe("orders and lines", () => {
  it("add up, order by order, to the fen", async () => {
    const faults = await ask(
      sample,
      `select order_id from clean_orders
       left join (select order_id, sum(net_amount) as lines from clean_lines group by order_id)
           using (order_id)
       where lines is distinct from net_amount`,
    );
    expect(faults).toEqual([]);
  });

  it("add up to gross less discount", async () => {
    const sql = `select count(*) as n from clean_orders
      where gross_amount::decimal(18, 2) - discount_amount::decimal(18, 2) <> net_amount`;
    expect(await askNumbers(sample, sql)).toEqual({n: 0});
  });

  it("hold no product twice in an order, so that equal lines are copies", async () => {
    const sql = `select order_id from clean_lines group by order_id, product_id having count(*) > 1`;
    expect(await ask(sample, sql)).toEqual([]);
  });

  it("come to what was promised: rows, buyers, prospects, strategic accounts", async () => {
    const {orders = 0} = await askNumbers(
      sample,
      `select count(*) as orders from clean_orders where ${counting}`,
    );
    expect(orders).toBeGreaterThan(25_000);
    expect(orders).toBeLessThan(35_000);
    const people = await askNumbers(
      sample,
      `select
           count(*) filter (where customer_id in (select customer_id from clean_orders)) as buyers,
           count(*) filter (where customer_id not in
               (select customer_id from clean_orders where customer_id is not null)) as prospects,
           count(*) filter (where is_strategic = 'true') as strategic
       from (select distinct * from customers) where customer_id not like 'C8%'`,
    );
    expect(people).toEqual(customerCounts);
  });

  it("run from the first to the last day, and to the end of the last month", async () => {
    const [days] = await ask(
      sample,
      `select min(ordered_at)::date::varchar as first, max(ordered_at)::date::varchar as last
       from clean_orders where ${counting}`,
    );
    expect(days!.first! >= firstDay && days!.first! < "2023-07-08").toBe(true);
    expect(days!.last).toBe(lastDay);
  });

  it("are anonymous in the share that was set", async () => {
    const {share = 0} = await askNumbers(
      sample,
      `select avg((customer_id is null)::integer) as share from clean_orders where ${counting}`,
    );
    expect(share).toBeCloseTo(anonymousShare, 3);
  });

  it("are returned in about 4 % of cases, later than bought and for no more than was paid", async () => {
    const {share = 0, faults} = await askNumbers(
      sample,
      `select
           count(r.order_id) / count(*) as share,
           count(*) filter (where r.order_id is not null and (
               r.net_amount >= 0 or -r.net_amount > o.net_amount
               or r.ordered_at::date < o.ordered_at::date
               or r.customer_id is distinct from o.customer_id)) as faults
       from clean_orders as o left join clean_orders as r on r.return_of = o.order_id
       where o.status <> 'cancelled' and o.return_of is null`,
    );
    expect(faults).toBe(0);
    expect(share).toBeGreaterThan(0.034);
    expect(share).toBeLessThan(0.046);
  });

  it("leave list margins between 25 and 60 % per category", async () => {
    const margins = await ask(
      sample,
      `select category, 1 - sum(quantity * unit_cost::double) / sum(net_amount)::double as margin
       from clean_lines join products using (product_id) group by category`,
    );
    expect(margins).toHaveLength(5);
    for (const {margin} of margins) {
      expect(margin).toBeGreaterThan(0.25);
      expect(margin).toBeLessThan(0.6);
    }
  });

  it("refer to customers who are there, and referrers who joined no later", async () => {
    for (const table of ["orders", "interactions", "feedback", "campaign_members"]) {
      const sql = `select count(*) as n from ${table} where customer_id not in
        (select customer_id from customers where customer_id is not null)`;
      expect(await askNumbers(sample, sql)).toEqual({n: 0});
    }
    const referrals = await askNumbers(
      sample,
      `select count(*) as n, count(*) filter (where r.customer_id is null
           or r.joined_at > c.joined_at) as faults
       from (select distinct * from customers) as c
       left join (select distinct customer_id, joined_at from customers) as r
           on r.customer_id = c.referred_by
       where c.referred_by is not null`,
    );
    expect(referrals.faults).toBe(0);
    expect(referrals.n).toBeGreaterThan(300);
  });
});
