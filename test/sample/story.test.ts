import type {DuckDBConnection} from "@duckdb/node-api";
import {beforeAll, describe, expect, it} from "vitest";
import {campaigns, campaignWindowDays} from "../../loaders/tools/sample/campaign-plan.js";
import {lateness, purchasing, spending} from "../../loaders/tools/sample/truth.js";
import {ask, askNumbers, openSample} from "./tables.js";

let sample: DuckDBConnection;

/** Orders of ordinary customers, those that campaigns brought left out, as the models will see them. */
beforeAll(async () => {
  sample = await openSample();
  const codes = campaigns.map(({promotionCode}) => `'${promotionCode}'`).join();
  await sample.run(`
    create table process_orders as
    select
        *,
        delivered_at > promised_at as is_late,
        row_number() over (partition by customer_id order by ordered_at) as number,
        lead(ordered_at) over (partition by customer_id order by ordered_at) is null as is_final
    from clean_orders
    where status <> 'cancelled' and return_of is null and customer_id is not null
        and coalesce(promotion_code, '') not in (${codes})
        and customer_id not in (select customer_id from customers where is_strategic = 'true')`);
});

/** Gauss's hypergeometric series, for |z| < 1. */
function hypergeometric(a: number, b: number, c: number, z: number): number {
  let term = 1;
  let sum = 1;
  for (let n = 0; Math.abs(term) > 1e-12 * Math.abs(sum) && n < 1e5; n += 1) {
    term *= (((a + n) * (b + n)) / ((c + n) * (n + 1))) * z;
    sum += term;
  }
  return sum;
}

describe("the process can be seen in the data", () => {
  it("one-time buyers are as many as BG/NBD implies", async () => {
    // Fader, Hardie and Lee (2005): P(X(t) = 0) = (alpha / (alpha + t))^r.
    const {r, alpha} = purchasing;
    const found = await askNumbers(
      sample,
      `select avg((orders = 1)::integer) as share, avg(pow(${alpha} / (${alpha} + age), ${r})) as expected
       from (select count(*) as orders,
                 date_diff('day', min(ordered_at)::date, date '2026-07-01') - 0.5 as age
             from process_orders group by customer_id)`,
    );
    // Three standard errors of a share near 0.26 among 5,000.
    expect(Math.abs(found.share! - found.expected!)).toBeLessThan(0.019);
  });

  it("repeat orders are as many as BG/NBD implies", async () => {
    // Fader, Hardie and Lee (2005), equation (9).
    const {r, alpha, a, b} = purchasing;
    const people = await ask(
      sample,
      `select count(*) - 1 as repeats,
           date_diff('day', min(ordered_at)::date, date '2026-07-01') - 0.5 as age
       from process_orders group by customer_id`,
    );
    let repeats = 0;
    let expected = 0;
    for (const person of people) {
      const t = Number(person.age);
      const z = t / (alpha + t);
      const left = (alpha / (alpha + t)) ** r * hypergeometric(r, b, a + b - 1, z);
      repeats += Number(person.repeats);
      expected += ((a + b - 1) / (a - 1)) * (1 - left);
    }
    expect(repeats / expected).toBeGreaterThan(0.92);
    expect(repeats / expected).toBeLessThan(1.08);
  });

  it("customers' mean amounts average p·gamma / (q − 1)", async () => {
    const {p, q, gamma} = spending;
    const {average = 0} = await askNumbers(
      sample,
      `select avg(mean)::double as average from
       (select avg(net_amount) as mean from process_orders group by customer_id)`,
    );
    expect(average / ((p * gamma) / (q - 1))).toBeCloseTo(1, 1);
  });

  it("a late repeat delivery makes it likelier that the order is the customer's last", async () => {
    const found = await askNumbers(
      sample,
      `select
           avg(is_final::integer) filter (where is_late) as late,
           avg(is_final::integer) filter (where not is_late) as in_time,
           count(*) filter (where is_late) as n
       from process_orders where number > 1 and ordered_at < '2026-01-01'`,
    );
    const error = Math.sqrt((found.late! * (1 - found.late!)) / found.n!);
    expect((found.late! - found.in_time!) / error).toBeGreaterThan(5);
    // Slow customers who merely have not come back yet dilute the factor.
    expect(found.late! / found.in_time!).toBeGreaterThan(1.6);
    expect(found.late! / found.in_time!).toBeLessThan(lateness.dropoutFactor);
  });

  it("deliveries are late in the share that was set", async () => {
    const {share = 0} = await askNumbers(
      sample,
      "select avg(is_late::integer) as share from process_orders where delivered_at is not null",
    );
    expect(share).toBeCloseTo(lateness.share, 2);
  });
});

describe("campaigns against their holdouts", () => {
  const lift = async (id: string) =>
    askNumbers(
      sample,
      `select
           avg(orders) filter (where arm = 'treated') - avg(orders) filter (where arm = 'holdout')
               as lift,
           sqrt(var_samp(orders) filter (where arm = 'treated') / count(*) filter (where arm = 'treated')
              + var_samp(orders) filter (where arm = 'holdout') / count(*) filter (where arm = 'holdout'))
               as error
       from (
           select m.customer_id, m.arm, count(o.order_id) as orders
           from campaign_members as m
           join campaigns as c using (campaign_id)
           left join clean_orders as o on o.customer_id = m.customer_id
               and o.status <> 'cancelled' and o.return_of is null
               and o.ordered_at >= c.started_on::date
               and o.ordered_at < c.started_on::date + ${campaignWindowDays}
           where m.campaign_id = '${id}'
           group by m.customer_id, m.arm)`,
    );

  it.each(campaigns.map((campaign) => [campaign.id, campaign.extraOrders]))(
    "%s lifts orders per customer by %d, within three standard errors",
    async (id, truth) => {
      const found = await lift(String(id));
      expect(Math.abs(found.lift! - Number(truth)) / found.error!).toBeLessThan(3);
    },
  );

  it("the win-backs are plain to see", async () => {
    for (const id of ["K3", "K6"]) {
      const found = await lift(id);
      expect(found.lift! / found.error!).toBeGreaterThan(2);
    }
  });
});

describe("the story", () => {
  it("cold brew rises every year", async () => {
    const shares = await ask(
      sample,
      `select year(ordered_at + interval 6 months) as y,
           sum(l.net_amount) filter (where category = 'Cold brew') / sum(l.net_amount) as part
       from clean_lines as l join clean_orders using (order_id) join products using (product_id)
       group by y order by y`,
    );
    const parts = shares.map(({part}) => Number(part));
    expect(parts).toEqual(parts.toSorted((a, b) => a - b));
    expect(parts.at(-1)! / parts[0]!).toBeGreaterThan(2);
  });

  it("sales grow over the years, with a dip of new customers in spring 2025", async () => {
    const sql = (from: string, to: string) =>
      `select count(*) as n from (select min(ordered_at) as first from process_orders
       group by customer_id) where first >= '${from}' and first < '${to}'`;
    const n = async (from: string, to: string) => (await askNumbers(sample, sql(from, to))).n!;
    const spring2024 = await n("2024-03-01", "2024-08-01");
    const spring2025 = await n("2025-03-01", "2025-08-01");
    const spring2026 = await n("2026-02-01", "2026-07-01");
    expect(spring2025).toBeLessThan(0.85 * spring2024);
    expect(spring2026).toBeGreaterThan(1.5 * spring2025);
  });

  it("customers from Douyin come back less often", async () => {
    const rows = await ask(
      sample,
      `select acquisition_channel = 'Douyin' as is_douyin, avg(orders) as orders from (
           select customer_id, count(*) as orders from process_orders group by customer_id
           having min(ordered_at) < '2026-01-01')
       join (select distinct customer_id, acquisition_channel from customers) using (customer_id)
       group by is_douyin order by is_douyin`,
    );
    expect(Number(rows[1]!.orders)).toBeLessThan(0.75 * Number(rows[0]!.orders));
  });

  it("two strategic accounts are long overdue against their own rhythm", async () => {
    const silent = await ask(
      sample,
      `select customer_id, date_diff('day', max(ordered_at), date '2026-06-30') as silence, median(gap)
       from (select customer_id, ordered_at, date_diff('day', lag(ordered_at) over
                 (partition by customer_id order by ordered_at), ordered_at) as gap
             from clean_orders where return_of is null and status <> 'cancelled'
             and customer_id in (select customer_id from customers where is_strategic = 'true'))
       group by customer_id having silence > 85 and silence > 3 * median(gap)`,
    );
    expect(silent).toHaveLength(2);
  });
});
