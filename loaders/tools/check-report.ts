import type {Checked} from "../check-source.js";
import {reasons} from "../sources/reasons.js";

const examples = 20;

/** Returns what was read as lines: a table of tables, then quarantined rows by reason, the worst first. */
export function describeCheck({tables, quarantined}: Omit<Checked, "faults">): string[] {
  const lines = tables.length > 0 ? describeTables(tables) : [];
  const byReason = new Map<string, (typeof quarantined)[number][]>();
  for (const row of quarantined) {
    const key = `${row.table}, ${row.column ?? "row"}: ${wording(row.reason)}`;
    const rows = byReason.get(key);
    if (rows) rows.push(row);
    else byReason.set(key, [row]);
  }
  const worstFirst = [...byReason].sort(
    ([a, left], [b, right]) => right.length - left.length || (a < b ? -1 : 1),
  );
  for (const [reason, rows] of worstFirst) {
    lines.push("", `${rows.length} × ${reason}`);
    for (const {file, row, value} of rows.slice(0, examples)) {
      const shown = value === null || value === "" ? "(empty)" : JSON.stringify(value);
      lines.push(`  ${file}, row ${row}: ${shown}`);
    }
    if (rows.length > examples) lines.push(`  … and ${rows.length - examples} more`);
  }
  if (lines.length > 0) lines.push("");
  return lines;
}

function describeTables(tables: Checked["tables"]): string[] {
  const head = ["table", "rows", "accepted", "quarantined", "duplicates"];
  const body = tables.map(({name, rows, accepted, quarantined, duplicates}) => [
    name,
    ...[rows, accepted, quarantined, duplicates].map((n) => n.toLocaleString("en-GB")),
  ]);
  const widths = head.map((_, i) =>
    Math.max(...[head, ...body].map((cells) => cells[i]?.length ?? 0)),
  );
  return [head, ...body].map((cells) =>
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join("  "),
  );
}

function wording(reason: string): string {
  return reason in reasons ? reasons[reason as keyof typeof reasons].en : reason;
}
