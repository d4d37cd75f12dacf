import {chooseCustomers, customerCounts, readBase} from "../customers/customer-base.js";
import type {Filtering} from "./filtered-page.js";
import {choosesCustomers} from "./filters.js";
import type {MovesData} from "../moves/moves.js";
import {moveCounting} from "./restrict-moves.js";
import {countedFacts} from "./restrict-page.js";

export interface MoveFiles {
  readonly customers: () => Promise<ArrayBuffer>;
  readonly customer_segments: () => Promise<ArrayBuffer>;
}

/** Resolves to what counts the moves of chosen customers between every two dates, and knows who is in their lists. */
export async function loadMoves(data: MovesData, files: MoveFiles): Promise<Filtering<MovesData>> {
  const base = await readBase(files.customers());
  const movesOf = await moveCounting(data, files.customer_segments(), base);
  return {
    counts: (selection) => customerCounts(base, selection),
    restrict(selection) {
      if (!choosesCustomers(selection)) return data;
      const {isIn, count} = chooseCustomers(base, selection);
      const buyers = base.byNet.reduce((sum, at) => sum + isIn[at]!, 0);
      if (buyers === 0) return null;
      let keys: ReadonlySet<string> | undefined;
      return {
        ...data,
        build_info: countedFacts(data.build_info, {buyers, customers_known: count}),
        segment_moves: movesOf?.(isIn) ?? [],
        isPartial: movesOf === null,
        isChosen: (key) => {
          keys ??= new Set(base.columns.key.filter((_, at) => isIn[at] === 1));
          return keys.has(key);
        },
      };
    },
  };
}
