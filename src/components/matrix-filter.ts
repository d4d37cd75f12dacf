import type {Buyer} from "./customer-list.js";
import type {Marts} from "./marts.js";
import {boundsText} from "./matrix-bounds.js";
import type {Voice} from "./voice.js";

// A filter is a short text: what a button carries, what the address keeps.

/** Returns the filter of a cell of the recency × frequency grid. */
export function cellFilter(recency: number, frequency: number): string {
  return `cell.${recency}.${frequency}`;
}

/** Returns the filter of a quadrant or tier. */
export function termFilter(kind: "quadrant" | "tier", id: string): string {
  return `${kind}.${id}`;
}

/** Returns what a filter says about a buyer, and in words; undefined for a text that is no filter here. */
export function findFilter(
  text: string | null,
  thresholds: Marts["rfm_thresholds"],
  voice: Voice,
): {matches: (buyer: Buyer) => boolean; words: string} | undefined {
  const {language, terms} = voice;
  const cell = /^cell\.([1-5])\.([1-5])$/.exec(text ?? "");
  if (cell) {
    const [recency, frequency] = [Number(cell[1]), Number(cell[2])];
    const wait = boundsText(thresholds, "recency", recency, voice);
    const orders = boundsText(thresholds, "frequency", frequency, voice);
    return {
      matches: (buyer) => buyer.recency_score === recency && buyer.frequency_score === frequency,
      words:
        language === "zh"
          ? `最近消费 ${recency}（${wait}）、频率 ${frequency}（${orders}）`
          : `recency ${recency} (${wait}), frequency ${frequency} (${orders})`,
    };
  }
  for (const kind of ["quadrant", "tier"] as const) {
    const id = text?.startsWith(`${kind}.`) ? text.slice(kind.length + 1) : null;
    if (id === null || !terms.ids(kind).includes(id)) continue;
    return {
      matches: (buyer) => buyer[kind] === id,
      words: language === "zh" ? `“${terms.label(kind, id)}”` : terms.label(kind, id),
    };
  }
  return undefined;
}
