import type {Definitions} from "./definitions/definitions.js";
import {InputFaults, WrongUse} from "./faults.js";
import {uncountedStatuses} from "./sources/setting-list.js";
import type {SourceSettings} from "./settings.js";
import {canonicalTables} from "./sources/canonical.js";
import {sqlTypes} from "./sources/cells.js";
import {quoteLiteral} from "./sources/quote.js";
import type {Source} from "./sources/source.js";
import type {Warehouse} from "./warehouse.js";

const date = (day: string | null) => (day === null ? "null::date" : `date ${quoteLiteral(day)}`);
const list = (texts: readonly string[]) => `[${texts.map(quoteLiteral).join(", ")}]::varchar[]`;

/** Makes the source's tables readable as `source.<table>`, empty where it has none, and sets what staging uses. */
export async function setSource(
  warehouse: Warehouse,
  source: Source,
  asOf: string | undefined,
): Promise<void> {
  const {settings} = source;
  for (const {name, columns} of canonicalTables) {
    const given = source.tables.get(name);
    const empty = columns.map(({name, type}) => `null::${sqlTypes[type]} as ${name}`);
    const nothing = `select ${empty.join(", ")}, null::varchar as source_file, null::bigint as source_row,
      null::struct(column_name varchar, value varchar, reason varchar)[] as faults where false`;
    await warehouse.define(`source.${name}`, given?.select ?? nothing, given?.inputHash ?? "");
  }
  const asOfGiven = asOf ?? settings.as_of;
  await warehouse.setVariable("as_of_given", date(asOfGiven));
  await warehouse.setVariable(
    "latest_day",
    date(asOfGiven === null ? await futureLimit(warehouse, settings) : null),
  );
  const statuses = settings.order_statuses;
  await warehouse.setVariable(
    "order_statuses",
    statuses === null ? "null::varchar[]" : list(statuses.map((status) => status.toLowerCase())),
  );
  await warehouse.setVariable("other_statuses", list(uncountedStatuses));
  await warehouse.setVariable("zero_counts", String(settings.zero_amount_orders === "count"));
  await warehouse.setVariable("margin_share", `${settings.margin_share ?? "null"}::decimal(9, 8)`);
  const orders = source.tables.get("orders")?.given;
  await warehouse.setVariable("has_channel", String(orders?.has("channel") ?? false));
  const category =
    source.tables.get("products")?.given.has("category") && source.tables.has("order_lines");
  await warehouse.setVariable("has_category", String(category ?? false));
}

/**
 * Returns today in the source's timezone if any order is dated later, else null: the one place where
 * the clock is read, and only where it matters, so that results do not depend on the day otherwise.
 */
async function futureLimit(
  warehouse: Warehouse,
  {timezone}: SourceSettings,
): Promise<string | null> {
  const today = new Intl.DateTimeFormat("en-CA", {timeZone: timezone, dateStyle: "short"}).format();
  await warehouse.table(
    "staging.latest_order_day",
    "-- One row: the latest day of any order in the source.\nselect max(ordered_at)::date as day from source.orders",
  );
  const [latest] = await warehouse.rows("select day::varchar as day from staging.latest_order_day");
  return String(latest?.["day"] ?? "") > today ? today : null;
}

/** Sets the numbers of the definitions that SQL uses. */
export async function setDefinitions(
  warehouse: Warehouse,
  definitions: Definitions,
  source: Source,
): Promise<void> {
  for (const {definition, value} of definitions.numbers) {
    if (value !== null) await warehouse.setVariable(definition, `${value}::double`);
  }
  const cuts = {recency_cuts: "recency", frequency_cuts: "frequency", monetary_cuts: "monetary"};
  for (const [variable, measure] of Object.entries(cuts)) {
    const bounds = definitions.scoreCuts
      .filter((cut) => cut.measure === measure)
      .map(({bound}) => bound);
    await warehouse.setVariable(
      variable,
      bounds.length > 0 ? `[${bounds.join(", ")}]::double[]` : "null::double[]",
    );
  }
  const given = source.tables.get("customers")?.given;
  const has = {
    referral: given?.has("referred_by") ?? false,
    strategic: given?.has("is_strategic") ?? false,
  };
  await warehouse.setVariable("has_referrals", String(has.referral));
  await warehouse.setVariable("has_strategic", String(has.strategic));
  const {sales_rank, referral_rank, is_strategic} = definitions.importanceWeights;
  const weights = {
    sales_weight: sales_rank,
    referral_weight: has.referral ? referral_rank : 0,
    strategic_weight: has.strategic ? is_strategic : 0,
  };
  const sum = Object.values(weights).reduce((a, b) => a + b, 0);
  for (const [name, weight] of Object.entries(weights)) {
    await warehouse.setVariable(name, `${weight / sum}::double`);
  }
}

/** Settles the as-of date, by default the day of the last valid order, and the dates that hang on it; returns it. */
export async function setDates(
  warehouse: Warehouse,
  settings: SourceSettings,
  asOf: string | undefined,
  definitions: Definitions,
): Promise<string> {
  const [last] = await warehouse.rows(
    "select first_day::varchar as first_day, day::varchar as day from staging.last_order_day",
  );
  const day = last?.["day"] as string | null | undefined;
  if (!day) {
    throw new InputFaults([
      {
        file: "orders",
        reason: "no row is a valid order",
        remedy:
          "look at the outcomes with npm run check; order_statuses in source.yaml says which statuses count",
      },
    ]);
  }
  const given = asOf ?? settings.as_of;
  if (given !== null && given < String(last?.["first_day"])) {
    throw new WrongUse(
      `as-of date ${given} lies before the first valid order, ${String(last?.["first_day"])}`,
    );
  }
  const asOfDate = given ?? day;
  const months = definitions.numbers.find(
    ({definition}) => definition === "comparison_months",
  )?.value;
  const at = `date '${asOfDate}'`;
  await warehouse.setVariable("as_of_date", at);
  const comparison = `(${at} - to_months(${months ?? 3}))::date`;
  await warehouse.setVariable("comparison_date", comparison);
  await warehouse.setVariable(
    "earlier_date",
    `(2 * (${comparison} - date '2000-01-01')::integer - (${at} - date '2000-01-01')::integer) + date '2000-01-01'`,
  );
  await warehouse.setVariable("quarter_before_date", `(${at} - to_months(3))::date`);
  return asOfDate;
}
