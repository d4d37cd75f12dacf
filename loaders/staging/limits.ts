import type {Fault} from "../faults.js";
import {InputFaults} from "../faults.js";
import type {SourceSettings} from "../settings.js";
import {type Reason, reasons} from "../sources/reasons.js";
import type {Warehouse} from "../warehouse.js";

/** Throws if orders come in a currency that cannot be turned into the source's own. */
export async function checkCurrencies(
  warehouse: Warehouse,
  {currency, rates}: SourceSettings,
): Promise<void> {
  const found = await warehouse.rows(`
    select currency, count(*)::double as rows from source.orders
    where currency is not null group by currency order by rows desc, currency`);
  const own = currency ?? (found.length === 1 ? found[0]?.["currency"] : undefined);
  const strange = found.filter(({currency}) => currency !== own && !(String(currency) in rates));
  if (strange.length === 0) return;
  throw new InputFaults(
    strange.map(({currency: code, rows}) => ({
      file: "orders",
      column: "currency",
      value: String(code),
      reason: `${String(rows)} orders in a second currency; one currency per source was expected`,
      remedy: `give its rate in source.yaml (rates: {${String(code)}: …}), in units of ${currency ?? "the source's currency"} (currency: …)`,
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
  const faults: Fault[] = [];
  for (const {table_name, rows, quarantined} of over) {
    const worst = await warehouse.rows(`
      select column_name, reason, count(*)::double as rows,
        arg_min(struct_pack(file := source_file, row := source_row::double, value := value),
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
      const {file, row, value} = (
        example as {entries: {file: string; row: number; value: string | null}}
      ).entries;
      faults.push({
        file,
        row,
        ...(column_name === null ? {} : {column: String(column_name)}),
        ...(value === null ? {} : {value}),
        reason: `${reasons[reason as Reason].en} (${String(rows)} rows, this is the first)`,
      });
    }
  }
  return faults;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
