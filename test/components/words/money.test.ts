import {expect, it} from "vitest";
import {moneyIn} from "../../../src/components/words/money.js";
import {moneyRange} from "../../../src/components/words/money-range.js";

it("writes pounds with a symbol in English and a name in Chinese", () => {
  const [en, zh] = [moneyIn("GBP", "en"), moneyIn("GBP", "zh")];
  expect([en.short(1_240_312), zh.short(1_240_312)]).toEqual(["£1.24M", "124 万英镑"]);
  expect([en.short(-520.2), zh.short(520.2)]).toEqual(["−£520", "520 英镑"]);
  expect([en.unit, zh.unit]).toEqual(["£", "英镑"]);
  expect(en.exact(1_240_312.5)).toBe("1,240,312.50");
  expect(en.full(1_240_312.5)).toMatch(/^£1,240,31[23]$/);
});

it("calls yuan 元", () => {
  expect(moneyIn("CNY", "zh").short(99_960_000)).toBe("1 亿元");
  expect(moneyIn("CNY", "en").short(99_960_000)).toBe("¥100M");
});

it("keeps a code that has no symbol apart from the amount", () => {
  expect(moneyIn("CHF", "en").short(12)).toBe("CHF\u00a012");
});

it("guesses no symbol where the currency is absent or no code", () => {
  for (const currency of [null, "", "pounds", "<b>"]) {
    expect(moneyIn(currency, "en").short(1500)).toBe("1,500");
    expect(moneyIn(currency, "zh").short(15_000)).toBe("1.5 万");
    expect(moneyIn(currency, "zh").unit).toBe("金额");
  }
});

it("writes a Chinese range with its currency once, and twice where only one has a large unit", () => {
  const zh = moneyIn("CNY", "zh");
  expect(moneyRange(1839, 483_322, zh)).toBe("1,839 元–48.3 万元");
  expect(moneyRange(0, 222_900, zh)).toBe("0–22.3 万元");
  expect(moneyRange(12_000, 222_900, zh)).toBe("1.2 万–22.3 万元");
  expect(moneyRange(120, 980, zh)).toBe("120–980 元");
  expect(moneyRange(12_000, 222_900_000, zh)).toBe("1.2 万元–2.23 亿元");
});

it("says a dash for what is absent", () => {
  const money = moneyIn("GBP", "en");
  for (const form of [money.short, money.full, money.plain, money.exact])
    expect(form(null)).toBe("—");
});
