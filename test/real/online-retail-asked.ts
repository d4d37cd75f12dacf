import {afterAll, beforeAll} from "vitest";
import {sharedPath} from "../shared.js";
import {computeReal, plainDatabase, type RealSource} from "./real-source.js";

/** Each distinct line of the file once, and what an invoice is by the words of its README. */
const raw = `
  with lines as (
    select distinct *, (Quantity * UnitPrice::decimal(18, 4))::decimal(18, 4) as money,
      InvoiceNo like 'C%' as is_cancelled
    from '${sharedPath("data", "online-retail", "online_retail.parquet")}'
  ),
  bought as (
    select InvoiceNo, CustomerID, min(InvoiceDate)::date as day, sum(money) as money
    from lines
    where CustomerID is not null and not is_cancelled and Quantity > 0 and UnitPrice > 0
    group by all
  ),
  cancelled as (
    select InvoiceNo, CustomerID, min(InvoiceDate)::date as day, sum(money) as money
    from lines where CustomerID is not null and is_cancelled group by all
  )`;

/** Online Retail as the pipeline has it, and the same file asked without the pipeline. */
export interface Asked {
  readonly source: () => RealSource;
  readonly ours: (sql: string) => ReturnType<RealSource["rows"]>;
  readonly theirs: (sql: string) => ReturnType<RealSource["rows"]>;
}

/** Computes the source once before the tests of the group in which it is called. */
export function askOnlineRetail(): Asked {
  let source: RealSource;
  let plain: Awaited<ReturnType<typeof plainDatabase>>;

  beforeAll(async () => {
    plain = await plainDatabase();
    source = await computeReal("online-retail", "online_retail.csv.gz");
  });

  afterAll(() => source?.close());

  return {
    source: () => source,
    ours: (sql) => source.rows(sql),
    theirs: (sql) => plain(`${raw} ${sql}`),
  };
}
