import {expect} from "vitest";
import type {Computed} from "../../loaders/compute.js";
import {query} from "../pipeline/source.js";

/** Money and counts are equal; a share may differ in its last digit, as it was divided elsewhere. */
export function expectRows(
  found: readonly object[],
  expected: readonly object[],
  except: string[] = [],
) {
  const plain = (rows: readonly object[]) =>
    rows.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([name]) => !except.includes(name))),
    );
  expect(plain(found)).toEqual(
    plain(expected).map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          /share|rate$|per_customer$/.test(name) && typeof value === "number"
            ? (expect.closeTo(value, 9) as unknown)
            : (value as unknown),
        ]),
      ),
    ),
  );
}

const plain = (value: unknown) => (value instanceof Date ? value.getTime() : value);

/** Rows in the order of their keys. */
export const byKey = <R>(rows: readonly R[], ...names: (keyof R)[]) =>
  [...rows].sort((a, b) => {
    const at = names.find((name) => plain(a[name]) !== plain(b[name]));
    return at === undefined ? 0 : a[at] < b[at] ? -1 : 1;
  });

/** Asks in SQL, days as pages have them. */
export async function dated(computed: Computed, sql: string): Promise<object[]> {
  return (await query(computed, sql)).map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        name.endsWith("month") ? new Date(`${String(value)}T00:00:00Z`) : value,
      ]),
    ),
  );
}
