import {daysBetween} from "../words/dates.js";
import type {Marts} from "../marts/marts.js";

/** A stretch of a customer's life in one stage, from its first day up to the first day of the next. */
export interface StageSpan {
  readonly stage: string;
  readonly from: Date;
  /** Null for the stage of today. */
  readonly to: Date | null;
}

/** Days without an order after which a stage begins, and the purchase days that make loyal. */
export interface StageRules {
  readonly atRiskAfter: number;
  readonly dormantAfter: number;
  readonly churnedAfter: number;
  readonly loyalFrom: number;
}

/** Returns the rules in force; null where the definitions lack one. */
export function stageRules(definitions: Marts["definitions"]): StageRules | null {
  const value = (name: string) =>
    definitions.find(({definition}) => definition === name)?.value ?? null;
  const atRiskAfter = value("at_risk_after_days");
  const dormantAfter = value("dormant_after_days");
  const churnedAfter = value("churned_after_days");
  const loyalFrom = value("loyal_from_purchase_days");
  if (atRiskAfter === null || dormantAfter === null) return null;
  if (churnedAfter === null || loyalFrom === null) return null;
  return {atRiskAfter, dormantAfter, churnedAfter, loyalFrom};
}

const after = (date: Date, days: number) => new Date(date.getTime() + days * 86_400_000);

/** Returns the days on which the stages of waiting begin after a purchase day, should no order come. */
export function waitingStages(last: Date, rules: StageRules): {stage: string; from: Date}[] {
  const begins = [
    {stage: "at_risk", from: after(last, rules.atRiskAfter + 1)},
    {stage: "dormant", from: after(last, rules.dormantAfter + 1)},
    {stage: "churned", from: after(last, rules.churnedAfter + 1)},
  ];
  // Equal bounds leave no day for the milder stage.
  return begins.filter(({from}, i) => begins[i + 1]?.from.getTime() !== from.getTime());
}

/**
 * Returns the stages of a customer from the first purchase day to the as-of date, as the lifecycle counts them:
 * purchase days, ascending, lead to an active stage, days without one to at risk, dormant and churned.
 */
export function stageSpans(days: readonly Date[], asOf: Date, rules: StageRules): StageSpan[] {
  const begins = days.flatMap((day, i) => {
    const gap = i === 0 ? 0 : daysBetween(days[i - 1] ?? day, day);
    const next = days[i + 1];
    const waiting = waitingStages(day, rules).filter(({from}) =>
      next ? from < next : from <= asOf,
    );
    return [{stage: activeStage(i + 1, gap, rules), from: day}, ...waiting];
  });
  const changes = begins.filter(({stage}, i) => stage !== begins[i - 1]?.stage);
  return changes.map(({stage, from}, i) => ({stage, from, to: changes[i + 1]?.from ?? null}));
}

function activeStage(purchase: number, gap: number, rules: StageRules): string {
  if (gap - 1 > rules.churnedAfter) return "reactivated";
  if (purchase >= rules.loyalFrom) return "loyal";
  return purchase >= 2 ? "repeat" : "new";
}
