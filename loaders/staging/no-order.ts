import type {Fault} from "../faults.js";
import type {Warehouse} from "../warehouse.js";

/** What became of rows that are no valid orders of known customers, and what to do about it. */
const others: Readonly<Record<string, {told: string; remedy: string}>> = {
  anonymous_order: {
    told: "without a customer",
    remedy: "fill customer_id: without customers there is nothing to tell about them",
  },
  return: {
    told: "negative, so returns",
    remedy: "look at the sign of net_amount: sales are positive",
  },
  anonymous_return: {
    told: "negative and without a customer",
    remedy: "look at the sign of net_amount, and fill customer_id",
  },
  zero: {
    told: "of amount zero",
    remedy: "look at net_amount, or set zero_amount_orders: count in source.yaml",
  },
  status: {told: "of a status that does not count", remedy: ""},
  later: {told: "after the last valid order", remedy: "look at the rows before them"},
  duplicate: {told: "copies", remedy: "export the orders again"},
  quarantined: {told: "faulty", remedy: "mend the rows; npm run check lists them"},
};

/**
 * Returns the fault of a source without a valid order of a known customer: that of the as-of date
 * given if most rows come after it, else what the rows are instead.
 */
export async function noOrderFault(warehouse: Warehouse, asOf: string | null): Promise<Fault> {
  const found = (await warehouse.rows(`
    select outcome, rows::double as rows from staging.outcome_totals
    where table_name = 'orders' order by rows desc, outcome`)) as {outcome: string; rows: number}[];
  const most = found[0]?.outcome ?? "";
  if (most === "later" && asOf !== null) {
    return {
      file: "source.yaml",
      column: "as_of",
      reason: `no valid order lies on or before the as-of date ${asOf}`,
    };
  }
  const told = found.map(({outcome, rows}) => `${rows} ${others[outcome]?.told ?? outcome}`);
  return {
    file: "orders",
    reason: `no row is a valid order of a known customer; there are ${told.join(", ")}`,
    remedy: most === "status" ? await statusRemedy(warehouse) : (others[most]?.remedy ?? ""),
  };
}

async function statusRemedy(warehouse: Warehouse): Promise<string> {
  const found = (await warehouse.rows(`
    select status, count(*) as orders from staging.orders where outcome = 'status'
    group by status order by orders desc, status limit 10`)) as {status: string}[];
  const statuses = found.map(({status}) => status).join(", ");
  return `name the statuses that count in source.yaml, such as order_statuses: [${statuses}]`;
}
