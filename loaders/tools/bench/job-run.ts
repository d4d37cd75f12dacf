import {DuckDBInstance} from "@duckdb/node-api";
import {readColumns, writeColumns} from "../../columns.js";
import {bgNbd} from "../../models/bg-nbd/bg-nbd.js";
import {expectedSpends} from "../../models/gamma-gamma/expected-spend.js";
import {fitGammaGamma} from "../../models/gamma-gamma/gamma-gamma.js";
import {collapse, eachHistory} from "../../models/histories.js";
import {quoteLiteral} from "../../sources/quote.js";

// The analyst's whole job, by hand: from one CSV of transactions to RFM, cohorts, BG/NBD, Gamma-Gamma and CLV per
// customer, each written as Parquet. Arguments: the CSV and the folder for what comes out.
const [csv = "", out = ""] = process.argv.slice(2);
const start = performance.now();
const instance = await DuckDBInstance.create(":memory:", {memory_limit: "1200MB"});
const connection = await instance.connect();
await connection.run("set preserve_insertion_order = false");
const save = (name: string, sql: string) =>
  connection.run(`copy (${sql}) to ${quoteLiteral(`${out}/${name}.parquet`)}`);

await connection.run(`
  create table days as
  select customer_id, ordered_at::date as day, count(*)::integer as orders, sum(net_amount) as money
  from read_csv(${quoteLiteral(csv)}, header = true, columns = {
    customer_id: 'varchar', ordered_at: 'timestamp', net_amount: 'decimal(18, 2)'})
  group by all`);
await connection.run(`
  create table buyers as
  select
    customer_id,
    min(day) as first_day,
    (max(day) - min(day))::integer as tx,
    ((select max(day) from days) - min(day))::integer as t,
    (count(*) - 1)::integer as x,
    sum(orders)::integer as orders,
    sum(money)::double as money
  from days group by customer_id`);

const rank = (column: string, direction: string) =>
  `least(5, 1 + floor(5 * percent_rank() over (order by ${column} ${direction})))::integer`;
await save(
  "rfm",
  `select customer_id, t - tx as days_since_last_order, orders, money,
     ${rank("t - tx", "desc")} as recency_score, ${rank("orders", "")} as frequency_score,
     ${rank("money", "")} as monetary_score from buyers`,
);
await save(
  "cohorts",
  `select date_trunc('month', first_day) as cohort_month, date_trunc('month', day) as month,
     count(distinct customer_id) as customers, sum(days.orders) as orders, sum(days.money) as money
   from days inner join buyers using (customer_id) group by all`,
);

const known = await readColumns(
  connection,
  "select x, tx, t, orders, money / orders as mean, row_number() over () ::integer as place from buyers",
);
const {x, tx, t, orders, place} = known as Record<string, Int32Array>;
const mean = known["mean"] as Float64Array;
const purchases = bgNbd.fit(collapse(x!, tx!, t!));
const spending = fitGammaGamma({counts: orders!, means: mean});
const each = eachHistory(x!, tx!, t!);
const {alive, expected} = bgNbd.predict(purchases.parameters, each, [90]);
const discounted = bgNbd.discountedPurchases(purchases.parameters, each, {
  horizon: 1095,
  rate: Math.log(1.1) / 365.25,
});
const spend = expectedSpends(spending.parameters, {counts: orders!, means: mean});
const clv = discounted.map((orders, who) => orders * spend[who]!);
const shape = {place: "INTEGER", alive: "DOUBLE", orders: "DOUBLE", clv: "DOUBLE"} as const;
const columns = {place: place!, alive, orders: expected[0]!, clv};
const predicted = await writeColumns(connection, "predicted", {columns, shape});
await save(
  "clv",
  `select customer_id, alive, orders as orders_90_days, clv
   from (select customer_id, row_number() over ()::integer as place from buyers)
   inner join (${predicted}) using (place)`,
);
connection.closeSync();
const {verdict} = purchases;
process.stdout.write(
  JSON.stringify({
    seconds: (performance.now() - start) / 1000,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    isRight: verdict.isConverged && spending.verdict.isConverged && clv.every(Number.isFinite),
  }),
);
