import {decompress} from "fzstd";
import {parquetMetadataAsync, parquetRead, parquetReadObjects} from "hyparquet";
import type {AsyncBuffer, FileMetaData, ParquetQueryFilter, RowGroup} from "hyparquet";

// The reader of published Parquet files, fetched by the pages that have some. It reads decimals as they were
// meant: 115 hundredths are 1.15, where a product with 0.01 would give 1.1500000000000001.

const compressors = {
  ZSTD: (packed: Uint8Array, length: number) => decompress(packed, new Uint8Array(length)),
};

export interface Wanted {
  readonly columns?: readonly string[];
  readonly filter?: ParquetQueryFilter;
  /** Bytes at the end of the file that hold its description, as far as is known. */
  readonly tail?: number;
  /** The first rows, as many at most; all unless given. */
  readonly most?: number;
}

/** Resolves to the rows of a file, or those that a filter lets through. */
export async function readRows(
  file: ArrayBuffer | AsyncBuffer,
  {columns, filter, tail, most}: Wanted = {},
): Promise<Record<string, unknown>[]> {
  const {metadata, scales} = await describe(file, tail);
  const rows = await parquetReadObjects({
    ...{file, metadata, compressors},
    ...(columns && {columns: [...columns]}),
    ...(filter && {filter}),
    ...(most !== undefined && Number.isFinite(most) && {rowEnd: most}),
  });
  return exact(rows, scales);
}

/**
 * Resolves to the rows of a file that have a value in a column by which its rows lie in order, with some of their
 * columns. Groups of rows that cannot hold it are not asked for, nor what lies outside the columns; the rest
 * comes in one part.
 */
export async function readPart(
  file: AsyncBuffer,
  {
    column,
    value,
    columns,
    tail,
  }: {column: string; value: string; columns: readonly string[]; tail: number},
): Promise<Record<string, unknown>[]> {
  const {metadata, scales} = await describe(file, tail);
  const groups = metadata.row_groups.filter((group) => mayHold(group, column, value));
  if (groups.length === 0) return [];
  const spans = groups.map((group) => spanOf(group, [column, ...columns]));
  const [from, to] = [spans[0]!.from, spans.at(-1)!.to];
  const part = await file.slice(from, to);
  const near: AsyncBuffer = {
    byteLength: file.byteLength,
    slice: (start, end = file.byteLength) =>
      from <= start && end <= to ? part.slice(start - from, end - from) : file.slice(start, end),
  };
  const rows = await parquetReadObjects({
    ...{file: near, compressors, columns: [column, ...columns]},
    metadata: {...metadata, row_groups: groups},
  });
  return exact(
    rows.filter((row) => row[column] === value),
    scales,
  );
}

/** False where the least and greatest value of a group of rows say that it cannot hold a value. */
function mayHold({columns}: RowGroup, name: string, value: string): boolean {
  const found = columns.find(({meta_data: column}) => column?.path_in_schema[0] === name);
  const {min_value: least, max_value: greatest} = found?.meta_data?.statistics ?? {};
  if (typeof least !== "string" || typeof greatest !== "string") return true;
  return least <= value && value <= greatest;
}

function spanOf({columns}: RowGroup, names: readonly string[]): {from: number; to: number} {
  const places = columns.flatMap(({meta_data: column}) => {
    if (!column || !names.includes(column.path_in_schema[0] ?? "")) return [];
    const from = Number(column.dictionary_page_offset ?? column.data_page_offset);
    return [{from, to: from + Number(column.total_compressed_size)}];
  });
  return {
    from: Math.min(...places.map(({from}) => from)),
    to: Math.max(...places.map(({to}) => to)),
  };
}

/** Gives the columns of a file piece by piece, without an object per row. */
export async function readColumnPieces(
  file: ArrayBuffer | AsyncBuffer,
  hear: (piece: {column: string; at: number; values: ArrayLike<unknown>}) => void,
  {columns, most = Infinity, tail}: Omit<Wanted, "filter"> = {},
): Promise<void> {
  const {metadata, scales} = await describe(file, tail);
  const rows = Math.min(most, Number(metadata.num_rows));
  await parquetRead({
    ...{file, metadata, compressors, rowEnd: rows},
    ...(columns && {columns: [...columns]}),
    onChunk: ({columnName, columnData, rowStart}) => {
      const scale = scales.get(columnName);
      const data = columnData as ArrayLike<unknown>;
      const values = scale ? Array.from(data, (value) => scaled(value, scale)) : data;
      // A group of rows is heard whole, also where not all of it is wanted.
      const wanted =
        rowStart + values.length > rows
          ? Array.from(values).slice(0, Math.max(0, rows - rowStart))
          : values;
      hear({column: columnName, at: rowStart, values: wanted});
    },
  });
}

/** Resolves to the byte before which the first rows of a file lie, as many as are wanted or all. */
export async function endOfRows(file: AsyncBuffer, most: number, tail?: number): Promise<number> {
  const {metadata} = await describe(file, tail);
  let [rows, end] = [0, 0];
  for (const group of metadata.row_groups) {
    if (rows >= most) break;
    rows += Number(group.num_rows);
    for (const {meta_data: chunk} of group.columns) {
      if (!chunk) continue;
      const start = Number(chunk.dictionary_page_offset ?? chunk.data_page_offset);
      end = Math.max(end, start + Number(chunk.total_compressed_size));
    }
  }
  return end;
}

/** A file's description with its decimals as plain whole numbers, and by what to divide these. */
async function describe(
  file: ArrayBuffer | AsyncBuffer,
  tail?: number,
): Promise<{metadata: FileMetaData; scales: ReadonlyMap<string, number>}> {
  const metadata = await parquetMetadataAsync(file, {...(tail && {initialFetchSize: tail})});
  const scales = new Map<string, number>();
  for (const element of metadata.schema) {
    if (element.converted_type !== "DECIMAL") continue;
    scales.set(element.name, 10 ** (element.scale ?? 0));
    delete element.converted_type;
    delete element.logical_type;
  }
  return {metadata, scales};
}

function exact(
  rows: Record<string, unknown>[],
  scales: ReadonlyMap<string, number>,
): Record<string, unknown>[] {
  for (const row of rows) for (const [name, scale] of scales) row[name] = scaled(row[name], scale);
  return rows;
}

function scaled(value: unknown, scale: number): unknown {
  return value === null || value === undefined ? value : Number(value) / scale;
}
