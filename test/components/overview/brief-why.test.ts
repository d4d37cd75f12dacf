import {describe, expect, it} from "vitest";
import * as why from "../../../src/components/overview/brief-why.js";
import {marts} from "../fixtures.js";
import {driversOf} from "../fixtures/drivers.js";
import {chinese, en, figure, plain, zh} from "./brief-voices.js";

describe("what changed net sales", () => {
  const side = (buyers: number, orders: number, orderAmount: number, besideAmount = 0) => ({
    ...{buyers, orders, orderAmount, besideAmount},
    newAmount: orderAmount / 4,
  });
  const told = (...[now, before]: [ReturnType<typeof side>, ReturnType<typeof side>]) => {
    const total = ({orderAmount, besideAmount}: ReturnType<typeof side>) =>
      orderAmount + besideAmount;
    const rows = [figure("net_amount", total(now), total(before))];
    const drivers = driversOf(now, before);
    return [why.driversTold(drivers, rows, en), why.driversTold(drivers, rows, zh)] as const;
  };

  it("is the part that changed most, with what ran against it", () => {
    // Twice the buyers, each order half as large and 10 % more of them: L = 1000 / ln(1.1) · …
    const [english, mandarin] = told(side(200, 440, 11_000), side(100, 200, 10_000));
    const mean = 1000 / Math.log(1.1);
    const money = [2, 0.5, 1.1].map((ratio) => Math.round(Math.abs(mean * Math.log(ratio))));
    expect(money).toEqual([7273, 7273, 1000]);
    expect(plain(english)).toBe(
      "The main cause is more buyers (200, after 100), which added ¥7,273; smaller orders (¥25, after ¥50) took back ¥7,273.",
    );
    expect(chinese(mandarin)).toBe(
      "主要原因是购买客户增加（200 位，此前 100 位），增收 7,273 元；客单价下降（25 元，此前 50 元）则减收 7,273 元。",
    );
  });

  it("names a second where it matters, and returns by their balance", () => {
    const [english] = told(side(90, 180, 7200, -500), side(100, 200, 10_000, 0));
    expect(plain(english)).toBe(
      "The main cause is smaller orders (¥40, after ¥50), which cost ¥1,902, then fewer buyers (90, after 100), worth ¥898.",
    );
    const [alone] = told(side(100, 200, 10_000, -900), side(100, 200, 10_000, 0));
    expect(plain(alone)).toBe(
      "The cause is a worse balance of returns and anonymous orders (−¥900, after ¥0), which cost ¥900.",
    );
    // Under a filter of customers there are no anonymous orders.
    const chosen = why.driversTold(
      driversOf(side(100, 200, 10_000, -900), side(100, 200, 10_000, 0)),
      [figure("net_amount", 9100, 10_000)],
      {...en, filters: "region Guangdong"},
    );
    expect(plain(chosen)).toBe("The cause is more returns (−¥900, after ¥0), which cost ¥900.");
  });

  it("is two forces where they cancel out, and nothing where all is still", () => {
    const [english, mandarin] = told(side(200, 400, 10_000), side(100, 200, 10_000));
    expect(plain(english)).toBe(
      "Beneath the calm two forces nearly cancel out: more buyers (200, after 100) added ¥6,931, smaller orders (¥25, after ¥50) cost ¥6,931.",
    );
    expect(chinese(mandarin)).toContain("平稳之下，两股力量大体相抵：购买客户增加");
    expect(told(side(100, 200, 10_000), side(100, 200, 10_000))).toEqual([null, null]);
  });
});

it("counts who came new, with their part of the money", () => {
  const rows = [figure("new_customers", 110, 100)];
  const drivers = marts.sales_drivers;
  expect(plain(why.newTold(drivers, rows, en))).toBe(
    "New customers numbered 110, 10 % more than in the 90 days before, and made 8.8 % of what known customers spent.",
  );
  expect(chinese(why.newTold(drivers, rows, zh))).toBe(
    "新客户有 110 位，比此前 90 天多 10%，贡献了已知客户消费额的 8.8%。",
  );
  expect(plain(why.newTold([], [figure("new_customers", 1)], en))).toBe("1 customer was new.");
  expect(plain(why.newTold([], [figure("new_customers", 0, 9)], en))).toBe(
    "Nobody bought for the first time in these 90 days.",
  );
});
