import type {Fault} from "../faults.js";
import {nearest} from "./nearest.js";
import type {CanonicalTable} from "./canonical.js";

/** Returns a header cell as it is compared: without byte order mark, surrounding blanks and case. */
export function headerName(cell: string): string {
  return cell.replaceAll("\uFEFF", "").trim().toLowerCase();
}

export interface HeaderMatch {
  /** Position in the input of each canonical column that it has. */
  readonly positions: ReadonlyMap<string, number>;
  readonly ignored: readonly string[];
  readonly faults: readonly Fault[];
}

/** Returns which input column is which canonical one; two that claim the same one are a fault. */
export function matchHeader(
  table: CanonicalTable,
  header: readonly string[],
  file: string,
): HeaderMatch {
  const canonical = new Set(table.columns.map((column) => column.name));
  const positions = new Map<string, number>();
  const ignored: string[] = [];
  const faults: Fault[] = [];
  header.forEach((cell, position) => {
    const name = headerName(cell);
    if (!canonical.has(name)) {
      if (name) ignored.push(cell.replaceAll("\uFEFF", "").trim());
    } else if (positions.has(name)) {
      faults.push({
        file,
        row: 1,
        column: name,
        reason: "two columns have this name",
        remedy: "delete or rename one of them",
      });
    } else positions.set(name, position);
  });
  return {positions, ignored, faults};
}

/** Returns the fault of a table that lacks a column it cannot do without, with a guess at which is meant. */
export function missingColumn(
  table: CanonicalTable,
  column: string,
  found: readonly string[],
  file: string,
): Fault {
  const guess = guessColumn(table, column, found);
  const list = found.length ? found.join(", ") : "none";
  return {
    file,
    column,
    reason: `the required column is missing; the columns found are ${list}`,
    remedy: guess
      ? `rename the column ${JSON.stringify(guess)} to ${column}, or map it in ${table.name}.sql`
      : `name the column that holds it ${column}, or map it in ${table.name}.sql`,
  };
}

function guessColumn(
  table: CanonicalTable,
  column: string,
  found: readonly string[],
): string | undefined {
  const taken = new Set(table.columns.map((each) => each.name));
  const free = found.filter((name) => !taken.has(headerName(name)));
  const squeezed = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  const wanted = [column, ...(otherNames[column] ?? [])].map(squeezed);
  const exact = free.find((name) => wanted.includes(squeezed(name)));
  if (exact !== undefined) return exact;
  return nearest(column, free);
}

/** What shop systems and spreadsheets call these columns; used for guesses in messages only. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
  order_id: ["order no", "order number", "invoice no", "invoice", "订单号", "订单编号", "订单id"],
  customer_id: [
    "customer",
    "client id",
    "user id",
    "member id",
    "buyer id",
    "客户编号",
    "客户id",
    "会员号",
    "用户id",
  ],
  ordered_at: [
    "order date",
    "order time",
    "date",
    "invoice date",
    "created at",
    "下单时间",
    "订单时间",
    "订单日期",
    "日期",
  ],
  net_amount: [
    "amount",
    "total",
    "total amount",
    "net",
    "sales",
    "revenue",
    "金额",
    "实付金额",
    "订单金额",
  ],
  product_id: ["sku", "item id", "stock code", "商品编号", "商品id", "货号"],
  quantity: ["qty", "count", "units", "数量", "件数"],
};
