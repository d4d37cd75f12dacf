import {appendFileSync, cpSync, mkdirSync, rmSync, symlinkSync} from "node:fs";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {quoteLiteral} from "../../sources/quote.js";
import {project} from "../project.js";
import {median, print, repeats, runChild, tell} from "./child.js";

interface Run {
  readonly seconds: number;
  readonly peakMegabytes: number;
  readonly ran: number;
}

interface Size {
  readonly orders: number;
  readonly customers: number;
}

const sizes: readonly Size[] = [
  {orders: 1_000_000, customers: 100_000},
  {orders: 10_000_000, customers: 1_000_000},
];

/** Writes orders over three years as Parquet: ids as shops write them, a cost, a status, a channel. */
async function writeOrders(folder: string, {orders, customers}: Size): Promise<string> {
  mkdirSync(folder);
  const file = join(folder, "orders.parquet");
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(`
    copy (
      select
        'ORD-' || lpad(i::varchar, 9, '0') as order_id,
        'CUST-' || lpad((hash(i * 7 + 1) % ${customers})::varchar, 8, '0') as customer_id,
        timestamp '2022-01-01' + to_seconds((hash(i * 3) % (86400 * 1095))::bigint) as ordered_at,
        ((hash(i * 5) % 100000) / 100.0)::decimal(18, 2) as net_amount,
        ((hash(i * 9) % 50000) / 100.0)::decimal(18, 2) as cost_amount,
        'completed' as status,
        (['web', 'app', 'store'])[1 + (hash(i * 11) % 3)::bigint] as channel
      from range(${orders}) as numbers (i)
    ) to ${quoteLiteral(file)}`);
  connection.closeSync();
  instance.closeSync();
  return file;
}

/** Returns the median seconds of the plain scan that everything is measured against. */
async function scan(file: string): Promise<number> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const seconds: number[] = [];
  for (let i = 0; i < repeats + 2; i++) {
    const start = performance.now();
    await connection.run(`
      create or replace temp table scanned as
      select customer_id, count(*) as orders, sum(net_amount) as net_amount,
        min(ordered_at) as first_at, max(ordered_at) as last_at
      from read_parquet(${quoteLiteral(file)}) group by customer_id`);
    seconds.push((performance.now() - start) / 1000);
  }
  connection.closeSync();
  instance.closeSync();
  return median(seconds);
}

const build = (root: string, source: string, cache: string) =>
  runChild<Run>("marts-run.ts", [source, cache], {root});

function times(count: number, run: () => Run) {
  const runs = Array.from({length: count}, run);
  return {
    seconds: median(runs.map(({seconds}) => seconds)),
    peak: Math.max(...runs.map(({peakMegabytes}) => peakMegabytes)),
    ran: runs[0]?.ran ?? 0,
  };
}

/** A copy of the loaders whose SQL may be edited without touching the checkout. */
function copyLoaders(folder: string): string {
  const root = join(folder, "edited");
  mkdirSync(root);
  cpSync(join(project, "loaders"), join(root, "loaders"), {recursive: true});
  for (const name of ["package.json", "tsconfig.json"])
    cpSync(join(project, name), join(root, name));
  symlinkSync(join(project, "node_modules"), join(root, "node_modules"));
  return root;
}

async function measure(folder: string, size: Size) {
  const source = join(folder, `orders-${size.orders}`);
  tell(`writing ${size.orders} orders`);
  const file = await writeOrders(source, size);
  const plain = await scan(file);
  const cache = join(folder, `cache-${size.orders}`);
  tell(`building ${size.orders} orders from scratch, ${repeats} times`);
  const fresh = times(repeats, () => {
    rmSync(cache, {recursive: true, force: true});
    return build(project, source, cache);
  });
  tell("rebuilding");
  const unchanged = times(repeats, () => build(project, source, cache));
  const root = copyLoaders(folder);
  const edited = times(repeats, () => {
    appendFileSync(join(root, "loaders/marts/segments.sql"), "\n-- edited\n");
    return build(root, source, cache);
  });
  rmSync(root, {recursive: true});
  return {size, plain, fresh, unchanged, edited};
}

/** Prints how long all marts take, from nothing and again, beside a plain scan of the same file. */
export async function benchMarts(folder: string): Promise<void> {
  const results = [];
  for (const size of sizes) results.push(await measure(folder, size));
  print(
    "orders      scan s  scratch s  ratio  peak MB  unchanged s  one mart edited s (steps run)",
  );
  for (const {size, plain, fresh, unchanged, edited} of results) {
    print(
      [
        String(size.orders).padEnd(10),
        plain.toFixed(2).padStart(7),
        fresh.seconds.toFixed(2).padStart(10),
        (fresh.seconds / plain).toFixed(1).padStart(6),
        String(fresh.peak).padStart(8),
        unchanged.seconds.toFixed(2).padStart(12),
        `${edited.seconds.toFixed(2)} (${edited.ran})`.padStart(14),
      ].join(" "),
    );
  }
  const [small, large] = results;
  if (small && large) {
    print(
      `growth from ${small.size.orders} to ${large.size.orders} orders: ${(large.fresh.seconds / small.fresh.seconds).toFixed(1)}×`,
    );
  }
}
