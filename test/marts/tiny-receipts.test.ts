import {readFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, expect, test} from "vitest";
import {key, martRows} from "../pipeline/source.js";
import {steps, stepSql} from "../../loaders/pipeline.js";
import {hmacPads} from "../../loaders/pseudonym.js";
import {closeTiny, openTiny} from "./tiny.js";

afterAll(closeTiny);

async function receipts() {
  const rows = await martRows(await openTiny(), "receipts");
  return new Map(rows.map((row) => [row.step as string, row]));
}

test("every published table but the receipts has one, with its statement and its rows", async () => {
  const {marts} = await openTiny();
  const told = await receipts();
  for (const [name, {rows}] of marts) {
    if (name === "receipts") continue;
    const step = `marts.${name}`;
    const file = `loaders/marts/${name}.sql`;
    expect(told.get(step), name).toMatchObject({file, rows});
    expect(told.get(step)?.sql, name).toBe(stepSql({name: step, kept: true}).trim());
    expect(readFileSync(join(import.meta.dirname, "../..", file), "utf8")).toContain(
      told.get(step)?.sql as string,
    );
  }
});

test("what a step reads has a receipt too, up to the source and the definitions", async () => {
  const told = await receipts();
  for (const {step, reads} of told.values()) {
    for (const read of (reads as string | null)?.split(", ") ?? []) {
      expect(
        told.has(read) || /^(source|definitions)\./.test(read),
        `${String(step)} ← ${read}`,
      ).toBe(true);
    }
  }
  expect(told.get("models.clv")?.file).toBe("loaders/models/steps/clv.ts");
});

test("every step that is kept tells its rows, those in code too", async () => {
  const told = await receipts();
  const {summary} = await openTiny();
  const kept = steps.filter((step) => step.kept && told.has(step.name)).map(({name}) => name);
  expect(kept).toEqual(expect.arrayContaining(["models.ledger_forecasts", "core.purchase_days"]));
  for (const name of kept) {
    const {rows} = summary.steps.find((record) => record.name === name)!;
    expect(told.get(name)?.rows, name).toBe(rows);
  }
});

test("parameters come with the values that they had", async () => {
  const told = await receipts();
  const {summary} = await openTiny();
  const [asOf, targets] = String(told.get("marts.figures")?.variables).split("\n");
  expect(asOf).toBe(`as_of_date = date '${summary.asOfDate}'`);
  expect(targets).toContain("{'figure': 'new_customers', 'per': 'period', 'amount': 2}");
});

test("no secret is told, nor where the source lies", async () => {
  const text = JSON.stringify([...(await receipts()).values()]);
  const {inner, outer} = hmacPads(key);
  for (const secret of [key, inner.toString("hex"), outer.toString("hex"), "unhex('"]) {
    expect(text).not.toContain(secret);
  }
  expect(text).not.toContain(join(import.meta.dirname, "../.."));
  expect((await receipts()).get("core.customer_keys")?.variables).toBe(
    "pseudonym_inner\npseudonym_outer",
  );
});
