import {loadavg} from "node:os";
import {join} from "node:path";
import {type Browser, type CDPSession, chromium} from "playwright-core";
import {waitUntilDrawn} from "../drawn.js";
import {findBrowser} from "../find-browser.js";
import {serveFolder} from "../static-server.js";
import {buildSite} from "./build-site.js";
import {median, print, repeats, tell} from "./child.js";

/** The pages that executives read, whose budgets test/site/budgets.test.ts holds as far as they do not depend on the machine. */
const pages = [
  "",
  "customers",
  "matrix",
  "segments/",
  "segments/champions",
  "cohorts",
  "lifecycle",
  "churn",
  "value",
  "quality",
];
const views = [
  {folder: "", width: 1440},
  {folder: "zh/", width: 360},
];
/** 10 Mbit/s with 40 ms of latency, and a processor of a quarter of this one's speed. */
const line = {offline: false, latency: 40, downloadThroughput: 1.25e6, uploadThroughput: 1.25e6};
const slowdown = 4;
/** A page is quiet when nothing has blocked it for so many milliseconds. */
const quiet = 1500;

interface Seen {
  largest: number;
  shifted: number;
  /** When the last long task ended. */
  blockedUntil: number;
}

/** Runs in the page before its own scripts and gathers what the browser tells of painting and blocking. */
function watch(): void {
  const seen: Seen = {largest: 0, shifted: 0, blockedUntil: 0};
  Object.assign(window, {seen});
  const hear = (type: string, take: (entry: PerformanceEntry & {value: number}) => void) =>
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) take(entry as PerformanceEntry & {value: number});
    }).observe({type, buffered: true});
  hear("largest-contentful-paint", ({startTime}) => (seen.largest = startTime));
  hear("layout-shift", ({value}) => (seen.shifted += value));
  hear("longtask", ({startTime, duration}) => (seen.blockedUntil = startTime + duration));
}

/** What counts of a page's load: times in milliseconds, bytes as they came over the line. */
interface Load {
  readonly largest: number;
  /** What tasks took beyond 50 ms each, from the first paint with content until the page was quiet. */
  readonly blocked: number;
  /** The same of the processor's time alone, without the waiting for other programs of this machine. */
  readonly busy: number;
  readonly longest: number;
  readonly shifted: number;
  readonly bytes: number;
  readonly requests: number;
}

async function load(browser: Browser, address: string, width: number): Promise<Load> {
  const context = await browser.newContext({viewport: {width, height: 900}});
  try {
    const page = await context.newPage();
    const tools = await context.newCDPSession(page);
    await tools.send("Network.enable");
    await tools.send("Network.emulateNetworkConditions", line);
    await tools.send("Emulation.setCPUThrottlingRate", {rate: slowdown});
    let bytes = 0;
    const asked = new Set<string>();
    tools.on("Network.requestWillBeSent", ({requestId, request}) => {
      if (!request.url.startsWith("data:")) asked.add(requestId);
    });
    tools.on("Network.loadingFinished", ({requestId, encodedDataLength}) => {
      if (asked.has(requestId)) bytes += encodedDataLength;
    });
    // The compiler names functions by a helper that pages do not have.
    await page.addInitScript("globalThis.__name = (of) => of");
    await page.addInitScript(watch);
    const events = await record(tools);
    await page.goto(address, {waitUntil: "networkidle", timeout: 120_000});
    await waitUntilDrawn(page);
    await page.waitForFunction(
      (quiet) => performance.now() > (window as unknown as {seen: Seen}).seen.blockedUntil + quiet,
      quiet,
      {timeout: 120_000},
    );
    const {largest, shifted} = await page.evaluate(() => (window as unknown as {seen: Seen}).seen);
    const tasks = tasksAfterPaint(await events());
    const over = (of: "wall" | "own") =>
      tasks.reduce((sum, task) => sum + Math.max(0, task[of] - 50), 0);
    return {
      ...{largest, shifted, bytes, requests: asked.size},
      ...{blocked: over("wall"), busy: over("own")},
      longest: Math.max(0, ...tasks.map(({own}) => own)),
    };
  } finally {
    await context.close();
  }
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds; `tdur` those in which the thread had the processor. */
  readonly ts: number;
  readonly dur?: number;
  readonly tdur?: number;
}

/** Begins to record the browser's tasks, and returns what ends it and resolves to them. */
async function record(tools: CDPSession): Promise<() => Promise<TraceEvent[]>> {
  const events: TraceEvent[] = [];
  tools.on("Tracing.dataCollected", ({value}) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  const includedCategories = ["toplevel", "loading"];
  await tools.send("Tracing.start", {traceConfig: {includedCategories}});
  return async () => {
    const complete = new Promise((done) => tools.once("Tracing.tracingComplete", done));
    await tools.send("Tracing.end");
    await complete;
    return events;
  };
}

/** The tasks of the page's main thread from its first paint with content, in milliseconds. */
function tasksAfterPaint(events: readonly TraceEvent[]): {wall: number; own: number}[] {
  const first = events.filter(({name}) => name === "firstContentfulPaint").at(-1);
  if (!first) throw new Error("the page painted nothing");
  const tasks = events
    .filter(
      ({name, ph, pid, tid, ts, dur = 0}) =>
        name.endsWith("RunTask") &&
        ph === "X" &&
        pid === first.pid &&
        tid === first.tid &&
        ts + dur > first.ts,
    )
    .sort((a, b) => a.ts - b.ts || (b.dur ?? 0) - (a.dur ?? 0));
  let end = -Infinity;
  return tasks.flatMap(({ts, dur = 0, tdur = dur}) => {
    if (ts < end) return [];
    end = ts + dur;
    const share = dur === 0 ? 1 : (end - Math.max(ts, first.ts)) / dur;
    return [{wall: (share * dur) / 1000, own: (share * tdur) / 1000}];
  });
}

/** Prints what each page of executives takes on a slow processor and line: medians, of the sample unless a site is named. */
export async function benchPages(folder: string): Promise<void> {
  const executablePath = findBrowser(process.env);
  if (executablePath === undefined) throw new Error("no browser was found: npm run browser");
  const site = process.env.CLIENTELE_BENCH_SITE ?? join(folder, "sample");
  if (process.env.CLIENTELE_BENCH_SITE === undefined) {
    tell("building the site of the sample");
    buildSite({out: site, cache: join(folder, "sample-cache")});
  }
  const {server, url} = await serveFolder(site, 0);
  const browser = await chromium.launch({executablePath, args: ["--no-sandbox"]});
  try {
    print(`load of the machine ${loadavg()[0]!.toFixed(1)}`);
    print(
      "page                       largest s  blocked ms  busy ms  longest ms  shifted    kB  requests",
    );
    print(
      "goal                            1.50         150                          0.020   350        25",
    );
    const asked = process.env.CLIENTELE_BENCH_PAGES?.split(" ") ?? pages;
    for (const {folder, width} of views) {
      for (const page of asked) {
        const loads: Load[] = [];
        for (let i = 0; i < repeats; i++) {
          loads.push(await load(browser, new URL(folder + page, url).href, width));
        }
        const of = (what: keyof Load) => median(loads.map((one) => one[what]));
        print(
          `${`/${folder}${page} at ${width}`.padEnd(29)}` +
            [
              (of("largest") / 1000).toFixed(2).padStart(7),
              of("blocked").toFixed(0).padStart(10),
              of("busy").toFixed(0).padStart(7),
              of("longest").toFixed(0).padStart(10),
              of("shifted").toFixed(3).padStart(7),
              (of("bytes") / 1000).toFixed(0).padStart(4),
              of("requests").toFixed(0).padStart(8),
            ].join("  "),
        );
      }
    }
    print(`load of the machine ${loadavg()[0]!.toFixed(1)}`);
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}
