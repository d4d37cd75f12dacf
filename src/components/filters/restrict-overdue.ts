import {op, table} from "arquero";
import type {Marts} from "../marts/marts.js";
import {money, units} from "./money-sum.js";

/** Returns mart `overdue_groups` of some overdue customers. Who is overdue, and by how much, stays as it is. */
export function overdueGroups(
  overdue: Marts["overdue"],
  {tiers, segments}: {tiers: readonly string[]; segments: readonly string[]},
): Marts["overdue_groups"] {
  if (overdue.length === 0) return [];
  const rows = table({
    all: overdue.map(() => null),
    tier: overdue.map(({tier}) => tier),
    segment: overdue.map(({segment}) => segment),
    stake: overdue.map((row) => units(row.net_amount_at_stake)),
    risk: overdue.map((row) => (row.amount_at_risk === null ? null : units(row.amount_at_risk))),
  });
  const grouped = (
    division: string,
    column: "all" | "tier" | "segment",
    order: readonly string[],
  ) =>
    (
      rows
        .groupby(column)
        .rollup({
          customers: op.count(),
          stake: op.sum("stake"),
          risk: op.sum("risk"),
          known: op.valid("risk"),
        })
        .objects() as ({customers: number; stake: number; risk: number; known: number} & Record<
        string,
        string | number | null
      >)[]
    )
      .map((row) => {
        const name = row[column] as string | null;
        return {
          division,
          position: name === null ? 1 : order.indexOf(name) + 1,
          group_name: name,
          customers: row.customers,
          net_amount_at_stake: money(row.stake),
          amount_at_risk: row.known > 0 ? money(row.risk) : null,
        };
      })
      .sort((a, b) => a.position - b.position);
  return [
    ...grouped("segment", "segment", segments),
    ...grouped("tier", "tier", tiers),
    ...grouped("total", "all", []),
  ];
}
