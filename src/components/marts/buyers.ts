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

/** Returns buyers with the day of their last order, which follows from its age. */
export function withLastOrder<B extends {readonly days_since_last_order: number}>(
  buyers: readonly B[],
  build_info: Marts["build_info"],
): (B & {last_order_date: Date})[] {
  const end = readFacts(build_info).asOfDate?.getTime() ?? NaN;
  return buyers.map((buyer) => ({
    ...buyer,
    last_order_date: new Date(end - buyer.days_since_last_order * 86_400_000),
  }));
}

/** Returns mart `buyers` as the tables of which it is a part. */
export function tablesOf({buyers, build_info}: Pick<Marts, "buyers" | "build_info">): BuyerTables {
  return {
    customers: withLastOrder(buyers, build_info),
    ...{rfm: buyers, customer_matrix: buyers},
  };
}
