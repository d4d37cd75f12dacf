/** What a cell of a table holds. */
export type Cell = string | number | boolean | Date | null | undefined;

const byteOrderMark = "\uFEFF";

/**
 * Returns a CSV that spreadsheets open right: UTF-8 byte order mark, CRLF, quotes doubled. Texts that
 * a spreadsheet would run as a formula get a leading apostrophe; numbers stay numbers, negative ones
 * too. Absent values are empty, days are YYYY-MM-DD.
 */
export function csvText(heads: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const lines = [heads, ...rows].map((cells) => cells.map(csvCell).join(","));
  return `${byteOrderMark}${lines.join("\r\n")}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell === "number") return Number.isFinite(cell) ? String(cell) : "";
  if (cell instanceof Date)
    return Number.isNaN(cell.getTime()) ? "" : cell.toISOString().slice(0, 10);
  const text =
    typeof cell === "string" && /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(cell)
      ? `'${cell}`
      : String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
