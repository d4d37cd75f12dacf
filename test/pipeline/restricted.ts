import {stepSql} from "../../loaders/pipeline.js";
import type {Computed} from "../../loaders/compute.js";

/** Facts per customer, cut to those who are let through; scores and ratings stay as they are. */
const perCustomer = [
  "core.buyer_sides",
  "core.customer_keys",
  "core.customer_segments",
  "core.customers",
  "core.customer_facts",
  "core.customer_stages",
  "core.labels",
  "core.purchase_days",
  "core.returns",
  "core.rfm_scores",
  "models.clv",
  "models.matrix_positions",
  "models.overdue",
  "models.profiles",
  "models.quadrants",
  "models.tier_ratings",
];

/** What follows from them by the line's own SQL, in its order. */
const following = [
  "core.cohort_group_months",
  "core.cohort_purchases",
  "core.cohort_months",
  "core.revenue_bridge",
  "core.sales_drivers",
  "core.segment_moves",
  "core.stage_flows",
  "core.stage_months",
];

const inSchema = (sql: string) =>
  [...perCustomer, ...following, "core.days_beside", "core.side_groups"].reduce(
    (text, name) => text.replace(new RegExp(`\\b${name}\\b`, "g"), `chosen.${name.split(".")[1]}`),
    sql,
  );

/**
 * Builds, beside a computation, the facts of some of its customers alone (a condition on mart `customers`), and returns
 * a function that gives a mart as the line's own SQL makes it of these facts: what a filter must come to.
 */
export async function restrictLine({connection}: Computed, condition: string) {
  await connection.run("drop schema if exists chosen cascade; create schema chosen");
  await connection.run(`
    create table chosen.people as
    select keys.customer_no
    from marts.customers as customers
    inner join core.customer_keys as keys on customers.customer_key = keys.customer_key
    where ${condition}`);
  for (const name of perCustomer) {
    await connection.run(`
      create table chosen.${name.split(".")[1]} as
      select * from ${name} where customer_no in (select customer_no from chosen.people)`);
  }
  await connection.run(`
    create table chosen.days_beside as
    select
      sum(net_amount)::decimal(18, 4) as net_amount,
      0::decimal(18, 4) as anonymous_net_amount,
      sum(net_amount)::decimal(18, 4) as return_amount,
      case when count(*) = count(margin_amount) then sum(margin_amount)::decimal(18, 4) end
        as margin_amount,
      order_date
    from chosen.returns group by order_date`);
  // The groups of all, those chosen counted; a browser cannot tell a rare name from none.
  await connection.run(`
    create table chosen.side_groups as
    select
      groups.side,
      groups.name,
      replace(groups.group_kind, 'not_known', 'other') as group_kind,
      groups.group_name,
      groups.group_no - (groups.group_kind = 'not_known')::smallint as group_no,
      (
        select count(*) from chosen.buyer_sides as sides
        where groups.name is not distinct from case groups.side
          when 'first_channel' then sides.first_channel
          when 'region' then sides.region
          when 'first_category' then sides.first_category
        end
      )::integer as customers
    from core.side_groups as groups
    where groups.side in ('first_channel', 'region', 'first_category')`);
  for (const name of following) {
    const sql = inSchema(stepSql({name, kept: true}));
    await connection.run(`create table chosen.${name.split(".")[1]} as ${sql}`);
  }
  return async (mart: string): Promise<Record<string, unknown>[]> => {
    const sql = inSchema(stepSql({name: `marts.${mart}`, kept: true}));
    const rows = (await connection.runAndReadAll(sql)).getRowObjectsJS();
    return rows.map((row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [
          name,
          typeof value === "bigint" ? Number(value) : value,
        ]),
      ),
    );
  };
}
