import {join} from "node:path";
import {open} from "node:fs/promises";
import type {DuckDBConnection} from "@duckdb/node-api";
import {InputFaults} from "../faults.js";
import type {SourceSettings} from "../settings.js";
import {packing, type TextDigest} from "./bytes.js";
import {describeColumns, unreadable} from "./describe.js";
import {findEncoding, openText} from "./encoding.js";
import type {InputPart, ReadContext} from "./part.js";
import {quoteIdentifier, quoteLiteral, quotePath} from "./quote.js";
import {keepInScratch} from "./scratch.js";

const numeric = /^(U?BIGINT|U?HUGEINT|DOUBLE)$/;

/**
 * Returns a list of JSON objects, or objects line by line, as a part of a table. Values are read as
 * text, numbers as JSON has them: exact to 15 digits (longer amounts have to be written as strings).
 * They keep their type where text would be read with a decimal comma.
 */
export async function openJson(
  file: string,
  digest: TextDigest,
  settings: SourceSettings,
  {folder, scratch}: ReadContext,
  connection: DuckDBConnection,
): Promise<InputPart> {
  let path = join(folder, file);
  const encoding = await findEncoding(path, file, digest, settings.encoding);
  if (encoding !== "utf-8" || digest.mark)
    path = await keepInScratch(scratch, `${digest.hash}-${encoding}.json`, (temporary) =>
      rewrite(openText(path, file, encoding), temporary),
    );
  const options = [
    `compression = ${quoteLiteral(packing(path) === "none" ? "uncompressed" : packing(path))}`,
    ...(/\.(ndjson|jsonl)(\.|$)/i.test(file) ? ["format = 'newline_delimited'"] : []),
    "maximum_object_size = 67108864",
  ].join(", ");
  const sampled = `read_json(${quotePath(path)}, sample_size = -1, ${options})`;
  const described = await describeColumns(sampled, file, connection);
  const [only] = described;
  if (described.length === 1 && only?.name === "json")
    throw new InputFaults([
      {
        file,
        reason: "expected a list of objects, or one object a line, and found none",
        remedy: 'write it as [{"order_id": …}, …]',
      },
    ]);
  const columns = described.map(({name, type}) => ({
    name,
    sql: quoteIdentifier(name),
    type: settings.decimal_comma && numeric.test(type) ? type : "VARCHAR",
  }));
  const types = columns.map(({name, type}) => `${quoteLiteral(name)}: '${type}'`);
  const from = `read_json(${quotePath(path)}, columns = {${types.join(", ")}}, ${options})`;
  let rows: number;
  try {
    const count = await connection.runAndReadAll(`select count(*) from ${from}`);
    rows = Number(count.getRows()[0]?.[0] ?? 0);
  } catch (error) {
    throw new InputFaults([unreadable(file, error)]);
  }
  return {
    file,
    columns,
    rows,
    from,
    sourceRow: "row_number() over ()",
    malformed: "cast(null as varchar)",
  };
}

async function rewrite(text: AsyncIterable<string>, path: string): Promise<void> {
  const output = await open(path, "w");
  try {
    for await (const piece of text) await output.write(piece);
  } finally {
    await output.close();
  }
}
