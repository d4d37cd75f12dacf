import type {Buyer} from "../customers/customer-list.js";
import type {Marts} from "../marts/marts.js";

/** Customers of a segment who share scores and stage; scores are absent where nobody gave any. */
export type SegmentGroup = Pick<
  Marts["segment_groups"][number],
  "lifecycle_stage" | "customers"
> & {readonly recency_score: number | null; readonly frequency_score: number | null};

/** Returns buyers as groups of one. */
export function buyersAsGroups(buyers: readonly Buyer[]): SegmentGroup[] {
  return buyers.map(({lifecycle_stage, recency_score, frequency_score}) => ({
    lifecycle_stage,
    recency_score,
    frequency_score,
    customers: 1,
  }));
}
