import {mkdtemp, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {type DuckDBConnection, DuckDBInstance} from "@duckdb/node-api";
import {type Contract, contract} from "../../loaders/contract.js";
import type {SiteInput} from "../../loaders/tools/make-site.js";

const text = (en: string) =>
  ({type: "VARCHAR", label: {en, zh: en}, meaning: {en, zh: en}}) as const;

/** Two small marts, one for each way in which pages load them. */
const segments = contract({
  name: "segments",
  grain: {en: "One row per segment.", zh: "每行一类。"},
  key: ["segment"],
  format: "json",
  columns: {segment: text("Segment"), customers: {...text("Customers"), type: "INTEGER"}},
});

const customers = contract({
  name: "customers",
  grain: {en: "One row per customer.", zh: "每行一位客户。"},
  key: ["customer_key"],
  format: "parquet",
  columns: {customer_key: text("Customer"), region: text("Region")},
});

export type FakeMart = {contract: Contract; parquet: string; rows: number};
export type Fake = SiteInput & {close(): Promise<void>; bytes(mart: FakeMart): Promise<Buffer>};

/** The people of the fake source; tests leak one of these. */
export const person = {
  id: "C-00017",
  name: "Ada Lovelace-Byron",
  email: "ada@example.com",
  phone: "+44 20 7946 0958",
};

/**
 * Returns what the pipeline would: a warehouse with customers, and two marts. `leak` is published among the
 * regions, as a faulty mart would.
 */
export async function fakeComputed({leak}: {leak?: string} = {}): Promise<Fake> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const folder = await mkdtemp(join(tmpdir(), "clientele-fake-"));
  const quote = (value: string) => `'${value.replaceAll("'", "''")}'`;
  await connection.run(`
    create schema core; create schema staging; create schema marts;
    create table core.customers as
      select ${quote(person.id)} as customer_id, ${quote(person.name)} as name,
        ${quote(person.email)} as email, ${quote(person.phone)} as phone
      union all select 'A', 'Henan', null, null
      union all select '17850', '王小明', 'x@example.org', null;
    create table staging.customers as select * from core.customers;
    create table core.labels as
      select 'Henan' as region, 'web' as first_channel, null::varchar as first_category;
    create table marts.segments as
      select 'champions' as segment, 17850 as customers union all select 'lost', 3;
    create table marts.customers as
      select '0123456789abcdef' as customer_key, ${quote(leak ?? "Henan")} as region`);
  const marts = new Map<string, FakeMart>();
  for (const each of [segments, customers]) {
    const parquet = join(folder, `${each.name}.parquet`);
    await connection.run(`copy marts.${each.name} to ${quote(parquet)} (format parquet)`);
    marts.set(each.name, {contract: each, parquet, rows: 2});
  }
  return {
    ...{marts, connection},
    summary: {asOfDate: "2025-12-31"},
    settings: {name: {en: "Fake shop", zh: "示例店"}},
    bytes: (mart) => bytesOf(connection, mart),
    close: async () => {
      connection.closeSync();
      instance.closeSync();
      await rm(folder, {recursive: true, force: true});
    },
  };
}

async function bytesOf(connection: DuckDBConnection, mart: FakeMart): Promise<Buffer> {
  const {readFile} = await import("node:fs/promises");
  if (mart.contract.format === "parquet") return readFile(mart.parquet);
  const rows = await connection.runAndReadAll(`select * from '${mart.parquet}' order by 1`);
  return Buffer.from(JSON.stringify(rows.getRowObjectsJson()));
}
