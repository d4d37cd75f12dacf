import type {Computed} from "../compute.js";

/** Prints what a build did, in a few lines: what came in, what became of it, what came out. */
export function printSummary(
  {summary, marts}: Pick<Computed, "summary" | "marts">,
  {
    print,
    start,
    more,
  }: {
    print: (line: string) => void;
    start: bigint;
    more: readonly (readonly [string, string])[];
  },
): void {
  const number = (value: number) => value.toLocaleString("en-GB");
  const rows = [...marts.values()].reduce((sum, mart) => sum + mart.rows, 0);
  const steps = summary.steps.length;
  const ran = summary.steps.filter((step) => step.ran).length;
  const lines: (readonly [string, string])[] = [
    ["source", summary.source],
    ["as of", summary.asOfDate],
    ["orders in", number(summary.ordersRead)],
    ["customers in", number(summary.customersKnown)],
    ["accepted", `${number(summary.accepted)} rows`],
    ["quarantined", `${number(summary.quarantined)} rows`],
    ["marts", `${marts.size} with ${number(rows)} rows`],
    ["steps", `${ran} run, ${steps - ran} reused`],
    ["seconds", (Number(process.hrtime.bigint() - start) / 1e9).toFixed(1)],
    ...more,
  ];
  for (const [name, value] of lines) print(`${name.padEnd(13)}${value}`);
}
