import type {Marts} from "../../../src/components/marts/marts.js";
import {type Told, plainText, spacedTold} from "../../../src/components/words/told.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {marts} from "../fixtures.js";

export const en = voiceOf(marts, {language: "en"});
export const zh = voiceOf(marts, {language: "zh"});
export const asOf = new Date("2025-11-17");

export const plain = (told: Told | null) =>
  told === null ? null : plainText(told).replaceAll("\u00a0", " ");

export const chinese = (told: Told | null) => (told === null ? null : plainText(spacedTold(told)));

/** A row of the mart of figures. */
export const figure = (
  name: string,
  value: number | null,
  previous_value: number | null = null,
  year_before_value: number | null = null,
  target_value: number | null = null,
): Marts["figures"][number] => ({
  ...{figure: name, value, previous_value, year_before_value, target_value},
  unit: name === "repurchase_rate" ? "share" : name.endsWith("amount") ? "money" : "customers",
  target_per: target_value === null ? null : "period",
});
