import {randomBytes} from "node:crypto";
import {mkdirSync, rmSync} from "node:fs";
import {join} from "node:path";
import type {DuckDBConnection} from "@duckdb/node-api";
import {type CodeStep, stepCode} from "./code-step.js";
import type {CodeWorkers} from "./code-workers.js";
import {type Columns, readColumns, writeColumns} from "./columns.js";
import {type Database, openDatabase} from "./database.js";
import {keepDraft, markUsed, readKept, rememberParts, whyRun} from "./kept.js";
import {type Key, Lineage, type ReadSql} from "./lineage.js";
import {readStatement} from "./statement.js";

/** What became of a step: whether it ran or its kept result was reused, and why. */
export interface StepRecord {
  readonly name: string;
  readonly ran: boolean;
  readonly why: string;
  readonly rows: number;
  readonly seconds: number;
}

export interface WarehouseOptions {
  /** Folder of kept results; may be shared by builds that run at once. */
  readonly cache: string;
  readonly log?: (line: string) => void;
  readonly threads?: number;
  readonly memory?: string;
  /** Where long steps in code are computed; without, by the caller's own thread. They are closed with the warehouse. */
  readonly workers?: Pick<CodeWorkers, "run" | "close">;
}

/** Inputs of a step in code below so many rows are computed sooner than a thread is ready, which takes a second. */
const rowsWorthThread = 100_000;

interface KeepOptions {
  readonly orderBy?: string;
  readonly rowsTogether?: number | undefined;
  readonly check?: () => Promise<void>;
  /** Nanoseconds that the step took already. */
  readonly took?: bigint;
}

interface Result {
  readonly file: string;
  readonly rows: number;
}

/** Of a step: its key, and whether its rows come in an order of their own. */
interface StepKey extends Key {
  readonly isOrdered: boolean;
}

/** Version 2 packs numbers as differences, smaller and sooner than a codec does. */
const unsorted =
  "format parquet, compression uncompressed, parquet_version v2, row_group_size 245760, dictionary_size_limit 1000";
const published = (rowsTogether = 100_000) =>
  `format parquet, compression snappy, parquet_version v2, row_group_size ${rowsTogether}`;

/**
 * Steps over DuckDB views. A kept step's result is one immutable Parquet file, named by the hash of
 * everything that made it and renamed into place when whole: parallel builds share results without
 * locks, and nothing is ever half-written or stale.
 */
export class Warehouse {
  readonly records: StepRecord[] = [];
  /** What made each table, step and view. */
  readonly lineage = new Lineage();
  /** How to end each step in code that is under way. */
  readonly #begun = new Map<string, () => Promise<Result>>();

  private constructor(
    private readonly database: Database,
    private readonly options: WarehouseOptions,
  ) {}

  static async open(options: WarehouseOptions): Promise<Warehouse> {
    const {cache, threads, memory} = options;
    const database = await openDatabase({spill: join(cache, "spill"), threads, memory});
    return new Warehouse(database, options);
  }

  get connection(): DuckDBConnection {
    return this.database.connection;
  }

  close(): void {
    this.options.workers?.close();
    this.database.close();
  }

  /** Makes `getvariable(name)` give the value of an SQL expression; steps that use it depend on it. */
  async setVariable(name: string, expression: string): Promise<void> {
    await this.connection.run(`set variable ${name} = ${expression}`);
    this.lineage.setVariable(name, expression);
  }

  /** Like `setVariable`, for what no receipt may tell. */
  async setSecret(name: string, expression: string): Promise<void> {
    this.lineage.hide(name);
    await this.setVariable(name, expression);
  }

  /** Makes a view whose content is fully told by `key`, such as a reader over hashed files. */
  async define(name: string, select: string, key: string): Promise<void> {
    await this.#define("view", name, select, key);
  }

  /** Like `define`, but with the rows in memory: for small tables that many steps read. */
  async hold(name: string, select: string, key: string): Promise<void> {
    await this.#define("table", name, select, key);
  }

  async #define(kind: "view" | "table", name: string, select: string, key: string): Promise<void> {
    await this.connection.run(`create or replace ${kind} ${name} as ${select}`);
    this.lineage.define(name, select, key);
  }

  /** Makes a view of a step's SELECT; nothing is kept. */
  async view(name: string, sql: string): Promise<void> {
    await this.#keyOf(name, [sql], {});
    await this.#try(name, () => this.connection.run(`create or replace view ${name} as ${sql}`));
  }

  /**
   * Computes a step's SELECT unless a result of equal parts is kept, and opens it as a view. With
   * `orderBy` the rows are written in that order (or in the same one by the SELECT itself, where it
   * ends in `order by`), as bytes that depend on nothing but the rows; with
   * `promise` (a contract's text) a changed promise runs the step again. `rowsTogether` is the size of
   * the groups in which ordered rows are written. `check` sees the new result before it is kept, and
   * may throw.
   */
  async table(
    name: string,
    sql: string,
    options: {
      orderBy?: string;
      promise?: string;
      rowsTogether?: number | undefined;
      check?: () => Promise<void>;
    } = {},
  ): Promise<Result> {
    const promise = (options.promise ?? "") + (options.orderBy ?? "");
    const made = await this.#keyOf(name, [sql], {promise});
    return this.#keep(name, () => Promise.resolve(sql), made, options);
  }

  /**
   * Computes a step in TypeScript unless a result of equal parts is kept, and opens it as a view; rows
   * are kept in the order in which they were computed. `code` is the hash of what computes them.
   */
  async code(name: string, step: CodeStep, code = stepCode(name)): Promise<Result> {
    await this.begin(name, step, code);
    return this.#end(name);
  }

  /**
   * Like `code`, but returns as soon as the inputs are read: other steps may run meanwhile. What reads this
   * one waits for it, as `settle` does for all.
   */
  async begin(name: string, step: CodeStep, code = stepCode(name)): Promise<void> {
    const made = await this.#keyOf(name, Object.values(step.inputs), {code});
    const start = process.hrtime.bigint();
    const kept = await this.#findKept(name, made);
    if (kept) {
      this.#begun.set(name, () => Promise.resolve(kept));
      return;
    }
    const inputs: Record<string, Columns> = {};
    for (const [input, sql] of Object.entries(step.inputs)) {
      inputs[input] = await this.#try(name, () => readColumns(this.connection, sql));
    }
    const computed = this.#compute(name, step, inputs);
    const done = computed.then((columns) => ({columns, took: process.hrtime.bigint() - start}));
    // Who ends the step is told what it threw.
    done.catch(() => {});
    this.#begun.set(name, async () => {
      const {columns, took} = await done;
      return this.#keepColumns(name, {columns, shape: step.shape}, made, took);
    });
  }

  /** Waits for steps that were begun, all unless named; throws what one of them threw. */
  async settle(names: Iterable<string> = this.#begun.keys()): Promise<void> {
    for (const name of [...names]) {
      if (this.#begun.has(name)) await this.#end(name);
    }
  }

  async #end(name: string): Promise<Result> {
    const result = await this.#begun.get(name)!();
    this.#begun.delete(name);
    return result;
  }

  #compute(name: string, step: CodeStep, inputs: Record<string, Columns>): Promise<Columns> {
    const lengths = Object.values(inputs).flatMap((columns) =>
      Object.values(columns).map(({length}) => length),
    );
    const isLong = lengths.some((rows) => rows >= rowsWorthThread);
    const {workers} = this.options;
    return this.#try(name, async () =>
      workers && isLong ? workers.run(name, inputs) : step.compute(inputs),
    );
  }

  async #keepColumns(
    name: string,
    table: {columns: Columns; shape: CodeStep["shape"]},
    made: StepKey,
    took: bigint,
  ): Promise<Result> {
    const draft = `computed_${name.replace(".", "_")}`;
    const select = () => this.#try(name, () => writeColumns(this.connection, draft, table));
    try {
      return await this.#keep(name, select, {...made, isOrdered: true}, {took});
    } finally {
      await this.connection.run(`drop table if exists temp.main.${draft}`);
    }
  }

  /** Like `define`, but with the rows kept: for inputs that are slow to read, such as text. */
  async keep(name: string, select: string, key: string): Promise<void> {
    const made = {...this.lineage.defineKept(name, select, key), isOrdered: false};
    await this.#keep(name, () => Promise.resolve(select), made, {});
  }

  async #findKept(name: string, {key, parts}: Key): Promise<Result | undefined> {
    const folder = join(this.options.cache, name.replace(".", "/"));
    const file = join(folder, `${key}.parquet`);
    const kept = readKept(file);
    if (!kept) return undefined;
    await this.#open(name, file);
    this.#record({name, ran: false, why: "unchanged", rows: kept.rows, seconds: 0});
    markUsed(file, rememberParts(folder, parts));
    return {file, rows: kept.rows};
  }

  async #keep(
    name: string,
    select: () => Promise<string>,
    made: StepKey,
    options: KeepOptions,
  ): Promise<Result> {
    const kept = await this.#findKept(name, made);
    if (kept) return kept;
    const {key, parts, isOrdered} = made;
    const {orderBy, rowsTogether, check, took = 0n} = options;
    const start = process.hrtime.bigint() - took;
    const folder = join(this.options.cache, name.replace(".", "/"));
    const file = join(folder, `${key}.parquet`);
    const why = whyRun(folder, parts);
    mkdirSync(folder, {recursive: true});
    const draft = join(folder, `${key}.${process.pid}.${randomBytes(4).toString("hex")}.draft`);
    try {
      const sql = await select();
      const sorts = orderBy !== undefined && !isOrdered;
      const ordered = sorts ? `select * from (${sql}\n) order by ${orderBy}` : sql;
      await this.connection.run(`set preserve_insertion_order = ${sorts || isOrdered}`);
      const target = `'${draft.replaceAll("'", "''")}' (${orderBy ? published(rowsTogether) : unsorted})`;
      const copied = await this.#try(name, () =>
        this.connection.run(`copy (${ordered}\n) to ${target}`),
      );
      const rows = copied.rowsChanged;
      if (check) {
        await this.#open(name, draft);
        await check();
      }
      keepDraft(draft, file, rows);
      rememberParts(folder, parts);
      await this.#open(name, file);
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      this.#record({name, ran: true, why, rows, seconds});
      return {file, rows};
    } catch (error) {
      rmSync(draft, {force: true});
      throw error;
    }
  }

  /** Returns what a SELECT gives, as plain JavaScript values. */
  async rows(sql: string): Promise<Record<string, unknown>[]> {
    return (await this.connection.runAndReadAll(sql)).getRowObjectsJS();
  }

  async #open(name: string, file: string): Promise<void> {
    const path = file.replaceAll("'", "''");
    await this.connection.run(
      `create or replace view ${name} as select * from read_parquet('${path}')`,
    );
  }

  async #keyOf(
    name: string,
    statements: readonly string[],
    told: {promise?: string; code?: string},
  ): Promise<StepKey> {
    const read: ReadSql[] = [];
    for (const sql of statements) {
      read.push({sql, ...(await readStatement(this.connection, sql, name))});
    }
    const key = this.lineage.trace(name, read, told);
    await this.settle(read.flatMap(({reads}) => reads));
    return {...key, isOrdered: read.every(({isOrdered}) => isOrdered)};
  }

  async #try<T>(name: string, run: () => Promise<T>): Promise<T> {
    try {
      return await run();
    } catch (error) {
      throw new Error(`step ${name}: ${(error as Error).message}`, {cause: error});
    }
  }

  #record(record: StepRecord): void {
    this.records.push(record);
    const {name, ran, why, rows, seconds} = record;
    const told = ran ? `${seconds.toFixed(2)} s, ${rows} rows (${why})` : `reused (${why})`;
    this.options.log?.(`${name.padEnd(28)} ${told}`);
  }
}
