import {existsSync, readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {DuckDBInstance, type DuckDBConnection} from "@duckdb/node-api";
import {beforeAll, describe, expect, test} from "vitest";
import {contracts} from "../../loaders/marts/contracts.js";
import {type Step, steps, stepSql} from "../../loaders/pipeline.js";
import {readStatement} from "../../loaders/statement.js";

const loaders = join(import.meta.dirname, "../../loaders");
const marts = contracts.map(({name}): Step => ({name: `marts.${name}`, kept: true}));
const line: readonly Step[] = [...steps, ...marts];
const inCode = line.filter(({code}) => code !== undefined);
const statementsOf = (step: Step) =>
  step.code ? Object.values(step.code.inputs) : [stepSql(step)];
const schemas = ["source", "staging", "core", "models", "marts"];
const fileOf = (name: string) => join(loaders, `${name.replace(".", "/")}.sql`);

let connection: DuckDBConnection;
beforeAll(async () => {
  connection = await (await DuckDBInstance.create(":memory:")).connect();
});

describe("the straight line", () => {
  test("no step stands twice", () => {
    expect(line.map(({name}) => name)).toEqual([...new Set(line.map(({name}) => name))]);
  });

  test.each(line)("$name reads only what stands to its left", async (step) => {
    const statements = await Promise.all(
      statementsOf(step).map((sql) => readStatement(connection, sql, step.name)),
    );
    const reads = statements.flatMap(({reads}) => reads);
    const before = line.slice(0, line.indexOf(step)).map(({name}) => name);
    const unmade = reads.filter(
      (table) => !/^(source|definitions)\./.test(table) && !before.includes(table),
    );
    expect(unmade).toEqual([]);
    const own = step.name.split(".")[0]!;
    const rank = own === "checks" ? schemas.indexOf("marts") : schemas.indexOf(own);
    for (const table of reads) {
      const schema = table.split(".")[0]!;
      if (schema === "definitions") continue;
      expect(schemas.slice(0, rank + 1)).toContain(schema);
      // Marts are answers: none is made of another.
      if (own === "marts") expect(schema).not.toBe("marts");
    }
  });

  test("every step that is not written in TypeScript has its file, and every file its step", () => {
    const named = line.filter(({sql, code}) => !sql && !code).map(({name}) => fileOf(name));
    for (const file of named) expect(existsSync(file), file).toBe(true);
    const found = ["staging", "core", "models", "marts", "checks"].flatMap((schema) =>
      existsSync(join(loaders, schema))
        ? readdirSync(join(loaders, schema))
            .filter((file) => file.endsWith(".sql"))
            .map((file) => join(loaders, schema, file))
        : [],
    );
    expect(found.sort()).toEqual(named.sort());
  });

  test("every step in code has its file in models/steps, and every file its step", () => {
    const found = readdirSync(join(loaders, "models/steps")).map((file) => file.slice(0, -3));
    expect(found.sort()).toEqual(inCode.map(({name}) => name.replace("models.", "")).sort());
  });

  test.each(inCode)("$name gets its rows in an order that it names", (step) => {
    for (const sql of statementsOf(step)) expect(sql).toMatch(/ order by [a-z_., ]+$/);
  });

  test("every mart has a contract in a file of its name, and every contract a mart", () => {
    const names = contracts.map(({name}) => name).sort();
    const files = readdirSync(join(loaders, "marts"));
    const sql = files.filter((file) => file.endsWith(".sql")).map((file) => file.slice(0, -4));
    const ts = files.filter((file) => file.endsWith(".ts")).map((file) => file.slice(0, -3));
    expect(sql.sort()).toEqual(names);
    expect(ts.filter((name) => !/^contracts$|columns$/.test(name)).sort()).toEqual(names);
  });
});

describe("SQL as the house writes it", () => {
  const sql = line
    .filter(({code}) => code === undefined)
    .map((step) => ({name: step.name, text: stepSql(step)}));
  const all = line.flatMap((step) => statementsOf(step).map((text) => ({name: step.name, text})));
  const files = sql.filter(({name}) => existsSync(fileOf(name)));

  test.each(sql)("$name begins with its grain", ({name, text}) => {
    expect(text).toMatch(name.startsWith("checks.") ? /^-- [A-Z]/ : /^-- One row(:| per )/);
  });

  test.each(files)("$name keeps to 100 columns", ({text}) => {
    expect(text.split("\n").filter((row) => row.length > 100)).toEqual([]);
  });

  test.each(all)("$name asks neither the clock nor chance", ({text}) => {
    const code = text.replace(/--.*$/gm, "");
    expect(code).not.toMatch(
      /\bcurrent_(date|time|timestamp)\b|\b(now|today|random|uuid|gen_random_uuid|ntile) *\(/i,
    );
  });

  test.each(files)("$name is lowercase", ({text}) => {
    const code = text.replace(/--.*$/gm, "").replace(/'[^']*'/g, "");
    expect(code).toBe(code.toLowerCase());
  });

  interface Select {
    readonly type: string;
    readonly select_list?: readonly {readonly type: string}[];
    readonly left?: Select;
    readonly right?: Select;
    readonly children?: readonly Select[];
  }
  const lists = ({select_list, left, right, children}: Select): {readonly type: string}[] => [
    ...(select_list ?? []),
    ...[left, right, ...(children ?? [])].flatMap((each) => (each ? lists(each) : [])),
  ];

  test.each(contracts)("marts.$name names every column in its last select", async ({name}) => {
    const text = stepSql({name: `marts.${name}`, kept: true}).replaceAll("'", "''");
    const read = await connection.runAndReadAll(`select json_serialize_sql('${text}')`);
    const {statements} = JSON.parse(read.getRowsJS()[0]?.[0] as string) as {
      statements: {node: Select}[];
    };
    const list = lists(statements[0]!.node);
    expect(list.length).toBeGreaterThan(0);
    expect(list.filter(({type}) => type === "STAR")).toEqual([]);
  });
});

test("the SQL of every step is read from its file, not kept in memory", () => {
  const step = steps.find(({name}) => name === "core.orders")!;
  expect(stepSql(step)).toBe(readFileSync(fileOf("core.orders"), "utf8"));
});
