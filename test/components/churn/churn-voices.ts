import type {Marts} from "../../../src/components/marts/marts.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {marts} from "../fixtures.js";

export const en = voiceOf(marts, {language: "en"});
export const zh = voiceOf(marts, {language: "zh"});
export const plain = (text: string | null | undefined) => text?.replaceAll("\u00a0", " ") ?? null;

/** A customer who is overdue, by what is at stake. */
export const late = (amount: number, segment = "at_risk"): Marts["overdue"][number] => ({
  ...marts.overdue[0]!,
  segment,
  net_amount_at_stake: amount,
});
