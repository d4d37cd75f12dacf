import type {Marts} from "../marts/marts.js";

type Row = Marts["clv_groups"][number];

/** A group of whom the published model says how many have left. */
export interface Group extends Row {
  readonly alive_customers: number;
  readonly amount_at_risk: number;
}

/** Returns the groups of a division, none where no model is trusted or nobody leaves in the one that is. */
export function groupsOf(rows: readonly Row[], division: string): Group[] {
  return rows
    .filter((row): row is Group => row.amount_at_risk !== null && row.alive_customers !== null)
    .filter((row) => row.division === division)
    .sort((a, b) => a.position - b.position);
}

/** What the published model says of who is gone, in sums. */
export interface Departures {
  readonly all: Group;
  /** Active with a probability below one half. */
  readonly gone: number;
  /** Active with a probability from 50 to 80 %. */
  readonly wavering: number;
  /** Of the wavering and of those at high risk, who may still be there. */
  readonly amountWithinReach: number;
  readonly bands: readonly Group[];
}

/** Returns the departures that the model sees, undefined where none is trusted or nobody leaves in it. */
export function findDepartures(rows: Marts["clv_groups"]): Departures | undefined {
  const [all] = groupsOf(rows, "total");
  const bands = groupsOf(rows, "churn_risk");
  if (!all || bands.length === 0) return undefined;
  const of = (...names: readonly string[]) =>
    bands.filter((row) => names.includes(row.group_name ?? ""));
  const count = (list: readonly Group[]) => list.reduce((sum, row) => sum + row.customers, 0);
  return {
    all,
    gone: count(of("high", "lost")),
    wavering: count(of("medium")),
    amountWithinReach: of("medium", "high").reduce((sum, row) => sum + row.amount_at_risk, 0),
    bands,
  };
}

/** How far ahead money is counted, and which money: from definitions and the build's own facts. */
export interface Horizon {
  readonly months: number | null;
  readonly basis: "margin" | "net_sales";
}

/** Returns what the amounts of the models are. */
export function horizonOf({
  definitions,
  build_info,
}: Pick<Marts, "definitions" | "build_info">): Horizon {
  const fact = (item: string) => build_info.find((row) => row.item === item)?.value;
  return {
    months: definitions.find((row) => row.definition === "clv_months")?.value ?? null,
    basis: (fact("clv_basis") ?? fact("value_basis")) === "margin" ? "margin" : "net_sales",
  };
}
