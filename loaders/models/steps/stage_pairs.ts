import type {CodeStep} from "../../code-step.js";

const stages = [
  "none",
  "prospect",
  "new",
  "repeat",
  "loyal",
  "reactivated",
  "at_risk",
  "dormant",
  "churned",
] as const;
const [none, prospect, atRisk, dormant, churned] = [0, 1, 6, 7, 8] as const;

/** Month ends of so many months can be compared; `pairMonths` of the page says so. */
const mostMonths = 60;

/** Month ends to compare, and those that the page has at first: a year's, and the last one's month in the years before. */
const months = `select
    (12 * year(months.month) + month(months.month) - 1)::integer as month_number,
    date_diff('month', months.month, getvariable('as_of_date')) <= 12
      or date_diff('month', months.month, getvariable('as_of_date')) in (24, 36) as is_first,
    (least(last_day(months.month), getvariable('as_of_date')) - date '1970-01-01')::integer as day
  from core.months as months
  where date_diff('month', months.month, getvariable('as_of_date')) < ${mostMonths}`;

/**
 * One row per two month ends and pair of stages ('none' for who was not known yet): how many customers
 * stood in the one and then in the other, whoever stayed included; and whether a page has
 * the pair of months at first. It is counted here in one pass over all
 * customers, stay by stay, which takes SQL many times as long.
 */
export const stagePairs: CodeStep<"months" | "thresholds" | "lives" | "prospects"> = {
  inputs: {
    months: `${months} order by month_number`,
    thresholds: `select at_risk_after_days, dormant_after_days, churned_after_days
      from core.thresholds order by at_risk_after_days`,
    // Purchase days after which a month end to compare came before the next one.
    lives: `select
        days.customer_no,
        (days.order_date - date '1970-01-01')::integer as day,
        case
          when days.gap_days - 1 > thresholds.churned_after_days then 5
          when days.purchase_number >= getvariable('loyal_from_purchase_days') then 4
          when days.purchase_number >= 2 then 3
          else 2
        end::integer as stage
      from core.purchase_days as days
      cross join core.thresholds as thresholds
      where coalesce(days.next_order_date, date '9999-12-31') > last_day(days.order_date)
        and coalesce(days.next_order_date, date '9999-12-31')
          > last_day((getvariable('as_of_date') - to_months(${mostMonths - 1}))::date)
      order by days.customer_no, days.order_date`,
    // Who was known before a first purchase, or has made none.
    prospects: `select
        facts.customer_no,
        (
          least(
            greatest(coalesce(customers.joined_date, bounds.first_date), bounds.first_date),
            getvariable('as_of_date')
          ) - date '1970-01-01'
        )::integer as day
      from core.customer_facts as facts
      inner join core.customers as customers on facts.customer_no = customers.customer_no
      cross join (select min(first_order_date) as first_date from core.customer_facts) as bounds
      where facts.first_order_date is null or customers.joined_date < facts.first_order_date
      order by facts.customer_no`,
  },
  shape: {
    from_stage: "VARCHAR",
    to_stage: "VARCHAR",
    customers: "INTEGER",
    from_month: "INTEGER",
    to_month: "INTEGER",
    is_first: "BOOLEAN",
  },
  compute({months, thresholds, lives, prospects}) {
    const ends = months["day"] as Int32Array;
    const names = months["month_number"] as Int32Array;
    const isFirst = months["is_first"] as boolean[];
    const limit = (name: string) => (thresholds[name] as Int32Array)[0]!;
    const width = ends.length;
    const counts = countPairs(ends, {
      limits: ["at_risk_after_days", "dormant_after_days", "churned_after_days"].map(limit),
      lives: lives as Readonly<Record<string, Int32Array>>,
      prospects: prospects as Readonly<Record<string, Int32Array>>,
    });
    const rows: {from: number; to: number; a: number; b: number; customers: number}[] = [];
    for (let from = 0; from < width; from++) {
      for (let to = from + 1; to < width; to++) {
        for (let a = 0; a < stages.length; a++) {
          for (let b = 1; b < stages.length; b++) {
            const customers = counts[placeOf({from, to, a, b, width})]!;
            if (customers > 0) rows.push({from, to, a, b, customers});
          }
        }
      }
    }
    return {
      from_stage: rows.map(({a}) => stages[a]!),
      to_stage: rows.map(({b}) => stages[b]!),
      customers: Int32Array.from(rows, ({customers}) => customers),
      from_month: Int32Array.from(rows, ({from}) => names[from]!),
      to_month: Int32Array.from(rows, ({to}) => names[to]!),
      is_first: rows.map(({from, to}) => isFirst[from]! && isFirst[to]!),
    };
  },
};

interface Life {
  readonly limits: readonly number[];
  readonly lives: Readonly<Record<string, Int32Array>>;
  readonly prospects: Readonly<Record<string, Int32Array>>;
}

/** Returns the place of the first of the ends on a day or after it; how many they are, where none is. */
function firstEnd(ends: Int32Array): (day: number) => number {
  const [first, last] = [ends[0] ?? 0, ends.at(-1) ?? -Infinity];
  const places = new Uint8Array(Math.max(0, last - first + 1));
  for (let day = first, end = 0; day <= last; day++) {
    places[day - first] = end;
    if (ends[end] === day) end++;
  }
  return (day) => (day > last ? ends.length : day < first ? 0 : places[day - first]!);
}

/** Where two stages at two ends stand among the counts. */
function placeOf(at: {from: number; to: number; a: number; b: number; width: number}): number {
  const side = at.width + 1;
  return ((at.a * stages.length + at.b) * side + at.from) * side + at.to;
}

/**
 * How many customers stood in one stage at one end and in another at another. A customer stays in a stage for
 * some ends on end; two stays are a rectangle of pairs of ends, noted at its corners and added up once for all.
 */
function countPairs(ends: Int32Array, {limits, lives, prospects}: Life): Int32Array {
  const [quiet = 0, silent = 0, gone = 0] = limits;
  const {customer_no: buyer, day, stage} = lives as Record<string, Int32Array>;
  const {customer_no: known, day: since} = prospects as Record<string, Int32Array>;
  const width = ends.length;
  const side = width + 1;
  const counts = new Int32Array((stages.length * side) ** 2);
  const endOn = firstEnd(ends);
  // The stays of one customer, one after another: the first end of each, and its stage.
  const starts = new Int32Array(side + 1);
  const stays = new Uint8Array(side);
  let size = 0;
  const enter = (end: number, into: number, before = width): void => {
    if (end >= before) return;
    if (size > 0 && starts[size - 1] === end) size--;
    if (size > 0 && stays[size - 1] === into) return;
    starts[size] = end;
    stays[size++] = into;
  };
  for (let row = 0, next = 0; row < buyer!.length || next < known!.length;) {
    const customer = Math.min(buyer![row] ?? Infinity, known![next] ?? Infinity);
    size = 0;
    enter(0, none);
    if (known![next] === customer) enter(endOn(since![next++]!), prospect);
    for (; buyer![row] === customer; row++) {
      const bought = day![row]!;
      const again = buyer![row + 1] === customer ? endOn(day![row + 1]!) : width;
      enter(endOn(bought), stage![row]!);
      enter(endOn(bought + quiet + 1), atRisk, again);
      enter(endOn(bought + silent + 1), dormant, again);
      enter(endOn(bought + gone + 1), churned, again);
    }
    starts[size] = width;
    for (let one = 0; one < size; one++) {
      const a = stays[one]! * stages.length;
      const top = starts[one]! * side;
      const bottom = starts[one + 1]! * side;
      for (let two = one; two < size; two++) {
        const left = (a + stays[two]!) * side * side;
        counts[left + top + starts[two]!]!++;
        counts[left + top + starts[two + 1]!]!--;
        counts[left + bottom + starts[two]!]!--;
        counts[left + bottom + starts[two + 1]!]!++;
      }
    }
  }
  for (let start = 0; start < counts.length; start += side) {
    const isTop = start % (side * side) === 0;
    let sum = 0;
    for (let at = start; at < start + side; at++) {
      sum += counts[at]!;
      counts[at] = sum + (isTop ? 0 : counts[at - side]!);
    }
  }
  return counts;
}
