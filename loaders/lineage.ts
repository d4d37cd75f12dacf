import {version} from "@duckdb/node-api";
import {type Parts, keyOf} from "./kept.js";
import {sha256} from "./sources/digest.js";
import type {Statement} from "./statement.js";

/** What a step's statement asked for, for its receipt. */
export interface Made {
  readonly sql: string;
  readonly code?: string;
  readonly reads: readonly string[];
  /** The values of its variables as SQL; null where a value is secret. */
  readonly variables: Readonly<Record<string, string | null>>;
}

/** Of a step: what names its result, and what that is made of. */
export interface Key {
  readonly key: string;
  readonly parts: Parts;
}

/** A SELECT of a step, and what was found in it. */
export interface ReadSql extends Statement {
  readonly sql: string;
}

/** Changes when results of the same SQL and inputs would differ, so that kept ones are not reused. */
const generation = "1";
const engine = `duckdb ${version()}, generation ${generation}`;

/** What made each table, step and view of a warehouse. */
export class Lineage {
  readonly #keys = new Map<string, string>();
  readonly #variables = new Map<string, string>();
  readonly #secrets = new Set<string>();
  readonly #made = new Map<string, Made>();
  readonly #inputs = new Map<string, string>();

  /** Takes down the value of a variable as SQL; what uses it depends on it. */
  setVariable(name: string, expression: string): void {
    this.#variables.set(name, expression);
  }

  /** Tells that no receipt may tell a variable. */
  hide(variable: string): void {
    this.#secrets.add(variable);
  }

  /** Takes down a table whose content is fully told by its SELECT and `input`, such as a hash of files. */
  define(name: string, select: string, input: string): void {
    this.#keys.set(name, sha256(`${input}\n${select}`));
    this.#inputs.set(name, input);
  }

  /** Like `define`, for a table whose result is kept. */
  defineKept(name: string, select: string, input: string): Key {
    const parts = {engine, sql: sha256(select), reads: {}, variables: {input}, promise: ""};
    const key = keyOf(parts);
    this.#keys.set(name, key);
    this.#inputs.set(name, input);
    return {key, parts};
  }

  /**
   * Takes down a step of some SELECTs, and of code where that is what computes it. Throws where one reads
   * what no step before made, or a variable that is not set.
   */
  trace(
    name: string,
    statements: readonly ReadSql[],
    {promise = "", code}: {promise?: string; code?: string},
  ): Key {
    const reads: Record<string, string> = {};
    const variables: Record<string, string> = {};
    const told: Record<string, string | null> = {};
    for (const statement of statements) {
      for (const table of statement.reads) {
        const key = this.#keys.get(table);
        if (!key) throw new Error(`step ${name} reads ${table}, which no step before it makes`);
        reads[table] = key;
      }
      for (const variable of statement.variables) {
        const value = this.#variables.get(variable);
        if (value === undefined) {
          throw new Error(`step ${name} uses an unset variable: ${variable}`);
        }
        told[variable] = this.#secrets.has(variable) ? null : value;
        variables[variable] = value.length > 40 ? sha256(value) : value;
      }
    }
    const sqls = statements.map(({sql}) => sql);
    this.#made.set(name, {
      sql: sqls.join("\n\n"),
      ...(code !== undefined && {code}),
      reads: Object.keys(reads).sort(),
      variables: told,
    });
    const parts = {
      engine,
      sql: sha256(sqls.join("\0")),
      ...(code !== undefined && {code}),
      reads,
      variables,
      promise: sha256(promise),
    };
    const key = keyOf(parts);
    this.#keys.set(name, key);
    return {key, parts};
  }

  /** Returns the hash of everything that made a table, step or view. */
  key(name: string): string | undefined {
    return this.#keys.get(name);
  }

  /** Returns how a step was made; undefined for what no step makes. */
  made(name: string): Made | undefined {
    return this.#made.get(name);
  }

  /**
   * Returns a hash of what made a table or step: its SQL or code, its variables, and the same of all that it
   * reads. Unlike its key it knows neither the source's data, in whatever files and order they come, nor any
   * secret. `known` keeps those of one state of the warehouse, which share what they read.
   */
  fingerprint(name: string, known = new Map<string, string>()): string {
    const found = known.get(name);
    if (found !== undefined) return found;
    const made = this.#made.get(name);
    const reads = made?.reads.map((table) => [table, this.fingerprint(table, known)]);
    const isData = name.startsWith("source.");
    const print =
      made && !isData
        ? sha256(JSON.stringify({...made, engine, reads}))
        : sha256(isData ? name : (this.#inputs.get(name) ?? ""));
    known.set(name, print);
    return print;
  }
}
