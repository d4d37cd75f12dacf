// A page shows its words and figures at once. Its pictures, and the tables behind them, follow each in a task of
// its own, so that nothing that a reader does has to wait for all of them.

/** The order of work: what is seen first, what is not seen yet, what is closed. */
export type Rank = 0 | 1 | 2;

interface Job {
  readonly work: () => void;
  readonly rank: Rank;
}

const jobs = new Map<Element, Job>();
/** How long one task may go on with the next piece of work. */
const sliceMs = 8;
let isPlanned = false;

/** Whether pages are drawn piece by piece: in browsers, and not where a page is made without a screen. */
export function isPatient(): boolean {
  return typeof IntersectionObserver !== "undefined";
}

/** Does what a box waits for in a task of its own. A box off the page is forgotten; the last work given to it counts. */
export function later(box: Element, work: () => void, rank: Rank): void {
  jobs.set(box, {work, rank});
  box.setAttribute("data-waiting", "");
  plan();
}

/** Does at once what a box waits for, if anything. */
export function doNow(box: Element): void {
  const job = jobs.get(box);
  jobs.delete(box);
  box.removeAttribute("data-waiting");
  job?.work();
}

function plan(): void {
  if (isPlanned || jobs.size === 0) return;
  isPlanned = true;
  const isUrgent = [...jobs.values()].some(({rank}) => rank === 0);
  if (isUrgent || typeof requestIdleCallback === "undefined") setTimeout(run);
  else requestIdleCallback(run, {timeout: 1000});
}

function run(): void {
  isPlanned = false;
  const end = performance.now() + sliceMs;
  try {
    do {
      const box = next();
      if (!box) return;
      if (box.isConnected) doNow(box);
      else jobs.delete(box);
    } while (performance.now() < end);
  } finally {
    plan();
  }
}

function next(): Element | undefined {
  let found: Element | undefined;
  let first = Infinity;
  for (const [box, {rank}] of jobs) {
    if (rank < first) [found, first] = [box, rank];
  }
  return found;
}
