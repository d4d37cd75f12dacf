/** A cell as it will stand in the file; undefined is an empty cell. */
export type Cell = string | undefined;

/** Returns a cell as CSV: quoted only where it must be. */
function quote(cell: Cell): string {
  if (cell === undefined) return "";
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** Returns a table as CSV text: UTF-8 without BOM, comma, lines end in \n. */
export function formatCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((row) => row.map(quote).join(",") + "\n").join("");
}

/** Returns whole fen as CNY without needless zeros: 12345 → `123.45`, 12000 → `120`. */
export function formatFen(fen: number): string {
  const sign = fen < 0 ? "-" : "";
  const yuan = Math.floor(Math.abs(fen) / 100);
  const rest = Math.abs(fen) % 100;
  if (rest === 0) return `${sign}${yuan}`;
  return `${sign}${yuan}.${String(rest).padStart(2, "0").replace(/0$/, "")}`;
}
