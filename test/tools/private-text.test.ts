import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {type PrivateKind, PrivateText} from "../../loaders/tools/private-text.js";

function holding(...values: [PrivateKind, string][]): PrivateText {
  const text = new PrivateText();
  for (const [kind, value] of values) text.add(kind, value);
  return text;
}

describe("distinctive values are found anywhere between other than letters and digits", () => {
  test.each<[PrivateKind, string, string]>([
    ["e-mail", "Ann.Lee@Example.com", "mailto:ann.lee@example.com?subject=x"],
    ["phone", "+86 138-1234-5678", "call +86 138-1234-5678 now"],
    ["phone", "+86 138-1234-5678", "tel:8613812345678"],
    ["customer id", "C-00017", "see (c-00017)."],
    ["customer id", "CUST00017", "key=CUST00017&x"],
    ["name", "Ada  Lovelace", "by Ada\n Lovelace, 1843"],
    ["name", "王小明", "感谢王小明先生的来信"],
    ["name", "Ａｄａ Lovelace", "ada lovelace"],
    ["name", "<img src=x onerror=alert(1)>", "Hello <img src=x onerror=alert(1)>"],
  ])("%s %s in %s", (kind, value, text) => {
    expect([...holding([kind, value]).findWithin(text)]).toEqual([kind]);
  });

  test.each<[PrivateKind, string, string]>([
    ["e-mail", "ann@example.com", "joann@example.com"],
    ["e-mail", "ann@example.com", "ann@example.community"],
    ["customer id", "C00017", "abc00017"],
    ["phone", "13812345678", "9138123456780"],
    ["name", "Ada Lovelace", "Ada Lovelaces"],
  ])("%s %s not in %s", (kind, value, text) => {
    expect(holding([kind, value]).findWithin(text).size).toBe(0);
  });
});

test("plain values count only where they fill a cell", () => {
  const text = holding(["name", "Alexandra"], ["name", "王伟"]);
  expect(text.findInCell("the Alexandra palace").size).toBe(0);
  expect([...text.findInCell(" alexandra. ")]).toEqual(["name"]);
  expect(text.findInCell("国王伟大").size).toBe(0);
  expect([...text.findInCell("王伟")]).toEqual(["name"]);
});

test("weak values count only where a column is full of them", () => {
  const ids = Array.from({length: 9}, (_, i) => String(17850 + i));
  const text = holding(...ids.map((id): [PrivateKind, string] => ["customer id", id]));
  text.add("customer id", "A");
  text.add("customer id", "B");
  expect(text.findInCell("17850").size).toBe(0);
  expect(text.findInCell("A").size).toBe(0);
  expect(text.findInColumn(new Set(["A", "B", "C"])).size).toBe(0);
  expect([...text.findInColumn(new Set(ids))]).toEqual(["customer id"]);
  expect(text.findInColumn(new Set([...ids.slice(0, 4), "x"])).size).toBe(0);
  const others = Array.from({length: 10}, (_, i) => `word ${i}`);
  expect(text.findInColumn(new Set([...ids, ...others])).size).toBe(0);
});

test("forgets what is taken back, as the kinds named", () => {
  const text = holding(["name", "Henan"], ["e-mail", "info@shop.example"], ["name", "new york"]);
  text.forget(text.wordsIn("Henan, New York and info@shop.example"), ["name"]);
  expect(text.findInCell("Henan").size).toBe(0);
  expect(text.findInCell("New York").size).toBe(0);
  expect([...text.findInCell("info@shop.example")]).toEqual(["e-mail"]);
  text.forget(text.wordsIn("info@shop.example"));
  expect(text.size).toBe(0);
});

test("a value shared by two kinds is told as both", () => {
  const text = holding(["customer id", "ann@example.com"], ["e-mail", "ann@example.com"]);
  expect([...text.findWithin("ann@example.com")].sort()).toEqual(["customer id", "e-mail"]);
});

test("whatever it is, a value that fills a cell is found unless it is weak", () => {
  const value = fc.string({unit: "grapheme", minLength: 1, maxLength: 30});
  fc.assert(
    fc.property(value, (name) => {
      const text = holding(["name", name]);
      const letters = name.normalize("NFKC").match(/[\p{L}\p{N}]/gu)?.length ?? 0;
      const isWeak = letters <= 2 || (/^[\P{L}]*$/u.test(name.normalize("NFKC")) && letters < 9);
      fc.pre(!isWeak && text.size > 0);
      expect(text.findInCell(name).size).toBe(1);
    }),
  );
});

test("a hundred thousand customers take seconds, not minutes", () => {
  const text = new PrivateText();
  for (let i = 0; i < 100_000; i++) {
    text.add("customer id", `C${100_000 + i}`);
    text.add("name", `Name${i % 700} Family${i}`);
    text.add("e-mail", `name${i}@example.com`);
    text.add("phone", `+86 ${13_000_000_000 + i}`);
  }
  const page = Array.from({length: 50_000}, (_, i) => `name${i % 700} buys ${i} things`).join(" ");
  const start = performance.now();
  expect(text.findWithin(page).size).toBe(0);
  expect([...text.findWithin(`${page} Name5 Family5`)]).toEqual(["name"]);
  expect(performance.now() - start).toBeLessThan(5000);
});
