/** A column of an input file and its DuckDB type. */
export interface InputColumn {
  readonly name: string;
  readonly sql: string;
  readonly type: string;
}

/** One file of a table, ready to be selected from. */
export interface InputPart {
  /** Path relative to the source's folder. */
  readonly file: string;
  readonly columns: readonly InputColumn[];
  /** What follows FROM. */
  readonly from: string;
  readonly sourceRow: string;
  /** SQL for the text of a record that has more or fewer cells than the header; NULL otherwise. */
  readonly malformed: string;
  readonly rows: number;
}

/** What readers need to know. */
export interface ReadContext {
  readonly folder: string;
  /** A folder for files made on the way, named by content. */
  readonly scratch: string;
}
