import {type Fault, InputFaults} from "./faults.js";
import {type Options, readSource} from "./read-source.js";
import {limitFaults} from "./staging/limits.js";

/** What `npm run check` tells: the input read and staged, nothing computed from it. */
export interface Checked {
  readonly faults: readonly Fault[];
  readonly quarantined: readonly Quarantined[];
  readonly tables: readonly CheckedTable[];
}

export interface Quarantined {
  readonly table: string;
  readonly file: string;
  readonly row: number;
  readonly column: string | null;
  readonly value: string | null;
  readonly reason: string;
}

export interface CheckedTable {
  readonly name: string;
  readonly rows: number;
  readonly accepted: number;
  readonly quarantined: number;
  readonly duplicates: number;
}

/** Validates a source alone. Faults that would stop a build are given, not thrown. */
export async function checkSource(options: Options): Promise<Checked> {
  let opened;
  try {
    opened = await readSource(options);
  } catch (error) {
    if (error instanceof InputFaults) return {faults: error.faults, quarantined: [], tables: []};
    throw error;
  }
  const {warehouse, source} = opened;
  try {
    const quarantined = await warehouse.rows(`
      select table_name as "table", source_file as file, source_row::double as row,
        column_name as "column", value, reason
      from staging.quarantine order by all`);
    const tables = await warehouse.rows(`
      select table_name as name, sum(rows)::double as rows,
        coalesce(sum(rows) filter (where outcome not in ('quarantined', 'duplicate')), 0)::double
          as accepted,
        coalesce(sum(rows) filter (where outcome = 'quarantined'), 0)::double as quarantined,
        coalesce(sum(rows) filter (where outcome = 'duplicate'), 0)::double as duplicates
      from staging.outcome_totals group by table_name order by table_name`);
    return {
      faults: await limitFaults(warehouse, source.settings),
      quarantined: quarantined as unknown as Quarantined[],
      tables: tables as unknown as CheckedTable[],
    };
  } finally {
    warehouse.close();
  }
}
