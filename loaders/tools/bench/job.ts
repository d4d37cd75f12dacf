import {closeSync, mkdirSync, openSync, statSync, writeSync} from "node:fs";
import {join} from "node:path";
import {simulateBuyers} from "./buyers.js";
import {median, print, repeats, runChild, tell} from "./child.js";

interface Run {
  readonly seconds: number;
  readonly peakMegabytes: number;
  readonly isRight: boolean;
}

const customers = 1_000_000;
const firstDay = Date.UTC(2022, 0, 1);

/** Writes the transactions of a million buyers over three years as one CSV; returns their number. */
function writeTransactions(file: string): number {
  const target = openSync(file, "w");
  let lines = ["customer_id,ordered_at,net_amount"];
  let rows = 0;
  const flush = () => {
    writeSync(target, `${lines.join("\n")}\n`);
    lines = [];
  };
  const days = new Map<number, string>();
  simulateBuyers(customers, 1, (who, day, second, amount) => {
    const date = days.get(day) ?? new Date(firstDay + day * 86_400_000).toISOString().slice(0, 10);
    days.set(day, date);
    const time = new Date(second * 1000).toISOString().slice(11, 19);
    lines.push(`CUST-${String(who).padStart(8, "0")},${date} ${time},${amount.toFixed(2)}`);
    rows++;
    if (lines.length === 100_000) flush();
  });
  flush();
  closeSync(target);
  return rows;
}

/** Prints how long one CSV takes to become RFM, cohorts, fits and CLV per customer. */
export function benchJob(folder: string): void {
  const file = join(folder, "transactions.csv");
  tell(`writing the transactions of ${customers} customers`);
  const rows = writeTransactions(file);
  const megabytes = Math.round(statSync(file).size / 1e6);
  const out = join(folder, "job");
  mkdirSync(out);
  const runs = Array.from({length: repeats}, () => runChild<Run>("job-run.ts", [file, out]));
  const seconds = median(runs.map((run) => run.seconds)).toFixed(1);
  const peak = Math.max(...runs.map((run) => run.peakMegabytes));
  print(
    `one CSV of ${rows} transactions (${customers} customers, ${megabytes} MB) to RFM, cohorts, fits and CLV: ` +
      `${seconds} s, peak ${peak} MB (goals 10 s, 2,000 MB)${runs.every((run) => run.isRight) ? "" : "; a fit did not converge"}`,
  );
}
