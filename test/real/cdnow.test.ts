import {afterAll, beforeAll, expect, it} from "vitest";
import {readFileSync} from "node:fs";
import {describeShared, sharedPath} from "../shared.js";
import {computeReal, type RealSource} from "./real-source.js";

describeShared("CDNOW sample", () => {
  let source: RealSource;
  beforeAll(async () => {
    source = await computeReal("cdnow", "CDNOW_sample.txt");
  });
  afterAll(() => source?.close());

  it("finds the customers, transactions, dollars and days that its README states", async () => {
    const [found] = await source.rows(`
      select count(*)::integer as customers, sum(order_count)::integer as orders,
        sum(purchase_days)::integer as days, round(sum(net_amount), 4) as dollars
      from marts.customers`);
    expect(found).toEqual({customers: 2357, orders: 6919, days: 6696, dollars: 244_091.94});
    expect(source.computed.summary).toMatchObject({asOfDate: "1998-06-30", quarantined: 0});
  });

  it("keeps equal rows apart and counts transactions of nothing", async () => {
    const [found] = await source.rows(`
      select count(*)::integer as orders, count(distinct order_id)::integer as ids,
        count(*) filter (where net_amount = 0)::integer as free
      from core.orders where is_order`);
    expect(found).toEqual({orders: 6919, ids: 6919, free: 8});
  });

  it("has everybody in the cohorts of the first quarter of 1997", async () => {
    const found = await source.rows(`
      select strftime(cohort_month, '%Y%m') as month, cohort_customers as customers from marts.cohorts
      where age_months = 0 order by month`);
    const firsts = new Map<string, string>();
    for (const line of readFileSync(sharedPath("data", "cdnow", "CDNOW_sample.txt"), "utf8").split(
      "\n",
    )) {
      const [id, , date] = line.trim().split(/\s+/);
      if (!id || !date) continue;
      const before = firsts.get(id);
      if (before === undefined || date < before) firsts.set(id, date);
    }
    const sizes = ["199701", "199702", "199703"].map((month) => ({
      month,
      customers: [...firsts.values()].filter((date) => date.startsWith(month)).length,
    }));
    expect(found).toEqual(sizes);
  });
});
