import type {Marts} from "../marts/marts.js";

type Tier = Marts["tiers"][number];

/** Why a customer is in a tier, and what the next one asks for. */
export interface TierReason {
  readonly held: Tier;
  /** The tier that value alone gives now; another than `held` where last quarter's rating holds it. */
  readonly rated: Tier;
  readonly next: Tier | undefined;
  /** Value wanting for the next tier, by the least that is rated there now; null where that is not known. */
  readonly wanting: number | null;
}

/** Returns the reason of a tier from the rank of value, 0 to 1; null for who has none. */
export function tierReason(
  tiers: Marts["tiers"],
  {tier, value, rank}: {tier: string | null; value: number | null; rank: number | null},
): TierReason | null {
  const ordered = [...tiers].sort((a, b) => a.position - b.position);
  const held = ordered.find((row) => row.tier === tier);
  const rated = rank === null ? undefined : ordered.find((row) => row.lower_rank <= rank);
  if (!held || !rated) return null;
  const next = ordered.filter((row) => row.position < held.position).at(-1);
  const least = next?.lowest_rated_amount ?? null;
  const wanting = least === null || value === null ? null : Math.max(0, least - value);
  return {held, rated, next, wanting};
}
