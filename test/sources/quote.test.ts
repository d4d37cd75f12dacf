import fc from "fast-check";
import {expect, test} from "vitest";
import {quoteIdentifier, quoteLiteral} from "../../loaders/sources/quote.js";
import {reasons} from "../../loaders/sources/reasons.js";
import {openConnection} from "./temporary-source.js";

test("any name and any text come through SQL unchanged", async () => {
  const connection = await openConnection();
  const text = fc.string({unit: "grapheme", minLength: 1}).filter((each) => !each.includes("\0"));
  await fc.assert(
    fc.asyncProperty(text, text, async (name, value) => {
      const sql = `select ${quoteLiteral(value)} as ${quoteIdentifier(name)}`;
      const result = await connection.runAndReadAll(sql);
      expect(result.columnNames()).toEqual([name]);
      expect(result.getRows()).toEqual([[value]]);
    }),
  );
  for (const value of ["'; drop table x; --", '"', "\\", "$1", "?"])
    expect((await connection.runAndReadAll(`select ${quoteLiteral(value)}`)).getRows()).toEqual([
      [value],
    ]);
  expect(() => quoteLiteral("a\0b")).toThrow(/NUL/);
});

test("every reason has a code and words in both languages", () => {
  for (const [code, {en, zh}] of Object.entries(reasons)) {
    expect(code).toMatch(/^[a-z]+(_[a-z0-9]+)*$/);
    expect(en).toMatch(/^[a-z]/);
    expect(zh).toMatch(/\p{Script=Han}/u);
  }
});
