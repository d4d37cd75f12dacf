import type {Fault} from "../faults.js";
import {InputFaults} from "../faults.js";
import type {SourceSettings} from "../settings.js";
import {type Reason, reasons} from "../sources/reasons.js";
import type {Warehouse} from "../warehouse.js";

/**
 * Returns the currency of all amounts: the one that source.yaml names, else the only one in the file,
 * else null. Throws if orders come in another that cannot be turned into it.
 */
export async function checkCurrencies(
  warehouse: Warehouse,
  {currency, rates}: SourceSettings,
): Promise<string | null> {
  const found = (await warehouse.rows(`
    select upper(currency) as currency, count(*)::double as rows from source.orders
    where currency is not null group by all order by rows desc, currency`)) as {
    currency: string;
    rows: number;
  }[];
  if (currency === null && found.length === 1) return found[0]?.currency ?? null;
  const strange = found.filter(({currency: code}) => code !== currency && !(code in rates));
  if (strange.length === 0) return currency;
  if (currency === null) {
    const told = found.map(({currency: code, rows}) => `${code} (${rows} rows)`).join(", ");
    throw new InputFaults([
      {
        file: "orders",
        column: "currency",
        reason: `amounts in several currencies: ${told}; one currency per source was expected`,
        remedy: `name the source's currency in source.yaml, such as currency: ${found[0]?.currency}, and give rates for the others`,
      },
    ]);
  }
  throw new InputFaults(
    strange.map(({currency: code, rows}) => ({
      file: "orders",
      column: "currency",
      value: code,
      reason: `${rows} rows in a second currency; all in ${currency}, or a rate, was expected`,
      remedy: /^[A-Z]{3}$/.test(code)
        ? `give its rate in source.yaml: rates: {${code}: …}, the ${currency} that one ${code} is worth`
        : `write ISO 4217 codes of three letters, such as ${currency}, into the file`,
    })),
  );
}

/** Returns a fault for each table of which more rows are quarantined than the limit allows, worst reasons first. */
export async function limitFaults(
  warehouse: Warehouse,
  settings: SourceSettings,
): Promise<Fault[]> {
  const limit = settings.quarantine_limit_share;
  const over = await warehouse.rows(`
    select table_name, sum(rows)::double as rows,
      sum(rows) filter (where outcome = 'quarantined')::double as quarantined
    from staging.outcome_totals group by table_name
    having sum(rows) filter (where outcome = 'quarantined') > ${limit} * sum(rows)
    order by table_name`);
  const faults: Fault[] = await sumFaults(warehouse);
  for (const {table_name, rows, quarantined} of over) {
    const worst = await warehouse.rows(`
      select column_name, reason, count(*)::double as rows,
        arg_min(struct_pack("file" := source_file, "row" := source_row::double, "value" := value),
          (source_file, source_row)) as example
      from staging.quarantine where table_name = '${String(table_name)}'
      group by column_name, reason order by rows desc, column_name, reason`);
    faults.push({
      file: String(table_name),
      reason:
        `${String(quarantined)} of ${String(rows)} rows (${percent(Number(quarantined) / Number(rows))}) ` +
        `are faulty; at most ${percent(limit)} was expected`,
      remedy: "mend the rows below, or raise quarantine_limit_share in source.yaml",
    });
    for (const {column_name, reason, rows, example} of worst) {
      const {file, row, value} = example as {file: string; row: number; value: string | null};
      const remedy = findRemedy(reason as Reason, value, settings);
      faults.push({
        file,
        row,
        ...(column_name !== null && {column: column_name as string}),
        ...(value !== null && {value}),
        reason:
          reasons[reason as Reason].en +
          (rows === 1 ? "" : ` (${String(rows)} rows, this is the first)`),
        ...(remedy !== undefined && {remedy}),
      });
    }
  }
  return faults;
}

/** Money is exact in DECIMAL(18,4); sums beyond it cannot be told. */
async function sumFaults(warehouse: Warehouse): Promise<Fault[]> {
  const sums = await warehouse.rows(`
    select sum(abs(net_amount))::varchar as money from staging.outcome_totals
    where table_name = 'orders' and outcome not in ('quarantined', 'duplicate')
    having sum(abs(net_amount)) >= 1e14::decimal(38, 4)`);
  return sums.map(({money}) => ({
    file: "orders",
    column: "net_amount",
    value: money as string,
    reason: "the amounts add up to more than 10^14, which cannot be counted exactly",
    remedy: "give amounts in thousands, or look for amounts that are too large",
  }));
}

function findRemedy(
  reason: Reason,
  value: string | null,
  {decimal_comma}: SourceSettings,
): string | undefined {
  if (reason !== "malformed_amount" || !/\d[.,]\d{1,2}\D*$/.test(value ?? "")) return undefined;
  const hasComma = /,\d{1,2}\D*$/.test(value ?? "");
  if (hasComma === decimal_comma) return undefined;
  return `if amounts are written like this, set decimal_comma: ${hasComma} in source.yaml`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
