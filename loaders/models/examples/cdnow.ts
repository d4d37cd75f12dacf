// Fits the models to the 1/10 sample of CDNOW and prints what came out beside what was published:
//   npx tsx loaders/models/examples/cdnow.ts CDNOW_sample.txt
// Published: Fader, Hardie and Lee (2005), "Counting your customers the easy way", table 2, and their
// note on the model in a spreadsheet; Fader and Hardie (2013), "The Gamma-Gamma model of monetary value".
import {readFileSync} from "node:fs";
import {bgNbd} from "../bg-nbd/bg-nbd.js";
import type {Fit} from "../fit.js";
import {fitGammaGamma} from "../gamma-gamma/gamma-gamma.js";
import {collapse} from "../histories.js";
import {mbgNbd} from "../bg-nbd/mbg-nbd.js";
import {paretoNbd} from "../pareto-nbd/pareto-nbd.js";

/** Weeks since 1970. */
const week = (yyyymmdd: string): number =>
  Date.parse(yyyymmdd.replace(/(....)(..)(..)/, "$1-$2-$3")) / (7 * 864e5);

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error("no file given: the path of CDNOW_sample.txt was expected");
const end = "19970930";

// Per customer, the money of each purchase day of the calibration period.
const customers = new Map<string, Map<string, number>>();
for (const line of readFileSync(file, "utf8").split("\n")) {
  const [, customer, date, , amount] = line.trim().split(/\s+/);
  if (!customer || !date || date > end) continue;
  const days = customers.get(customer) ?? new Map<string, number>();
  customers.set(customer, days.set(date, (days.get(date) ?? 0) + Number(amount)));
}
const dates = [...customers.values()].map((days) => [...days.keys()].sort());
const histories = collapse(
  dates.map((days) => days.length - 1),
  dates.map((days) => week(days.at(-1)!) - week(days[0]!)),
  dates.map((days) => week(end) - week(days[0]!)),
);
// The paper fits spending to repeat purchases, the first one left out.
const repeats = [...customers.values()]
  .map((days) => [...days].sort().slice(1))
  .map((days) => days.map(([, amount]) => amount))
  .filter(({length}) => length > 0);
const spending = {
  counts: repeats.map(({length}) => length),
  means: repeats.map((amounts) => amounts.reduce((sum, one) => sum + one) / amounts.length),
};

const weeks = {daysPerUnit: 7};
const bg = bgNbd.fit(histories, weeks);
const fits: readonly (readonly [name: string, fit: Fit, published: Record<string, string>])[] = [
  ["BG/NBD", bg, {r: "0.243", alpha: "4.414", a: "0.793", b: "2.426", ln: "-9582.4"}],
  ["MBG/NBD", mbgNbd.fit(histories, weeks), {}],
  [
    "Pareto/NBD",
    paretoNbd.fit(histories, weeks),
    {r: "0.553", alpha: "10.578", s: "0.606", beta: "11.669", ln: "-9595.0"},
  ],
  ["Gamma-Gamma", fitGammaGamma(spending), {p: "6.25", q: "3.74", gamma: "15.44"}],
];

function print(name: string, what: string, ...numbers: readonly string[]): void {
  const columns = numbers.map((one) => one.padStart(11)).join("");
  process.stdout.write(`${`${name.padEnd(12)}${what.padEnd(16)}${columns}`.trimEnd()}\n`);
}
print("model", "", "fitted", "std. error", "published");
for (const [name, {names, parameters, standardErrors, logLikelihood, verdict}, known] of fits) {
  names.forEach((letter, at) =>
    print(
      at === 0 ? name : "",
      letter,
      parameters[letter]!.toFixed(3),
      standardErrors?.[letter]?.toFixed(3) ?? "",
      known[letter] ?? "",
    ),
  );
  print("", "log-likelihood", logLikelihood.toFixed(1), "", known["ln"] ?? "");
  print("", verdict.isTrusted ? "trusted" : `not trusted: ${verdict.doubts.join(", ")}`);
}
const history = {x: 2, tx: 30.43, T: 38.86};
const expected = bgNbd.expectedPurchases(bg.parameters, 39, history);
print("39 weeks on", "x 2, tx 30.43", expected.toFixed(3), "", "1.226");
