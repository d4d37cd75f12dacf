import type {Definitions} from "./definitions/definitions.js";
import {InputFaults, WrongUse} from "./faults.js";
import {uncountedStatuses} from "./sources/setting-list.js";
import {latestDay, stepSql} from "./pipeline.js";
import type {SourceSettings} from "./settings.js";
import {canonicalTables} from "./sources/canonical.js";
import {sqlTypes} from "./sources/cells.js";
import {quoteLiteral} from "./sources/quote.js";
import type {Source} from "./sources/source.js";
import {noOrderFault} from "./staging/no-order.js";
import type {Warehouse} from "./warehouse.js";

const date = (day: string | null) => (day === null ? "null::date" : `date ${quoteLiteral(day)}`);
const list = (texts: readonly string[]) => `[${texts.map(quoteLiteral).join(", ")}]::varchar[]`;

/**
 * Makes the source's tables readable as `source.<table>`, empty where it has none, and sets what staging
 * uses. Text is parsed once and kept; Parquet is read where it lies.
 */
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
    const isText = given?.files.some((file) => !/\.(parquet|sql)$/i.test(file)) ?? false;
    if (given && isText) await warehouse.keep(`source.${name}`, given.select, given.inputHash);
    else await warehouse.define(`source.${name}`, given?.select ?? nothing, given?.inputHash ?? "");
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
  await warehouse.setVariable("has_rates", String(Object.keys(settings.rates).length > 0));
  await warehouse.setVariable("margin_share", `${settings.margin_share ?? "null"}::decimal(9, 8)`);
  await warehouse.setVariable("page_customers", String(settings.page_customers));
  await warehouse.setVariable("targets", targetList(settings));
  const orders = source.tables.get("orders")?.given;
  await warehouse.setVariable("has_channel", String(orders?.has("channel") ?? false));
  await warehouse.setVariable("has_promotion", String(orders?.has("promotion_kind") ?? false));
  const category =
    source.tables.get("products")?.given.has("category") && source.tables.has("order_lines");
  await warehouse.setVariable("has_lines", String(source.tables.has("order_lines")));
  await warehouse.setVariable("has_category", String(category ?? false));
  const hasFeedback = source.tables.has("feedback");
  await warehouse.setVariable("has_feedback", String(hasFeedback));
  const hasDelivery = (orders?.has("promised_at") && orders.has("delivered_at")) ?? false;
  await warehouse.setVariable("has_delivery", String(hasDelivery));
}

function targetList({targets}: SourceSettings): string {
  const all = Object.entries(targets).map(
    ([figure, {per, value}]) =>
      `{'figure': ${quoteLiteral(figure)}, 'per': ${quoteLiteral(per)}, 'amount': ${value}}`,
  );
  return `[${all.join(", ")}]::struct("figure" varchar, per varchar, amount double)[]`;
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
  await warehouse.table(latestDay.name, stepSql(latestDay));
  const [latest] = await warehouse.rows("select day::varchar as day from staging.latest_order_day");
  return ((latest?.["day"] ?? "") as string) > today ? today : null;
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
  await warehouse.setVariable("moves_months", `[${definitions.movesMonths.join(", ")}]::integer[]`);
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

/**
 * Where no as-of date is given, sets it to the day of the last valid order if other records come later,
 * so that these are told apart as later; returns whether it did, and staging must run again.
 */
export async function setLater(warehouse: Warehouse): Promise<boolean> {
  const [last] = await warehouse.rows(`
    select day::varchar as day, other_day > day and getvariable('as_of_given') is null as has_later
    from staging.last_order_day`);
  if (!last?.["has_later"]) return false;
  await warehouse.setVariable("as_of_given", date(last["day"] as string));
  return true;
}

/** Lets a table's marks be passed over where there are none. */
export async function setMarks(warehouse: Warehouse): Promise<void> {
  for (const {name} of canonicalTables) {
    const [found] = await warehouse.rows(`
      select count(*) > 0 as has_marks from staging.${name}_marks`);
    await warehouse.setVariable(`has_${name}_marks`, String(found?.["has_marks"]));
  }
}

/** Lets the list of faults be passed over where there are none. */
export async function setQuarantined(warehouse: Warehouse): Promise<void> {
  const [found] = await warehouse.rows(`
    select count(*) > 0 as has_quarantined
    from staging.outcome_totals where outcome = 'quarantined'`);
  await warehouse.setVariable("has_quarantined", String(found?.["has_quarantined"]));
}

/** The most days that marts promise to count. */
const longestHistory = 40_000;

/** Settles the as-of date, by default the day of the last valid order, and the dates that hang on it; returns it. */
export async function setDates(
  warehouse: Warehouse,
  settings: SourceSettings,
  asOf: string | undefined,
  definitions: Definitions,
): Promise<string> {
  const [last] = await warehouse.rows(`
    select has_customers, first_day::varchar as first_day, day::varchar as day
    from staging.last_order_day`);
  const given = asOf ?? settings.as_of;
  const day = last?.["day"] as string | null | undefined;
  if (!day || !last?.["has_customers"]) {
    const fault = await noOrderFault(warehouse, given);
    if (fault.column === "as_of" && asOf !== undefined) throw new WrongUse(fault.reason);
    throw new InputFaults([fault]);
  }
  const asOfDate = given ?? day;
  const first = last["first_day"] as string;
  const days = (Date.parse(asOfDate) - Date.parse(first)) / 86_400_000;
  if (days > longestHistory) {
    const reason = `as-of date ${asOfDate} lies more than ${longestHistory} days after the first order, ${first}`;
    if (asOf !== undefined) throw new WrongUse(reason);
    throw new InputFaults([{file: "source.yaml", column: "as_of", reason}]);
  }
  const months = definitions.numbers.find(
    ({definition}) => definition === "comparison_months",
  )?.value;
  const at = `date '${asOfDate}'`;
  const comparison = `(${at} - to_months(${months ?? 3}))::date`;
  const quarter = `(${at} - to_months(3))::date`;
  const dates = {
    as_of_date: at,
    comparison_date: comparison,
    earlier_date: `${comparison} - (${at} - ${comparison})::integer`,
    year_start_date: `(${at} - to_months(12))::date`,
    quarter_before_date: quarter,
    quarter_year_start_date: `(${quarter} - to_months(12))::date`,
  };
  for (const [name, expression] of Object.entries(dates)) {
    await warehouse.setVariable(name, expression);
  }
  const [beside] = await warehouse.rows(`
    select count(*) > 0 as has_beside from staging.customer_records
    where outcome in ('return', 'anonymous_order', 'anonymous_return')`);
  await warehouse.setVariable("has_beside", String(beside?.["has_beside"]));
  return asOfDate;
}
