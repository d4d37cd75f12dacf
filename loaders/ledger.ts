import {createHash} from "node:crypto";
import {basename} from "node:path";
import {WrongUse} from "./faults.js";
import {openLedger} from "./models/ledger/ledger-file.js";
import type {LedgerEntry} from "./models/ledger/ledger-entry.js";
import type {Source} from "./sources/source.js";
import {quoteLiteral} from "./sources/quote.js";
import type {Warehouse} from "./warehouse.js";

const columns = {
  made_on: "date",
  fingerprint: "varchar",
  model: "varchar",
  kind: "varchar",
  name: "varchar",
  ends_on: "date",
  customers: "double",
  orders: "double",
  orders_low: "double",
  orders_high: "double",
  margin: "double",
  margin_low: "double",
  margin_high: "double",
} as const satisfies Partial<Record<keyof LedgerEntry, string>>;

/** Returns what tells forecasts of one source under one set of settings from others. */
function fingerprintOf({folder, settings}: Source): string {
  const told = JSON.stringify([basename(folder), {...settings, name: null, as_of: null}]);
  return createHash("sha256").update(told).digest("hex").slice(0, 12);
}

/** Makes the ledger's forecasts readable as `definitions.ledger`; none where there is no ledger. */
export async function defineLedger(
  warehouse: Warehouse,
  source: Source,
  file: string | undefined,
): Promise<void> {
  const entries = file === undefined ? [] : readEntries(file);
  const literal = (value: string | number | null) =>
    typeof value === "string" ? quoteLiteral(value) : String(value);
  const names = Object.keys(columns) as (keyof typeof columns)[];
  const rows = entries.map((entry) => `(${names.map((name) => literal(entry[name])).join(", ")})`);
  const nothing = `(${names.map(() => "null").join(", ")})`;
  const casts = Object.entries(columns).map(([name, type]) => `${name}::${type} as ${name}`);
  const select = `select ${casts.join(", ")} from (values ${rows.join(", ") || nothing})
    as given (${names.join(", ")})${rows.length === 0 ? " where false" : ""}`;
  await warehouse.define("definitions.ledger", select, "");
  await warehouse.setVariable("has_ledger", String(file !== undefined));
  await warehouse.setVariable("ledger_fingerprint", `'${fingerprintOf(source)}'`);
}

function readEntries(file: string): LedgerEntry[] {
  try {
    return openLedger(file);
  } catch (error) {
    throw new WrongUse(`the ledger cannot be read: ${(error as Error).message}`);
  }
}

/** Returns this build's forecasts as entries for the ledger. */
export async function ledgerEntries(warehouse: Warehouse): Promise<LedgerEntry[]> {
  const rows = await warehouse.rows(`
    select
      getvariable('as_of_date')::varchar as made_on,
      getvariable('ledger_fingerprint') as fingerprint,
      (select max(model) from models.choices where is_chosen and model <> 'gamma_gamma') as model,
      kind,
      name,
      (getvariable('as_of_date') + horizon_days)::varchar as ends_on,
      0.9::double as level,
      customers,
      round(orders, 4) as orders,
      round(orders_low, 4) as orders_low,
      round(orders_high, 4) as orders_high,
      case when getvariable('clv_basis') = 'margin' then round(profit, 4) end as margin,
      case when getvariable('clv_basis') = 'margin' then round(profit_low, 4) end as margin_low,
      case when getvariable('clv_basis') = 'margin' then round(profit_high, 4) end
        as margin_high
    from models.ledger_forecasts
    order by kind, name, horizon_days`);
  return rows as unknown as LedgerEntry[];
}
