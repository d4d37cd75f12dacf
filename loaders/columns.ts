import {
  BOOLEAN,
  DOUBLE,
  DuckDBBooleanVector,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDoubleVector,
  DuckDBIntegerVector,
  DuckDBVarCharVector,
  INTEGER,
  VARCHAR,
} from "@duckdb/node-api";

/** A column in memory. An absent number is NaN in a Float64Array; an Int32Array has none absent. */
export type Values = Int32Array | Float64Array | readonly (string | null)[] | readonly boolean[];

/** A table in memory: columns of one length. */
export type Columns = Readonly<Record<string, Values>>;

const types = {INTEGER, DOUBLE, VARCHAR, BOOLEAN} as const;

/** Types that columns may have on their way to code and back. */
export type ValueType = keyof typeof types;

/** Returns the blocks of memory behind the numbers of tables, each once, to hand them to another thread. */
export function memoryOf(...tables: Columns[]): ArrayBuffer[] {
  const blocks = tables
    .flatMap((columns) => Object.values(columns))
    .flatMap((values) => (ArrayBuffer.isView(values) ? [values.buffer as ArrayBuffer] : []));
  return [...new Set(blocks)];
}

interface Fixed<A> {
  readonly items: A;
  readonly validity: {readonly data: BigUint64Array | null};
}

/**
 * Returns what a SELECT gives, column by column: integers as Int32Array, doubles as Float64Array, texts and
 * booleans as arrays. Numbers are copied as blocks of memory, so that a million rows take little time.
 */
export async function readColumns(connection: DuckDBConnection, sql: string): Promise<Columns> {
  const result = await connection.run(sql);
  const chunks = await result.fetchAllChunks();
  const rows = chunks.reduce((sum, {rowCount}) => sum + rowCount, 0);
  return Object.fromEntries(
    result
      .columnNames()
      .map((name, at): [string, Values] => [
        name,
        readColumn(chunks, at, {rows, name, type: String(result.columnType(at))}),
      ]),
  );
}

function readColumn(
  chunks: readonly DuckDBDataChunk[],
  at: number,
  {rows, name, type}: {rows: number; name: string; type: string},
): Values {
  if (type === "INTEGER") {
    const values = new Int32Array(rows);
    copy(chunks, at, values);
    eachAbsent(chunks, at, () => {
      throw new Error(`column ${name} is an integer and absent somewhere: none was expected`);
    });
    return values;
  }
  if (type === "DOUBLE") {
    const values = new Float64Array(rows);
    copy(chunks, at, values);
    eachAbsent(chunks, at, (row) => (values[row] = NaN));
    return values;
  }
  if (type === "VARCHAR" || type === "BOOLEAN") {
    return chunks.flatMap((chunk) => chunk.getColumnValues(at)) as string[] | boolean[];
  }
  throw new Error(`column ${name} is ${type}: ${Object.keys(types).join(", ")} were expected`);
}

/** What the client keeps to itself in a vector of numbers: the memory behind it. */
function memory<A>(chunk: DuckDBDataChunk, at: number): Fixed<A> {
  return chunk.getColumnVector(at) as unknown as Fixed<A>;
}

function copy<A extends Int32Array | Float64Array>(
  chunks: readonly DuckDBDataChunk[],
  at: number,
  values: A,
): void {
  let row = 0;
  for (const chunk of chunks) {
    if (chunk.rowCount === 0) continue;
    values.set(memory<A>(chunk, at).items, row);
    row += chunk.rowCount;
  }
}

function eachAbsent(
  chunks: readonly DuckDBDataChunk[],
  at: number,
  visit: (row: number) => void,
): void {
  let start = 0;
  for (const chunk of chunks) {
    const {data} = memory(chunk, at).validity;
    if (data !== null) {
      const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
      for (let i = 0; i < chunk.rowCount; i++) {
        if (((bytes[i >> 3]! >> (i & 7)) & 1) === 0) visit(start + i);
      }
    }
    start += chunk.rowCount;
  }
}

/**
 * Makes a table `name` of columns in memory, in their order, and returns a SELECT of it in which absent
 * doubles (NaN) are null. Throws where columns differ in length, or are not the ones of `shape`.
 */
export async function writeColumns(
  connection: DuckDBConnection,
  name: string,
  {columns, shape}: {columns: Columns; shape: Readonly<Record<string, ValueType>>},
): Promise<string> {
  const names = Object.keys(shape);
  if (Object.keys(columns).join() !== names.join()) {
    throw new Error(`columns are ${Object.keys(columns).join()}: ${names.join()} were expected`);
  }
  const all = names.map((column) => columns[column]!);
  const rows = all[0]?.length ?? 0;
  const odd = names.find((column) => columns[column]!.length !== rows);
  if (odd !== undefined) {
    throw new Error(`column ${odd} has ${columns[odd]!.length} rows: ${rows} were expected`);
  }
  const told = Object.entries(shape).map(([column, type]) => `${column} ${type}`);
  await connection.run(`create or replace temp table ${name} (${told.join(", ")})`);
  const appender = await connection.createAppender(name, "main", "temp");
  const most = 2048;
  for (let start = 0; start < rows; start += most) {
    const count = Math.min(most, rows - start);
    const chunk = DuckDBDataChunk.create(
      Object.values(shape).map((type) => types[type]),
      count,
    );
    all.forEach((values, at) => fill(chunk, at, values, start));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  const selected = Object.entries(shape).map(([column, type]) =>
    type === "DOUBLE" ? `nullif(${column}, 'nan'::double) as ${column}` : column,
  );
  return `select ${selected.join(", ")} from temp.main.${name}`;
}

function fill(chunk: DuckDBDataChunk, at: number, values: Values, start: number): void {
  const vector = chunk.getColumnVector(at);
  const end = start + chunk.rowCount;
  if (vector instanceof DuckDBIntegerVector && values instanceof Int32Array) {
    memory<Int32Array>(chunk, at).items.set(values.subarray(start, end));
  } else if (vector instanceof DuckDBDoubleVector && values instanceof Float64Array) {
    memory<Float64Array>(chunk, at).items.set(values.subarray(start, end));
  } else if (vector instanceof DuckDBVarCharVector && Array.isArray(values)) {
    for (let i = start; i < end; i++) vector.setItem(i - start, values[i] as string | null);
  } else if (vector instanceof DuckDBBooleanVector && Array.isArray(values)) {
    for (let i = start; i < end; i++) vector.setItem(i - start, values[i] as boolean);
  } else throw new Error(`column ${at + 1} holds other values than its type says`);
  vector.flush();
}
