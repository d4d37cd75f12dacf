import {expect, it} from "vitest";
import type {Asked} from "./online-retail-asked.js";

/** What happened in each month, in the last 90 days and to each cohort. */
export function monthTests({ours, theirs}: Asked): void {
  it("adds up each month's sales, returns and anonymous money", async () => {
    const found = await ours(`
      select month::date::varchar as month, orders, buyers, new_customers, is_complete,
        net_amount, anonymous_net_amount, return_amount
      from marts.months order by month`);
    const months = await theirs(`
      , invoices as (
        select InvoiceNo, CustomerID, is_cancelled or InvoiceNo in ('A563186', 'A563187') as is_return,
          date_trunc('month', min(InvoiceDate)) as month, sum(money) as money
        from lines group by all
      ),
      firsts as (select CustomerID, date_trunc('month', min(day)) as month from bought group by 1),
      orders as (
        select date_trunc('month', day) as month, count(*) as orders,
          count(distinct CustomerID) as buyers
        from bought group by 1
      )
      select month::date::varchar as month, any_value(orders)::integer as orders,
        any_value(buyers)::integer as buyers,
        (select count(*)::integer from firsts where firsts.month = invoices.month) as new_customers,
        month < date '2011-12-01' as is_complete,
        sum(money)::double as net_amount,
        coalesce(sum(money) filter (where CustomerID is null), 0)::double as anonymous_net_amount,
        coalesce(sum(money) filter (where is_return), 0)::double as return_amount
      from invoices inner join orders using (month) group by invoices.month order by month`);
    expect(months).toHaveLength(13);
    expect(found).toEqual(months);
  });

  it("compares the last 90 days with the 90 before", async () => {
    const found = await ours(
      "select figure, round(value, 6) as value, round(previous_value, 6) as previous from marts.figures",
    );
    const [told] = await theirs(`
      , invoices as (
        select min(InvoiceDate)::date as day, sum(money) as money from lines group by InvoiceNo
      ),
      days as (select distinct CustomerID, day from bought),
      gaps as (select day - lag(day) over (partition by CustomerID order by day) as gap from days),
      limits as (select quantile_disc(gap, 0.8) as gap from gaps where gap is not null),
      people as (
        select min(day) as first_day, max(day) as last_day,
          max(day) filter (where day <= date '2011-12-09' - 90) as last_day_before,
          count(*) as days, count(*) filter (where day <= date '2011-12-09' - 90) as days_before
        from days group by CustomerID
      )
      select
        (select sum(money)::double from invoices where day between '2011-09-11' and '2011-12-09')
          as net_amount,
        (select sum(money)::double from invoices where day between '2011-06-13' and '2011-09-10')
          as net_amount_before,
        (select count(*)::integer from bought where day >= '2011-09-11') as orders,
        (select count(*)::integer from bought where day between '2011-06-13' and '2011-09-10')
          as orders_before,
        (select round(avg(money), 6)::double from bought where day >= '2011-09-11') as average,
        (select count(*)::integer from people where first_day >= '2011-09-11') as new_customers,
        (select count(*)::integer from people, limits where date '2011-12-09' - last_day <= gap)
          as active,
        (select count(*)::integer from people, limits
          where date '2011-09-10' - last_day_before <= gap) as active_before,
        (select round(avg((days >= 2)::integer), 6) from people) as rate,
        (select round(avg((days_before >= 2)::integer), 6) from people where days_before > 0)
          as rate_before`);
    const figure = (name: string) => found.find((row) => row.figure === name);
    expect(figure("net_amount")).toMatchObject({
      value: told?.net_amount,
      previous: told?.net_amount_before,
    });
    expect(figure("orders")).toMatchObject({value: told?.orders, previous: told?.orders_before});
    expect(figure("average_order_amount")?.value).toBe(told?.average);
    expect(figure("new_customers")?.value).toBe(told?.new_customers);
    expect(figure("active_customers")).toMatchObject({
      value: told?.active,
      previous: told?.active_before,
    });
    expect(figure("repurchase_rate")).toMatchObject({
      value: told?.rate,
      previous: told?.rate_before,
    });
  });

  it("follows each cohort by month", async () => {
    const found = await ours(`
      select cohort_month::date::varchar as cohort, age_months as age, cohort_customers as customers,
        active_customers as active, orders, round(retained_share, 9) as share
      from marts.cohorts where active_customers > 0 order by cohort, age`);
    const cohorts = await theirs(`
      , dated as (
        select CustomerID, day, date_trunc('month', min(day) over (partition by CustomerID)) as cohort
        from bought
      ),
      sizes as (select cohort, count(distinct CustomerID) as size from dated group by cohort)
      select cohort::date::varchar as cohort,
        datediff('month', cohort, date_trunc('month', day))::integer as age,
        any_value(size)::integer as customers, count(distinct CustomerID)::integer as active,
        count(*)::integer as orders, round(count(distinct CustomerID) / any_value(size), 9) as share
      from dated inner join sizes using (cohort) group by dated.cohort, age order by cohort, age`);
    expect(found).toEqual(cohorts);
    const [size] = await ours(
      "select count(*)::integer as rows, sum(cohort_customers) filter (where age_months = 0)::integer as buyers from marts.cohorts",
    );
    // 13 cohorts, each with a row for every month it has lived: 13 + 12 + … + 1.
    expect(size).toEqual({rows: 91, buyers: 4338});
  });

  it("gives the returns of those who bought to their cohort's money", async () => {
    // 34 customers have cancellations, but no order: their money is in the months, not in a cohort.
    const [found] = await ours("select round(sum(net_amount), 4) as money from marts.cohorts");
    const [told] = await theirs(`
      select (
        (select sum(money) from bought)
        + (select sum(money) from cancelled where CustomerID in (select CustomerID from bought))
      )::double as money,
      (select count(distinct CustomerID)::integer from lines
        where CustomerID is not null and CustomerID not in (select CustomerID from bought)) as strangers`);
    expect(found?.money).toBe(told?.money);
    expect(told?.strangers).toBe(34);
  });
}
