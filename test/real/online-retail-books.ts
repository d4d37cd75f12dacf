import {expect, it} from "vitest";
import type {Asked} from "./online-retail-asked.js";

/** What was read is told to the line and the penny. */
export function bookTests({source, ours, theirs}: Asked): void {
  it("finds the buyers, orders and money that its README states", async () => {
    expect(source().computed.summary).toMatchObject({
      asOfDate: "2011-12-09",
      ordersRead: 25_900,
      accepted: 25_900,
      quarantined: 0,
    });
    const [found] = await ours(`
      select count(*)::integer as buyers, sum(order_count)::integer as orders,
        sum(purchase_days)::integer as days,
        count(*) filter (where order_count = 1)::integer as once
      from marts.customers where order_count > 0`);
    expect(found).toEqual({buyers: 4338, orders: 18_532, days: 16_763, once: 1493});
  });

  it("accounts for every line and penny, exactly", async () => {
    const quality = await ours(`
      select table_name, outcome, rows, net_amount from marts.quality
      where table_name in ('orders', 'order_lines') order by table_position, position`);
    // From the README: 9,747,747.934 as it came; 9,726,006.954 without copies, so 21,740.98 in 5,268
    // copies; 8,887,208.894 bought. The others are counted below.
    expect(quality).toEqual([
      {table_name: "orders", outcome: "read", rows: 25_900, net_amount: 9_726_006.954},
      {table_name: "orders", outcome: "order", rows: 18_532, net_amount: 8_887_208.894},
      {table_name: "orders", outcome: "anonymous_order", rows: 1428, net_amount: 1_754_901.91},
      {table_name: "orders", outcome: "return", rows: 3654, net_amount: -608_689.47},
      {table_name: "orders", outcome: "anonymous_return", rows: 184, net_amount: -307_414.38},
      {table_name: "orders", outcome: "zero", rows: 2102, net_amount: 0},
      {table_name: "order_lines", outcome: "read", rows: 541_909, net_amount: 9_747_747.934},
      {table_name: "order_lines", outcome: "order", rows: 392_725, net_amount: 8_887_208.894},
      {
        table_name: "order_lines",
        outcome: "anonymous_order",
        rows: 132_548,
        net_amount: 1_754_901.91,
      },
      {table_name: "order_lines", outcome: "return", rows: 8872, net_amount: -608_689.47},
      {table_name: "order_lines", outcome: "anonymous_return", rows: 381, net_amount: -307_414.38},
      {table_name: "order_lines", outcome: "zero", rows: 2115, net_amount: 0},
      {table_name: "order_lines", outcome: "duplicate", rows: 5268, net_amount: 21_740.98},
    ]);
    for (const table of ["orders", "order_lines"]) {
      const [came, ...went] = quality.filter(({table_name}) => table_name === table);
      const total = (key: "rows" | "net_amount") =>
        Math.round(went.reduce((sum, row) => sum + 10_000 * (row[key] as number), 0));
      expect(total("rows")).toBe(10_000 * (came?.rows as number));
      expect(total("net_amount")).toBe(Math.round(10_000 * (came?.net_amount as number)));
    }
  });

  it("sorts invoices as their number, prices and customer say", async () => {
    // We go by the sign of an invoice's money, the file by the letter C. They differ in two invoices:
    // A563186 and A563187 adjust a bad debt, −11,062.06 each without a customer, and count as
    // returns (A563185, +11,062.06, as an order). Invoices of price 0 only are write-offs and gifts: 2,102 of amount
    // zero, 4 of them of a known customer. The 33 lines of price 0 on invoices that also sell
    // something go with their invoice: 392,692 + 33 = 392,725 lines of orders.
    const sorted = await theirs(`
      , invoices as (
        select InvoiceNo, any_value(is_cancelled) as is_cancelled, max(CustomerID) as customer,
          count(*) as lines, sum(money) as money,
          count(*) filter (where UnitPrice = 0) as free_lines,
          count(*) filter (where UnitPrice > 0 and Quantity > 0) as sold_lines
        from lines group by InvoiceNo
      )
      select
        case
          when is_cancelled and customer is not null then 'cancelled'
          when is_cancelled then 'cancelled_anonymous'
          when InvoiceNo in ('A563186', 'A563187') then 'bad_debt'
          when free_lines = lines and customer is not null then 'free_known'
          when free_lines = lines then 'free_anonymous'
          when customer is not null then 'bought'
          else 'bought_anonymous'
        end as kind,
        count(*)::integer as invoices, sum(lines)::integer as lines, sum(sold_lines)::integer as sold_lines,
        sum(money)::double as money
      from invoices group by kind order by kind`);
    const [sold] = await theirs(
      "select count(*)::integer as lines from lines where CustomerID is not null and not is_cancelled and UnitPrice > 0",
    );
    const kinds = Object.fromEntries(sorted.map(({kind, ...row}) => [kind as string, row]));
    const quality = await ours("select table_name, outcome, rows, net_amount from marts.quality");
    const told = (table: string, outcome: string) => {
      const row = quality.find((each) => each.table_name === table && each.outcome === outcome);
      return [row?.rows, row?.net_amount];
    };
    const sum = (key: "invoices" | "lines", names: readonly string[]) => {
      const rows = names.map((name) => kinds[name] ?? {[key]: NaN, money: NaN});
      const money = rows.reduce((total, row) => total + (row.money as number), 0);
      const count = rows.reduce((total, row) => total + (row[key] as number), 0);
      return [count, Number(money.toFixed(4))];
    };
    const expected = {
      order: ["bought"],
      anonymous_order: ["bought_anonymous"],
      return: ["cancelled"],
      anonymous_return: ["cancelled_anonymous", "bad_debt"],
      zero: ["free_known", "free_anonymous"],
    };
    for (const [outcome, names] of Object.entries(expected)) {
      expect(told("orders", outcome), outcome).toEqual(sum("invoices", names));
      expect(told("order_lines", outcome), outcome).toEqual(sum("lines", names));
    }
    expect(kinds.free_known?.invoices).toBe(4);
    expect([sold?.lines, kinds.bought?.lines]).toEqual([392_692, 392_725]);
  });
}
