import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, describe, expect, test} from "vitest";
import {compute} from "../../loaders/compute.js";
import {cache, key, query} from "./source.js";

const checks = join(import.meta.dirname, "../../loaders/checks");
const tiny = join(import.meta.dirname, "../fixtures/tiny");

/** Harm to one table, and what the check then says of the first fault. */
interface Harm {
  readonly check: string;
  readonly table: string;
  /** A SELECT over `whole`, the table as it was. */
  readonly select: string;
  readonly told: Record<string, unknown>;
}

// The tiny shop: 28 order rows of 5124; 19 orders of 4450 by 6 buyers; see its worked.md.
const harms: Harm[] = [
  {
    check: "reconciliation",
    table: "staging.outcome_totals",
    select: "* replace (rows + (outcome = 'zero' and table_name = 'orders')::integer as rows)",
    told: {table_name: "orders", rows_in: 28, rows_told: 29},
  },
  {
    check: "reconciliation",
    table: "staging.outcome_totals",
    select: "* from whole where not (outcome = 'quarantined' and table_name = 'order_lines') --",
    told: {table_name: "order_lines", rows_in: 10, rows_told: 9, money_in: 1247, money_told: 1240},
  },
  {
    check: "reconciliation",
    table: "staging.read_totals",
    select: `* replace (
      case table_name when 'orders' then net_amount + 0.0001 else net_amount end as net_amount)`,
    told: {table_name: "orders", money_in: 5124.0001, money_told: 5124},
  },
  {
    check: "orders_carried",
    table: "core.purchase_days",
    select: "* from whole where net_amount <> 1200 --",
    told: {},
  },
  {
    check: "orders_carried",
    table: "core.purchase_days",
    select: "* replace (net_amount + 0.01 as net_amount)",
    told: {},
  },
  {
    check: "cohorts_add_up",
    table: "core.cohort_months",
    select: "* replace (cohort_customers + 1 as cohort_customers)",
    told: {},
  },
  {
    check: "cohorts_add_up",
    table: "core.cohort_months",
    select: "* from whole where orders <> 2 --",
    told: {},
  },
  {
    check: "cohorts_add_up",
    table: "core.cohort_months",
    select: "* replace (net_amount + 0.01 as net_amount)",
    told: {},
  },
  {
    check: "cohort_groups_add_up",
    table: "core.cohort_group_months",
    select: "* from whole where orders <> 2 --",
    told: {side: "first_category"},
  },
  {
    check: "cohort_groups_add_up",
    table: "core.cohort_group_months",
    select: "* replace (net_amount + (orders = 0)::integer as net_amount)",
    told: {side: "first_category", net_amount: -40, net_amount_of_groups: -39},
  },
  {
    check: "cohort_groups_add_up",
    table: "core.cohort_group_months",
    select: "* replace (quarter_customers + 1 as quarter_customers)",
    told: {},
  },
  {
    check: "bridge_adds_up",
    table: "core.revenue_bridge",
    select: `* replace (
      (net_amount + (movement = 'new' and comparison = 'days_90')::integer)::decimal(18, 4)
        as net_amount)`,
    told: {comparison: "days_90", started: 1430, moved: 1121, ended: 2550},
  },
  {
    check: "bridge_adds_up",
    table: "core.revenue_bridge",
    select: `* replace (
      (customers - (movement = 'churned' and comparison = 'days_90')::integer) as customers)`,
    told: {comparison: "days_90", customers_before: 3, gone: -1, stayed: 3},
  },
  {
    check: "bridge_adds_up",
    table: "core.orders",
    select: "* from whole where net_amount <> 1200 --",
    told: {comparison: "days_90", ended: 2550, net_amount: 1350},
  },
  {
    check: "drivers_add_up",
    table: "core.sales_drivers",
    select: "* replace (amount + 1 as amount)",
    told: {base: "previous", change: 1120},
  },
  {
    check: "lifecycle_adds_up",
    table: "core.customer_stages",
    select: "* replace (case stage when 'loyal' then 'repeat' else stage end as stage)",
    told: {stage: "loyal", customers_by_flows: 1, customers_standing: null},
  },
  {
    check: "stages_never_negative",
    table: "core.stage_months",
    select: "* replace (customers_at_end - (stage = 'loyal')::integer as customers_at_end)",
    told: {stage: "loyal", customers_at_end: -1},
  },
  {
    check: "pairs_add_up",
    table: "models.stage_pairs",
    select:
      "* replace (customers + (from_stage = 'new' and to_stage = 'loyal')::integer as customers)",
    told: {stage: "loyal"},
  },
  {
    check: "pairs_add_up",
    table: "models.stage_pairs",
    select: "* from whole where to_stage <> 'churned' --",
    told: {},
  },
  {
    check: "segments_partition",
    table: "core.rfm_scores",
    select: "* from whole where not (moment = 'now' and net_amount = 800) --",
    told: {segments: 0},
  },
  {
    check: "segments_partition",
    table: "core.rfm_scores",
    select: "* from whole union all select *",
    told: {segments: 2},
  },
  {
    check: "moves_add_up",
    table: "core.segment_moves",
    select: `* replace (
      customers + (move = 'upgraded' and from_segment = 'loyal_customers'
        and from_date = date '2024-07-20')::integer as customers)`,
    told: {from_date: "2024-07-20", customers: 7, customers_on_later_date: 6},
  },
  {
    check: "moves_add_up",
    table: "core.segment_moves",
    select: `* from whole
      where not (to_segment = 'lost' and from_date = date '2024-05-20') --`,
    told: {from_date: "2024-05-20", customers_before: 4, customers_on_earlier_date: 5},
  },
  {
    check: "moves_add_up",
    table: "core.segment_moves",
    select: `* replace (
      (net_amount + (move = 'lost' and from_date = date '2024-07-20')::integer)::decimal(18, 4)
        as net_amount)`,
    told: {net_amount: 2551, net_amount_to_later_date: 2550},
  },
  {
    check: "moves_add_up",
    table: "core.returns",
    select: "* replace (net_amount - 1 as net_amount)",
    told: {},
  },
];

const computed = compute({source: tiny, cache, key, log: () => {}});
let copies = 0;
afterAll(async () => (await computed).close());

const sqlOf = (check: string) => readFileSync(join(checks, `${check}.sql`), "utf8");

describe("checks", () => {
  test("each is tried by some harm", () => {
    const files = readdirSync(checks).map((file) => file.replace(".sql", ""));
    expect(files.sort()).toEqual([...new Set(harms.map(({check}) => check))].sort());
  });

  test.each(harms)("$check sees $table harmed: $select", async ({check, table, select, told}) => {
    const {connection} = await computed;
    expect(await query(await computed, sqlOf(check))).toEqual([]);
    const whole = `whole_${copies++}`;
    await connection.run(`create temp table ${whole} as select * from ${table}`);
    const harmed = `select ${select} from whole`.replaceAll("whole", whole);
    await connection.run(`create or replace view ${table} as ${harmed}`);
    const faults = await query(await computed, `${sqlOf(check)}\norder by all`);
    await connection.run(`create or replace view ${table} as select * from ${whole}`);
    expect(faults.length).toBeGreaterThan(0);
    expect(faults[0]).toMatchObject(told);
  });
});
