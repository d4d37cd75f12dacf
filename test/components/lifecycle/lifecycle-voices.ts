import type {Marts} from "../../../src/components/marts/marts.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {rooms} from "../rooms.js";

export const en = voiceOf(rooms, {language: "en"});
export const zh = voiceOf(rooms, {language: "zh"});
export const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;
export const month = (text: string) => new Date(`${text}-01T00:00:00Z`);

/** A row of the mart of churn rates. */
export const churn = (
  at: string,
  start: number,
  churned: number,
  lost = 0,
  isComplete = true,
): Marts["churn_rates"][number] => ({
  customers_at_start: start,
  churned,
  reactivated: 0,
  at_risk: 0,
  churn_rate: start === 0 ? null : churned / start,
  churn_rate_low: null,
  churn_rate_high: null,
  reactivation_rate: null,
  net_amount_lost: lost,
  amount_at_risk: null,
  is_complete: isComplete,
  month: month(at),
});
