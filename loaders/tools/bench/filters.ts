import {mkdirSync} from "node:fs";
import {join} from "node:path";
import {DuckDBInstance} from "@duckdb/node-api";
import {type Page, chromium} from "playwright-core";
import {quoteLiteral} from "../../sources/quote.js";
import {findBrowser} from "../find-browser.js";
import {serveFolder} from "../static-server.js";
import {buildSite} from "./build-site.js";
import {print, tell} from "./child.js";

const customers = 100_000;
const orders = 1_000_000;
/** Filters switched per page, and steps of the mouse while a line is dragged. */
const clicks = 60;
const steps = 240;

/** Writes a shop of buyers with regions and channels: everybody buys once, some far more often than others. */
async function writeShop(folder: string): Promise<void> {
  mkdirSync(folder);
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  const regions = Array.from({length: 20}, (_, i) => `'Region ${i + 1}'`).join(", ");
  const who = (i: string) => `'CUST-' || lpad((${i})::varchar, 8, '0')`;
  await connection.run(`
    copy (
      select ${who("i")} as customer_id, ([${regions}])[1 + (hash(i * 13) % 20)::bigint] as region
      from range(${customers}) as numbers (i)
    ) to ${quoteLiteral(join(folder, "customers.parquet"))}`);
  await connection.run(`
    copy (
      select
        'ORD-' || lpad(i::varchar, 9, '0') as order_id,
        ${who(`case when i < ${customers} then i
          else floor(${customers} * pow((hash(i * 7 + 1) % 1000000) / 1e6, 2.5))::bigint end`)}
          as customer_id,
        timestamp '2023-01-01' + to_seconds((hash(i * 3) % (86400 * 1095))::bigint) as ordered_at,
        ((hash(i * 5) % 100000) / 100.0)::decimal(18, 2) as net_amount,
        ((hash(i * 9) % 50000) / 100.0)::decimal(18, 2) as cost_amount,
        (['web', 'app', 'store', 'phone'])[1 + (hash(i * 11) % 4)::bigint] as channel
      from range(${orders}) as numbers (i)
    ) to ${quoteLiteral(join(folder, "orders.parquet"))}`);
  connection.closeSync();
}

/** Ticks and unticks values of the filters and returns the milliseconds from each click until all in view is painted. */
function clickThrough(page: Page): Promise<number[]> {
  return page.evaluate(async (clicks) => {
    const painted = () =>
      new Promise<void>((done) =>
        requestAnimationFrame(() => {
          const {port1, port2} = new MessageChannel();
          port1.onmessage = () => done();
          port2.postMessage(null);
        }),
      );
    const isWaiting = () =>
      document.querySelector("[aria-busy]") !== null ||
      [...document.querySelectorAll(".picture-chart[data-waiting]")].some((picture) => {
        const {top, bottom} = picture.getBoundingClientRect();
        return top < innerHeight && bottom > 0;
      });
    const boxes = [...document.querySelectorAll<HTMLInputElement>(".filters input")].filter(
      ({value}) => value !== "none",
    );
    const times: number[] = [];
    for (let i = 0; i < clicks; i++) {
      // Every other click takes the tick off again; strides visit regions, channels, segments and tiers.
      const box = boxes[(7 * (i >> 1)) % boxes.length]!;
      const start = performance.now();
      box.click();
      do await painted();
      while (isWaiting());
      times.push(performance.now() - start);
      await new Promise((done) => setTimeout(done, 50));
    }
    return times;
  }, clicks);
}

/** Drags the line of importance to and fro and returns the milliseconds between frames. */
async function drag(page: Page): Promise<number[]> {
  const line = page.locator(".split-line.is-importance");
  await line.scrollIntoViewIfNeeded();
  const box = (await line.boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.evaluate(() => {
    const frames: number[] = [];
    Object.assign(window, {frames});
    const next = (time: number) => {
      frames.push(time);
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });
  for (let i = 0; i < steps; i++) await page.mouse.move(x - 150 * Math.sin(i / 12), y);
  const frames = await page.evaluate(() => (window as unknown as {frames: number[]}).frames);
  await page.mouse.up();
  return frames.slice(1).map((time, i) => time - frames[i]!);
}

const quantile = (values: readonly number[], share: number) =>
  [...values].sort((a, b) => a - b)[Math.floor(share * (values.length - 1))] ?? NaN;

/** Prints how long a filter of 100,000 customers takes from click to paint, and the frames of a dragged line. */
export async function benchFilters(folder: string): Promise<void> {
  const executablePath = findBrowser(process.env);
  if (executablePath === undefined) throw new Error("no browser was found: npm run browser");
  const site = process.env.CLIENTELE_BENCH_SITE ?? join(folder, "site");
  if (process.env.CLIENTELE_BENCH_SITE === undefined) {
    const source = join(folder, "shop");
    tell(`writing a shop of ${customers} customers with ${orders} orders`);
    await writeShop(source);
    tell("building its site");
    buildSite({source, out: site, cache: join(folder, "cache")});
  }
  const {server, url} = await serveFolder(site, 0);
  const browser = await chromium.launch({executablePath, args: ["--no-sandbox"]});
  const open = async (address: string) => {
    const page = await browser.newPage({viewport: {width: 1440, height: 900}});
    // The compiler names functions by a helper that pages do not have.
    await page.addInitScript("globalThis.__name = (of) => of");
    await page.goto(new URL(address, url).href, {waitUntil: "networkidle", timeout: 120_000});
    await page.waitForSelector(".filters input", {state: "attached", timeout: 120_000});
    return page;
  };
  try {
    print("filter of 100,000 customers   p50 ms  p95 ms  most ms  goal p95");
    for (const [name, address] of [
      ["Overview", "./?segment=champions"],
      ["Customers", "customers?segment=champions"],
      ["Matrix", "matrix?segment=champions"],
      ["Segments", "segments/?segment=champions"],
      ["One segment", "segments/champions?channel=web"],
      ["Moves", "moves?segment=champions"],
      ["Cohorts", "cohorts?segment=champions"],
      ["Lifecycle", "lifecycle?segment=champions"],
      ["Churn", "churn?segment=champions"],
      ["Value", "value?segment=champions"],
    ] as const) {
      const page = await open(address);
      const times = await clickThrough(page);
      const told = [quantile(times, 0.5), quantile(times, 0.95), Math.max(...times)];
      print(
        `${name.padEnd(28)} ${told.map((ms) => ms.toFixed(0).padStart(7)).join(" ")}        100`,
      );
      await page.close();
    }
    const page = await open("matrix");
    const gaps = await drag(page);
    const rate = 1000 / (gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length);
    print(
      `a split line dragged over 100,000 customers: ${rate.toFixed(0)} frames a second, ` +
        `95 of 100 within ${quantile(gaps, 0.95).toFixed(0)} ms (goal 30 a second)`,
    );
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}
