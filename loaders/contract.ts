/** A text for readers, in English and Simplified Chinese. */
export interface Bilingual {
  readonly en: string;
  readonly zh: string;
}

/** The types that may leave the warehouse; others reach browsers as bigint, or draw as raw numbers. */
export type ColumnType = "VARCHAR" | "INTEGER" | "DOUBLE" | "BOOLEAN" | "TIMESTAMP_MS";

export type Unit =
  "customers" | "orders" | "days" | "months" | "rows" | "share" | "rank" | "score" | "money";

export interface Column {
  readonly type: ColumnType;
  readonly label: Bilingual;
  readonly meaning: Bilingual;
  readonly unit?: Unit;
  /** The least and greatest value, inclusive. */
  readonly range?: readonly [number, number];
  /** The only values there may be: an array, or the kind of term (see definitions/terms). */
  readonly values?: readonly string[] | string;
  /** Absent values are allowed; the meaning says what absence means. */
  readonly absent?: true;
  /** A keyed pseudonym of a customer: 16 hexadecimal digits. */
  readonly pseudonym?: true;
}

/** What a published table promises: its grain, its key (also the order of rows, as a rule) and its columns. */
export interface Contract {
  readonly name: string;
  readonly grain: Bilingual;
  readonly key: readonly string[];
  /** The order of rows where it is not that of the key: what SQL takes after `order by`, no two rows alike. */
  readonly orderBy?: string;
  /** How pages load it: small tables as JSON, one row per customer as Parquet. */
  readonly format: "json" | "parquet";
  /** How many rows lie together in the Parquet file, where pages read only the rows of one key. */
  readonly rowsTogether?: number;
  readonly columns: Readonly<Record<string, Column>>;
}

/** Returns the contract as it is, with its columns' names and types kept for `Row`. */
export function contract<const C extends Contract>(spec: C): C {
  for (const name of spec.key) {
    if (!(name in spec.columns)) throw new Error(`key of ${spec.name} is not a column: ${name}`);
  }
  return spec;
}

interface ValueOf {
  VARCHAR: string;
  INTEGER: number;
  DOUBLE: number;
  BOOLEAN: boolean;
  TIMESTAMP_MS: Date;
}

/** The type of a row that pages and tests read under a contract. */
export type Row<C extends Contract> = {
  -readonly [N in keyof C["columns"]]: C["columns"][N] extends {absent: true}
    ? ValueOf[C["columns"][N]["type"]] | null
    : ValueOf[C["columns"][N]["type"]];
};
