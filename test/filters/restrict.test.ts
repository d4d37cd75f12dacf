import {readFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {type Computed, compute} from "../../loaders/compute.js";
import {readFacts} from "../../src/components/facts.js";
import {everybody, monthId} from "../../src/components/filters.js";
import type {Selection} from "../../src/components/filters.js";
import {readMarts} from "../../src/components/mart.js";
import type {Marts} from "../../src/components/marts.js";
import {peopleOf} from "../../src/components/matrix-people.js";
import {matrixFiltering} from "../../src/components/matrix-restrict.js";
import {pairsBetween} from "../../src/components/pairs-between.js";
import {loadCohorts} from "../../src/components/restrict-cohorts-page.js";
import {loadMoves} from "../../src/components/restrict-moves-page.js";
import {loadFiltering} from "../../src/components/restrict-page.js";
import {key, newFolder, query} from "../pipeline/source.js";
import {restrictLine} from "../pipeline/restricted.js";
import {copySample} from "../sample/models-source.js";

// Pages recompute their tables in the browser for the customers that filters let through. Nothing left out, they must
// come to the published tables row by row; else to what the line's own SQL makes of these customers' facts alone.

interface Case {
  readonly told: string;
  readonly kept: Partial<Selection["kept"]>;
  /** The same customers, as SQL. */
  readonly where: string;
}

const sources: {name: string; folder: () => string; cases: Case[]}[] = [
  {
    name: "the tiny shop",
    folder: () => join(import.meta.dirname, "../fixtures/tiny"),
    cases: [
      {told: "a region", kept: {region: ["North"]}, where: "region = 'North'"},
      {
        told: "a channel and no region",
        kept: {channel: ["web", "store"], region: ["none"]},
        where: "first_channel in ('web', 'store') and region is null",
      },
      {told: "one customer", kept: {tier: ["diamond"]}, where: "tier = 'diamond'"},
    ],
  },
  {
    name: "the sample",
    folder: copySample,
    cases: [
      {told: "a region", kept: {region: ["Shanghai"]}, where: "region = 'Shanghai'"},
      {
        told: "segments, tiers and a category",
        kept: {segment: ["at_risk", "champions"], tier: ["gold", "silver"], category: ["Tea"]},
        where: `segment in ('at_risk', 'champions') and tier in ('gold', 'silver')
          and first_category = 'Tea'`,
      },
      {
        told: "two channels, and no region",
        kept: {channel: ["Tmall", "Web"], region: ["none", "Hunan"]},
        where: `first_channel in ('Tmall', 'Web') and coalesce(region, 'Hunan') = 'Hunan'`,
      },
    ],
  },
];

const pageMarts = [
  "build_info",
  "terms",
  "filter_values",
  "definitions",
  "annotations",
  "segments",
  "concentration",
  "tiers",
  "overdue",
  "overdue_groups",
  "sales_drivers",
  "months",
  "figures",
  "lifecycle",
  "lifecycle_flows",
  "stage_pairs",
  "revenue_bridge",
  "churn_rates",
  "value_by_age",
  "clv_groups",
] as const;

/** What differs from the line on purpose: bounds among all, margin by day, targets, whoever has not bought. */
const apart: Readonly<Record<string, string[]>> = {
  tiers: ["lowest_rated_amount"],
  months: ["margin_amount"],
  value_by_age: ["margin_per_customer", "cumulative_margin_per_customer"],
  figures: ["target_per", "target_value"],
};

const keysOf: Readonly<Record<string, string[]>> = {
  segments: ["position"],
  concentration: ["percentile"],
  tiers: ["position"],
  overdue: ["customer_key"],
  overdue_groups: ["division", "position"],
  sales_drivers: ["base", "position"],
  months: ["month"],
  figures: ["figure"],
  value_by_age: ["age_months"],
  lifecycle: ["month", "position"],
  revenue_bridge: ["comparison", "last_date", "position"],
  churn_rates: ["month"],
};

/** Reads marts as pages do. */
async function read<K extends keyof Marts>(computed: Computed, names: readonly K[]) {
  const file = (name: K) => {
    const {buffer, byteOffset, length} = readFileSync(computed.marts.get(name)!.parquet);
    return Promise.resolve(buffer.slice(byteOffset, byteOffset + length));
  };
  return readMarts<K>(
    Object.fromEntries(names.map((name) => [name, file(name)])) as unknown as Record<
      K,
      Promise<unknown>
    >,
  );
}

/** Money and counts are equal; a share may differ in its last digit, as it was divided elsewhere. */
function expectRows(found: readonly object[], expected: readonly object[], except: string[] = []) {
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

const byKey = <R>(rows: readonly R[], ...names: (keyof R)[]) =>
  [...rows].sort((a, b) => {
    const at = names.find((name) => plain(a[name]) !== plain(b[name]));
    return at === undefined ? 0 : a[at] < b[at] ? -1 : 1;
  });

/** Asks in SQL, days as pages have them. */
async function dated(computed: Computed, sql: string): Promise<object[]> {
  return (await query(computed, sql)).map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => [
        name,
        name.endsWith("month") ? new Date(`${String(value)}T00:00:00Z`) : value,
      ]),
    ),
  );
}

const compared = `select from_month as month from marts.stage_pairs
         union select to_month from marts.stage_pairs`;

/** Where the chosen stood at month ends, those that mart `stage_pairs` compares or others, found by their last purchase until then. */
async function pairsBySql(computed: Computed, months = compared) {
  return dated(
    computed,
    `with ends as (
       select distinct month, least(last_day(month::date), getvariable('as_of_date')) as at
       from (
         ${months}
       )
     ),
     bought as (
       select *,
         row_number() over each as number,
         order_date - lag(order_date) over each as gap
       from (select distinct customer_no, order_date from chosen.purchase_days)
       window each as (partition by customer_no order by order_date)
     ),
     stood as (
       select ends.month, people.customer_no,
         max_by(bought.number, bought.order_date) as number,
         max_by(coalesce(bought.gap, 0), bought.order_date) as gap,
         ends.at - max(bought.order_date) as waited
       from ends
       cross join (select distinct customer_no from bought) as people
       left join bought on bought.customer_no = people.customer_no and bought.order_date <= ends.at
       group by ends.month, ends.at, people.customer_no
     ),
     staged as (
       select month, customer_no, case
           when waited is null then 'none'
           when waited > churned_after_days then 'churned'
           when waited > dormant_after_days then 'dormant'
           when waited > at_risk_after_days then 'at_risk'
           when gap > churned_after_days + 1 then 'reactivated'
           when number >= getvariable('loyal_from_purchase_days') then 'loyal'
           when number >= 2 then 'repeat'
           else 'new'
         end as stage
       from stood cross join core.thresholds
     )
     select before.stage as from_stage, after.stage as to_stage, count(*)::double as customers,
       before.month as from_month, after.month as to_month
     from staged as before
     join staged as after on before.customer_no = after.customer_no and before.month < after.month
     where after.stage <> 'none'
     group by all
     order by from_month, to_month, from_stage, to_stage`,
  );
}

describe.each(sources)("$name", ({folder, cases}) => {
  let computed: Computed;
  let matrix: Parameters<typeof matrixFiltering>[0];
  beforeAll(async () => {
    computed = await compute({source: folder(), cache: newFolder(), key, log: () => {}});
    const data = await read(computed, [
      "build_info",
      "terms",
      "filter_values",
      "definitions",
      "rfm",
      "rfm_thresholds",
      "rfm_matrix",
      "customer_matrix",
      "tiers",
      "customers",
    ]);
    matrix = {...data, people: peopleOf(data)};
  });
  afterAll(() => computed.close());

  const buffer = (name: string): Promise<ArrayBuffer> => {
    const {buffer, byteOffset, length} = readFileSync(computed.marts.get(name)!.parquet);
    return Promise.resolve(buffer.slice(byteOffset, byteOffset + length));
  };
  const page = async () => {
    const earlier = pairsBetween(() => buffer("stage_pairs_earlier"));
    const data = {...(await read(computed, pageMarts)), pairsBetween: earlier};
    const files = {
      customers: () => buffer("customers"),
      rfm: () => buffer("rfm"),
      clv: () => buffer("clv"),
      customer_days: () => buffer("customer_days"),
      customer_returns: () => buffer("customer_returns"),
    };
    return {data, filtering: await loadFiltering(data, files, {cut: ["months"]})};
  };

  const select = (kept: Case["kept"]): Selection => ({
    ...everybody,
    kept: {...everybody.kept, ...kept},
  });

  test("values to filter by are those that customers have, with their customers", () => {
    const columns = {
      region: "region",
      channel: "first_channel",
      category: "first_category",
      segment: "segment",
      tier: "tier",
    } as const;
    for (const [dimension, column] of Object.entries(columns)) {
      const counts = new Map<string, number>();
      for (const row of matrix.customers) {
        const value = row[column as "region"] ?? "none";
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
      const rows = matrix.filter_values.filter((row) => row.dimension === dimension);
      expect(new Map(rows.map(({value, customers}) => [value, customers]))).toEqual(counts);
      expect(rows.map(({position}) => position)).toEqual(rows.map((_, i) => i + 1));
    }
  });

  test("everybody selected, the matrix's tables are the published ones", () => {
    const found = matrixFiltering(matrix).restrict(everybody)!;
    expectRows(found.rfm_matrix, matrix.rfm_matrix);
    expectRows(found.tiers, matrix.tiers);
    expect(found.people).toEqual(matrix.people);
  });

  test.each(cases)("the matrix with $told", async ({kept, where}) => {
    const found = matrixFiltering(matrix).restrict(select(kept))!;
    const line = await restrictLine(computed, where);
    const cells = byKey(
      (await line("rfm_matrix")) as unknown as Marts["rfm_matrix"],
      "recency_score",
      "frequency_score",
    );
    expectRows(byKey(found.rfm_matrix, "recency_score", "frequency_score"), cells);
    expect(found.people.buyers.length).toBe(cells.reduce((sum, row) => sum + row.customers, 0));
    // The bound of a rating is that among everybody, whoever is selected.
    expectRows(
      byKey(found.tiers, "position"),
      byKey((await line("tiers")) as unknown as Marts["tiers"], "position"),
      ["lowest_rated_amount"],
    );
  });

  test("a filter of nothing leaves the page's tables as they are; a period cuts its months", async () => {
    const {data, filtering} = await page();
    expect(filtering.restrict(everybody)).toEqual(data);
    const [from, to] = ["2024-03", "2024-06"];
    const cut = filtering.restrict({...everybody, from, to})!;
    const months = data.months.filter(
      ({month}) => month >= new Date("2024-03-01") && month <= new Date("2024-06-30"),
    );
    expect(cut.months).toEqual(months);
    expect(cut.figures).toEqual(data.figures);
  });

  test("all regions selected, what can be told of known customers is as published", async () => {
    const {data, filtering} = await page();
    const all = data.filter_values.filter((row) => row.dimension === "region");
    const found = filtering.restrict(select({region: all.map(({value}) => value)}))!;
    for (const name of ["segments", "tiers", "overdue", "overdue_groups"] as const) {
      expectRows(found[name], data[name]);
    }
    // The last digit of a margin's share hangs on who comes first of equals, whom the line ranks by an inner number.
    expectRows(found.concentration, data.concentration, ["cumulative_margin_share"]);
    expectRows(
      found.lifecycle.filter(({stage}) => stage !== "prospect"),
      data.lifecycle.filter(({stage}) => stage !== "prospect"),
    );
    expectRows(found.churn_rates, data.churn_rates);
    expect(found.clv_groups).toEqual([]);
    expect(found.build_info).toEqual(data.build_info);
  });

  test.each([
    {told: "everybody", kept: {}, where: "true"},
    ...cases,
    ...cases.slice(0, 1).map((one) => ({
      ...one,
      told: `${one.told}, of whom a period`,
      from: "2024-02",
      to: "2024-08",
      where: `${one.where} and first_order_date >= '2024-02-01' and first_order_date < '2024-09-01'`,
    })),
  ])("cohorts with $told", async ({told, kept, where, ...period}) => {
    const names = [
      ...(["build_info", "terms", "filter_values", "cohorts", "value_by_age", "months"] as const),
    ];
    const data = await read(computed, names);
    const later = {
      quarters: () => read(computed, ["cohort_quarters"]),
      groups: () => read(computed, ["cohort_groups"]),
    };
    const files = {
      customers: () => buffer("customers"),
      customer_days: () => buffer("customer_days"),
      customer_returns: () => buffer("customer_returns"),
    };
    const {restrict} = await loadCohorts({...data, later}, files);
    const found = restrict({...select(kept), ...period})!;
    const line = await restrictLine(computed, where);
    const margins = ["margin_amount", "cumulative_margin_per_customer", "margin_per_customer"];
    const expected = async (name: string, ...keys: string[]) =>
      byKey((await line(name)) as Record<string, Date>[], ...keys);
    expectRows(found.cohorts, await expected("cohorts", "cohort_month", "age_months"), margins);
    expectRows(found.value_by_age, await expected("value_by_age", "age_months"), [
      ...margins,
      "cumulative_margin_per_customer",
    ]);
    const {cohort_quarters} = await found.later.quarters();
    expectRows(
      cohort_quarters,
      await expected("cohort_quarters", "cohort_quarter", "age_quarters"),
      margins,
    );
    const {cohort_groups} = await found.later.groups();
    const keys = ["side", "step", "group_position", "age"] as const;
    expectRows(byKey(cohort_groups, ...keys), await expected("cohort_groups", ...keys), margins);
    expect(readFacts(found.build_info).cohortSides).not.toContain("first_promotion");
    // The cake's axis is the calendar: a period cuts its months, not the customers in it.
    const shown = found.months.map(({month}) => monthId(month));
    const all = data.months.map(({month}) => monthId(month));
    const {from = all[0]!, to = all.at(-1)!} = period as {from?: string; to?: string};
    expect(shown).toEqual(all.filter((id) => id >= from && id <= to));
    if (told === "everybody") {
      expectRows(found.cohorts, data.cohorts, margins);
      expect(found.months).toEqual(data.months);
    }
    if ("from" in period) {
      const whole = restrict(select(kept))!;
      expect(found.layers).toEqual(whole.cohorts);
    }
  });

  test.each(cases)("moves with $told", async ({kept, where}) => {
    const names = [
      ...(["build_info", "terms", "filter_values"] as const),
      ...(["segments", "segment_dates", "segment_moves"] as const),
    ];
    const data = await read(computed, names);
    const {restrict} = await loadMoves(data, {
      customers: () => buffer("customers"),
      customer_segments: () => buffer("customer_segments"),
    });
    expect(restrict(everybody)).toBe(data);
    const keys = ["to_date", "from_date", "from_segment", "to_segment", "move"] as const;
    const tiers = data.filter_values.filter((row) => row.dimension === "tier");
    const all = restrict(select({tier: tiers.map(({value}) => value)}))!;
    expectRows(byKey(all.segment_moves, ...keys), byKey(data.segment_moves, ...keys));
    const found = restrict(select(kept))!;
    expect(found.isPartial).toBe(false);
    const line = await restrictLine(computed, where);
    expectRows(
      byKey(found.segment_moves, ...keys),
      byKey((await line("segment_moves")) as unknown as Marts["segment_moves"], ...keys),
    );
    const mine = await query(
      computed,
      `select customer_key, (${where}) is true as is_mine from marts.customers`,
    );
    for (const {customer_key: who, is_mine: isMine} of mine) {
      expect(found.isChosen?.(String(who))).toBe(isMine);
    }
    // Where only some of many buyers are listed, nobody else is told in their place.
    const file = join(newFolder(), "few.parquet");
    await computed.connection.run(`copy (
      select * from marts.customer_segments
      where customer_key = (select min(customer_key) from marts.customer_segments)
    ) to '${file}' (format parquet)`);
    const few = Uint8Array.from(readFileSync(file)).buffer;
    const {restrict: part} = await loadMoves(data, {
      customers: () => buffer("customers"),
      customer_segments: () => Promise.resolve(few),
    });
    expect(part(select(kept))).toMatchObject({isPartial: true, segment_moves: []});
  });

  test.each([{told: "everybody", kept: {tier: []}, where: "true"}, ...cases])(
    "a page with $told",
    async ({told, kept, where}) => {
      const {data, filtering} = await page();
      const regions = data.filter_values.filter((row) => row.dimension === "region");
      const region = told === "everybody" ? {region: regions.map(({value}) => value)} : {};
      const found = filtering.restrict(select({...kept, ...region}))!;
      const line = await restrictLine(computed, where);
      for (const [name, keys] of Object.entries(keysOf)) {
        const expected = await line(name);
        const isTold = (row: object) =>
          !("stage" in row && row.stage === "prospect") &&
          !("movement" in row && row.movement === "anonymous");
        const own = found[name as "segments"] as unknown as Record<string, Date>[];
        expectRows(
          byKey(own, ...keys),
          byKey(expected.filter(isTold) as Record<string, Date>[], ...keys),
          [...(apart[name] ?? []), "cumulative_margin_share"],
        );
      }
      expectRows(
        byKey(found.lifecycle_flows, "month", "from_stage", "to_stage"),
        await dated(
          computed,
          `select
             case from_stage when 'prospect' then 'none' else from_stage end as from_stage,
             to_stage, sum(customers)::double as customers, month::timestamp_ms as month
           from chosen.stage_flows where to_stage <> 'prospect' group by all
           order by month, from_stage, to_stage`,
        ),
      );
      expectRows(
        byKey(found.stage_pairs, "from_month", "to_month", "from_stage", "to_stage"),
        await pairsBySql(computed),
      );
      // Any other two months are counted when they are asked for.
      const [from, to] = [0.25, 0.5].map(
        (part) => data.months[Math.floor(part * data.months.length)]!.month,
      );
      const days = [from!, to!].map((day) => `date '${day.toISOString().slice(0, 10)}'`);
      const pair = await found.pairsBetween(from!, to!);
      expect(pair.length).toBeGreaterThan(0);
      expectRows(
        byKey(pair, "from_stage", "to_stage"),
        await pairsBySql(computed, `select unnest([${days.join()}]) as month`),
      );
      const counts = filtering.counts(select(kept));
      for (const {dimension, value} of data.filter_values) {
        if (kept[dimension as "tier"]) continue;
        const column = {region: "region", channel: "first_channel", category: "first_category"}[
          dimension
        ];
        const [{n} = {n: -1}] = await query(
          computed,
          `select count(*) as n from marts.customers
           where coalesce(${column ?? dimension}, 'none') = '${value}' and ${where}`,
        );
        expect([dimension, value, counts(dimension as "tier", value)]).toEqual([
          dimension,
          value,
          n,
        ]);
      }
    },
    120_000,
  );
});
