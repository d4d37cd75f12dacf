import {readFacts} from "../words/facts.js";
import type {Marts} from "./marts.js";

type Row<M extends keyof Marts> = Marts[M][number];
/** The columns of a mart that mart `buyers` has, too. */
type Shared<M extends keyof Marts> = Pick<Row<M>, keyof Row<M> & keyof Row<"buyers">>;

/** What pages show of buyers, under the marts that define it. */
export interface BuyerTables {
  readonly customers: readonly (Shared<"customers"> & Pick<Row<"customers">, "last_order_date">)[];
  readonly rfm: readonly Shared<"rfm">[];
  readonly customer_matrix: readonly Shared<"customer_matrix">[];
}

/** Returns mart `buyers` as the tables of which it is a part; the day of the last order follows from its age. */
export function tablesOf({buyers, build_info}: Pick<Marts, "buyers" | "build_info">): BuyerTables {
  const end = readFacts(build_info).asOfDate?.getTime() ?? NaN;
  const customers = buyers.map((buyer) => ({
    ...buyer,
    last_order_date: new Date(end - buyer.days_since_last_order * 86_400_000),
  }));
  return {customers, rfm: buyers, customer_matrix: buyers};
}
