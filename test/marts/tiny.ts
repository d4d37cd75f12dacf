import {join} from "node:path";
import {expect} from "vitest";
import type {Computed} from "../../loaders/compute.js";
import {compute} from "../../loaders/compute.js";
import {cache, key, martRows} from "../pipeline/source.js";

const folder = join(import.meta.dirname, "../fixtures/tiny");

let computed: Promise<Computed> | undefined;

/** The tiny shop, computed once for a test file. */
export function openTiny(): Promise<Computed> {
  return (computed ??= compute({source: folder, cache, key, log: () => {}}));
}

export async function closeTiny(): Promise<void> {
  await (await computed)?.close();
  computed = undefined;
}

/** The first day of a month of the tiny shop's year. */
export const month = (number: number) => `2024-0${number}-01`;
/** Its months are over but for August, in which its as-of date lies. */
export const isComplete = (number: number) => number < 8;

type Expected = string | number | boolean | null;

/**
 * Compares a mart of the tiny shop with rows worked out by hand (see the fixture's worked.md): every
 * column of the contract, every row, in order. The text gives the columns' names.
 */
export async function expectMart(name: string, header: string, rows: Expected[][]): Promise<void> {
  const tiny = await openTiny();
  const columns = header.trim().split(/\s+/);
  const promised = Object.keys(tiny.marts.get(name)?.contract.columns ?? {});
  const named = promised.map((column) => (column === "customer_key" ? "customer_id" : column));
  expect([...columns].sort()).toEqual([...named].sort());
  const found = (await martRows(tiny, name)).map((row) => columns.map((column) => row[column]));
  expect(found).toEqual(
    rows.map((row) =>
      row.map((value): unknown =>
        typeof value === "number" && !Number.isInteger(value) ? expect.closeTo(value, 12) : value,
      ),
    ),
  );
}
