import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {InputFaults, type Fault} from "../faults.js";
import type {SourceSettings} from "../settings.js";
import {openBytes, packing, type TextDigest} from "./bytes.js";
import type {CanonicalTable} from "./canonical.js";
import {CsvScan} from "./csv-scan.js";
import {rewriteCsv} from "./csv-rewrite.js";
import {sha256} from "./digest.js";
import {findHead, type CsvHead} from "./delimiter.js";
import {findEncoding, openText} from "./encoding.js";
import type {InputPart, ReadContext} from "./part.js";
import {quoteLiteral, quotePath} from "./quote.js";
import {keepInScratch, writeInScratch} from "./scratch.js";

/** What is known of a CSV once it was looked over; kept in scratch under its content's hash. */
interface CsvFacts extends CsvHead {
  readonly encoding: string;
  readonly rows: number;
  readonly longest: number;
  readonly hasQuotedNewline: boolean;
  readonly newline: string;
  /** DuckDB can read the file as it lies there. */
  readonly isRegular: boolean;
}

/** Changes whenever the rewriting or the facts do: what older versions left in scratch is not used. */
const version = 2;

/** Returns a CSV or TSV as a part of a table; one that is not regular is rewritten into scratch. */
export async function openCsv(
  table: CanonicalTable,
  file: string,
  digest: TextDigest,
  settings: SourceSettings,
  {folder, scratch}: ReadContext,
): Promise<InputPart> {
  const path = join(folder, file);
  const delimiter = /\.tsv(\.|$)/i.test(file) ? "\t" : settings.delimiter;
  const asked = JSON.stringify([version, table.name, delimiter, settings.encoding, digest.hash]);
  const key = sha256(asked);
  const kept = await keepInScratch(scratch, `${key}.json`, async (temporary) => {
    const encoding = await findEncoding(path, file, digest, settings.encoding);
    const head = findHead(await startOf(openText(path, file, encoding)), table, delimiter);
    if (!head) throw new InputFaults([emptyFile(file)]);
    let facts = await lookOver(path, digest, head, encoding);
    if (!facts)
      await writeInScratch(scratch, `${key}.csv`, async (rewritten) => {
        const found = await rewriteCsv(file, openText(path, file, encoding), rewritten, head);
        facts = {...head, ...found, encoding, newline: "\n", isRegular: false};
      });
    await writeFile(temporary, JSON.stringify(facts));
  });
  const facts = JSON.parse(await readFile(kept, "utf8")) as CsvFacts;
  const {header, rows} = facts;
  const columns = header.map((name, i) => ({name, sql: `c${i}`, type: "VARCHAR"}));
  if (facts.isRegular)
    return {
      file,
      rows,
      columns,
      from: readCsv(path, facts),
      sourceRow: "row_number() over () + 1",
      malformed: "cast(null as varchar)",
    };
  const rewritten = await keepInScratch(scratch, `${key}.csv`, async (temporary) => {
    await rewriteCsv(file, openText(path, file, facts.encoding), temporary, facts);
  });
  return {
    file,
    rows,
    columns,
    from: readCsv(rewritten, facts),
    sourceRow: "source_row",
    malformed: "malformed_row",
  };
}

/** Returns a call of DuckDB's reader that leaves nothing to guess. */
function readCsv(
  path: string,
  {delimiter, longest, hasQuotedNewline, newline, header, isRegular}: CsvFacts,
): string {
  const cells = header.map((_, i) => `'c${i}': 'VARCHAR'`);
  const columns = isRegular
    ? cells
    : ["'source_row': 'BIGINT'", "'malformed_row': 'VARCHAR'", ...cells];
  const options = [
    "auto_detect = false",
    `header = ${isRegular}`,
    `delim = ${quoteLiteral(isRegular ? delimiter : ",")}`,
    `quote = '"'`,
    `escape = '"'`,
    // Left to itself, it takes the first line end it sees, even within quotes.
    `new_line = '${newline === "\r\n" ? "\\r\\n" : "\\n"}'`,
    `columns = {${columns.join(", ")}}`,
    `compression = ${quoteLiteral(packing(path))}`,
    // The parallel reader has to guess whether a newline lies within quotes.
    ...(hasQuotedNewline ? ["parallel = false"] : []),
    ...(longest > 1_000_000 ? [`max_line_size = ${longest + 1024}`] : []),
  ];
  return `read_csv(${quotePath(path)}, ${options.join(", ")})`;
}

/** Returns the facts of a file that DuckDB can read as it lies there; undefined for any other. */
async function lookOver(
  path: string,
  digest: TextDigest,
  head: CsvHead,
  encoding: string,
): Promise<CsvFacts | undefined> {
  if (encoding !== "utf-8" || head.headerRow !== 1) return undefined;
  const scan = new CsvScan(head.delimiter.charCodeAt(0));
  if (!(await scanFile(path, digest, scan))) return undefined;
  const {longest, hasQuotedNewline, newline} = scan;
  const rows = Math.max(0, scan.records - 1);
  return {...head, encoding, rows, longest, hasQuotedNewline, newline, isRegular: true};
}

/** Scans a file in UTF-8; returns whether it is regular. */
async function scanFile(path: string, {mark}: TextDigest, scan: CsvScan): Promise<boolean> {
  let skip = mark === "utf-8" ? 3 : 0;
  for await (const chunk of openBytes(path) as AsyncIterable<Buffer>) {
    scan.push(chunk.subarray(skip));
    skip = 0;
    if (!scan.isRegular) return false;
  }
  return scan.finish() && scan.isRegular;
}

function emptyFile(file: string): Fault {
  return {
    file,
    reason: "the file is empty",
    remedy: "put the header and the rows into it, or remove it",
  };
}

async function startOf(text: AsyncIterable<string>): Promise<string> {
  let start = "";
  for await (const piece of text) {
    start += piece;
    if (start.length > 1 << 17) break;
  }
  return start;
}
