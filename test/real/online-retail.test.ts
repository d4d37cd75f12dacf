import {afterAll, beforeAll, expect, it} from "vitest";
import {describeShared, sharedPath} from "../shared.js";
import {computeReal, plainDatabase, type RealSource} from "./real-source.js";

/** Each distinct line of the file once, and what an invoice is by the words of its README. */
const raw = `
  with lines as (
    select distinct *, (Quantity * UnitPrice::decimal(18, 4))::decimal(18, 4) as money,
      InvoiceNo like 'C%' as is_cancelled
    from '${sharedPath("data", "online-retail", "online_retail.parquet")}'
  ),
  bought as (
    select InvoiceNo, CustomerID, min(InvoiceDate)::date as day, sum(money) as money
    from lines
    where CustomerID is not null and not is_cancelled and Quantity > 0 and UnitPrice > 0
    group by all
  ),
  cancelled as (
    select InvoiceNo, CustomerID, min(InvoiceDate)::date as day, sum(money) as money
    from lines where CustomerID is not null and is_cancelled group by all
  )`;

describeShared("Online Retail", () => {
  let source: RealSource;
  let plain: Awaited<ReturnType<typeof plainDatabase>>;
  const ours = (sql: string) => source.rows(sql);
  const theirs = (sql: string) => plain(`${raw} ${sql}`);

  beforeAll(async () => {
    plain = await plainDatabase();
    source = await computeReal("online-retail", "online_retail.csv.gz");
  });

  afterAll(() => source?.close());

  it("finds the buyers, orders and money that its README states", async () => {
    expect(source.computed.summary).toMatchObject({
      asOfDate: "2011-12-09",
      ordersRead: 25_900,
      accepted: 25_900,
      quarantined: 0,
    });
    const [found] = await ours(`
      select count(*)::integer as buyers, sum(order_count)::integer as orders,
        sum(purchase_days)::integer as days,
        count(*) filter (where order_count = 1)::integer as once
      from marts.customers where order_count > 0`);
    expect(found).toEqual({buyers: 4338, orders: 18_532, days: 16_763, once: 1493});
  });

  it("accounts for every line and penny, exactly", async () => {
    const quality = await ours(`
      select table_name, outcome, rows, net_amount from marts.quality
      where table_name in ('orders', 'order_lines') order by table_position, position`);
    // From the README: 9,747,747.934 as it came; 9,726,006.954 without copies, so 21,740.98 in 5,268
    // copies; 8,887,208.894 bought. The others are counted below.
    expect(quality).toEqual([
      {table_name: "orders", outcome: "read", rows: 25_900, net_amount: 9_726_006.954},
      {table_name: "orders", outcome: "order", rows: 18_532, net_amount: 8_887_208.894},
      {table_name: "orders", outcome: "anonymous_order", rows: 1428, net_amount: 1_754_901.91},
      {table_name: "orders", outcome: "return", rows: 3654, net_amount: -608_689.47},
      {table_name: "orders", outcome: "anonymous_return", rows: 184, net_amount: -307_414.38},
      {table_name: "orders", outcome: "zero", rows: 2102, net_amount: 0},
      {table_name: "order_lines", outcome: "read", rows: 541_909, net_amount: 9_747_747.934},
      {table_name: "order_lines", outcome: "order", rows: 392_725, net_amount: 8_887_208.894},
      {
        table_name: "order_lines",
        outcome: "anonymous_order",
        rows: 132_548,
        net_amount: 1_754_901.91,
      },
      {table_name: "order_lines", outcome: "return", rows: 8872, net_amount: -608_689.47},
      {table_name: "order_lines", outcome: "anonymous_return", rows: 381, net_amount: -307_414.38},
      {table_name: "order_lines", outcome: "zero", rows: 2115, net_amount: 0},
      {table_name: "order_lines", outcome: "duplicate", rows: 5268, net_amount: 21_740.98},
    ]);
    for (const table of ["orders", "order_lines"]) {
      const [came, ...went] = quality.filter(({table_name}) => table_name === table);
      const total = (key: "rows" | "net_amount") =>
        Math.round(went.reduce((sum, row) => sum + 10_000 * (row[key] as number), 0));
      expect(total("rows")).toBe(10_000 * (came?.rows as number));
      expect(total("net_amount")).toBe(Math.round(10_000 * (came?.net_amount as number)));
    }
  });

  it("sorts invoices as their number, prices and customer say", async () => {
    // We go by the sign of an invoice's money, the file by the letter C. They differ in two invoices:
    // A563186 and A563187 adjust a bad debt, −11,062.06 each without a customer, and count as
    // returns (A563185, +11,062.06, as an order). Invoices of price 0 only are write-offs and gifts: 2,102 of amount
    // zero, 4 of them of a known customer. The 33 lines of price 0 on invoices that also sell
    // something go with their invoice: 392,692 + 33 = 392,725 lines of orders.
    const sorted = await theirs(`
      , invoices as (
        select InvoiceNo, any_value(is_cancelled) as is_cancelled, max(CustomerID) as customer,
          count(*) as lines, sum(money) as money,
          count(*) filter (where UnitPrice = 0) as free_lines,
          count(*) filter (where UnitPrice > 0 and Quantity > 0) as sold_lines
        from lines group by InvoiceNo
      )
      select
        case
          when is_cancelled and customer is not null then 'cancelled'
          when is_cancelled then 'cancelled_anonymous'
          when InvoiceNo in ('A563186', 'A563187') then 'bad_debt'
          when free_lines = lines and customer is not null then 'free_known'
          when free_lines = lines then 'free_anonymous'
          when customer is not null then 'bought'
          else 'bought_anonymous'
        end as kind,
        count(*)::integer as invoices, sum(lines)::integer as lines, sum(sold_lines)::integer as sold_lines,
        sum(money)::double as money
      from invoices group by kind order by kind`);
    const [sold] = await theirs(
      "select count(*)::integer as lines from lines where CustomerID is not null and not is_cancelled and UnitPrice > 0",
    );
    const kinds = Object.fromEntries(sorted.map(({kind, ...row}) => [kind as string, row]));
    const quality = await ours("select table_name, outcome, rows, net_amount from marts.quality");
    const told = (table: string, outcome: string) => {
      const row = quality.find((each) => each.table_name === table && each.outcome === outcome);
      return [row?.rows, row?.net_amount];
    };
    const sum = (key: "invoices" | "lines", names: readonly string[]) => {
      const rows = names.map((name) => kinds[name] ?? {[key]: NaN, money: NaN});
      const money = rows.reduce((total, row) => total + (row.money as number), 0);
      const count = rows.reduce((total, row) => total + (row[key] as number), 0);
      return [count, Number(money.toFixed(4))];
    };
    const expected = {
      order: ["bought"],
      anonymous_order: ["bought_anonymous"],
      return: ["cancelled"],
      anonymous_return: ["cancelled_anonymous", "bad_debt"],
      zero: ["free_known", "free_anonymous"],
    };
    for (const [outcome, names] of Object.entries(expected)) {
      expect(told("orders", outcome), outcome).toEqual(sum("invoices", names));
      expect(told("order_lines", outcome), outcome).toEqual(sum("lines", names));
    }
    expect(kinds.free_known?.invoices).toBe(4);
    expect([sold?.lines, kinds.bought?.lines]).toEqual([392_692, 392_725]);
  });

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

  it("gives the same bytes from the Parquet file", async () => {
    const other = await computeReal(
      "online-retail",
      "online_retail.parquet",
      "online_retail.csv.gz",
    );
    try {
      const [first, second] = [await source.bytes(), await other.bytes()];
      expect([...second.keys()]).toEqual([...first.keys()]);
      // Somebody may commit between the two builds, which build_info tells.
      const facts = (bytes: Buffer | undefined) => String(bytes).replace(/.*"commit".*/, "");
      expect(facts(second.get("build_info"))).toBe(facts(first.get("build_info")));
      for (const [mart, bytes] of first)
        if (mart !== "build_info") expect(second.get(mart)?.equals(bytes), mart).toBe(true);
    } finally {
      await other.close();
    }
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
});
