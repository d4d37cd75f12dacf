import type {Page} from "playwright-core";
import {beforeAll} from "vitest";
import type {Sample} from "./open-sample.js";

/** Each customer between two dates, worked out from where they stood on each. */
export const movers = (from: string, to: string) => `
  select
    after.customer_key as key,
    coalesce(before.segment, 'none') as a,
    after.segment as b,
    after.order_count - coalesce(before.order_count, 0) as orders,
    round(case when before.segment is null then 0 else before.period_net_amount end, 4) as spent_before,
    round(after.period_net_amount, 4) as spent,
    was.rank as rank_before, now.rank as rank, was.is_lost as was_lost, now.is_lost as is_lost
  from (select * from customer_segments where on_date = date '${to}') as after
  left join (select * from customer_segments where on_date = date '${from}') as before
    on after.customer_key = before.customer_key
  left join segments as was on before.segment = was.segment
  inner join segments as now on after.segment = now.segment`;

/** Which of them moved how. */
export const kinds = {
  upgraded: "orders > 0 and rank < rank_before and was_lost = is_lost",
  downgraded: "rank > rank_before and not (is_lost and not was_lost)",
  lost: "is_lost and not was_lost",
  won_back: "was_lost and not is_lost and orders > 0",
} as const;

export const grouped = (value: number) => value.toLocaleString("en-GB");
/** What the address of the page says. */
export const query = (page: Page) => new URL(page.url()).searchParams;

/** Gives the tests of a file the compared dates, latest first, once they run. */
export function comparedDays({ask}: Sample["published"]): string[] {
  const days: string[] = [];
  beforeAll(async () => {
    const rows = await ask(
      "select on_date from segment_dates where is_compared order by on_date desc",
    );
    days.push(...rows.map(({on_date}) => String(on_date)));
  });
  return days;
}
