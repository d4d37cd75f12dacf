import {expect, it} from "vitest";
import fc from "fast-check";
import {csvText} from "../../../src/components/figures/csv.js";

const body = (cells: readonly (string | number | null | boolean | Date)[]) =>
  csvText(["a"], [cells]).split("\r\n")[1];

it("begins with a byte order mark and ends lines as spreadsheets do", () => {
  expect(csvText(["名称", "n"], [["冠军客户", 3]])).toBe("\uFEFF名称,n\r\n冠军客户,3\r\n");
});

it("takes the sting out of formulas and leaves numbers alone", () => {
  expect(body(["=cmd|' /C calc'!A0"])).toBe("'=cmd|' /C calc'!A0");
  expect(body(["+1", "-1", "@x", "\tx", " =1"])).toBe("'+1,'-1,'@x,'\tx,' =1");
  expect(body([-1.5, 1e21, 0])).toBe("-1.5,1e+21,0");
  expect(body(["＝1", "a-b"])).toBe("'＝1,a-b");
});

it("quotes what needs quotes", () => {
  expect(body(['say "no", twice'])).toBe('"say ""no"", twice"');
});

it("leaves absent values empty and writes days plainly", () => {
  expect(body([null, NaN, Infinity, true])).toBe(",,,true");
  expect(body([new Date("2011-12-09T00:00:00Z")])).toBe("2011-12-09");
});

it("never lets a text cell begin like a formula", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const cell = csvText([], [[text]])
        .replace(/^\uFEFF\r\n/, "")
        .replace(/^"/, "");
      expect(cell).not.toMatch(/^\s*[=+\-@]/);
    }),
  );
});
