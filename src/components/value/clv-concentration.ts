import {gainWord} from "./clv-models.js";
import {tenths} from "./clv-sentences.js";
import {percent} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import type {Voice} from "../words/voice.js";

/** What the most valuable buyers up to a percentile carry. */
export interface Part {
  /** The most valuable so many per cent of buyers. */
  readonly percentile: number;
  readonly customers: number;
  readonly future: number;
  /** What the largest so many have made so far; null where that cannot be ranked. */
  readonly past: number | null;
}

/** Returns cumulative shares by tenths: of CLV, beside those that the largest buyers have made so far. */
export function partsOf(rows: Marts["clv_groups"], past: Marts["concentration"]): Part[] {
  const all = tenths(rows);
  if (all.length !== 10 || all.some(({clv_share}) => clv_share === null)) return [];
  let [customers, future] = [0, 0];
  const parts = all.map((row, i) => {
    customers += row.customers;
    future += row.clv_share ?? 0;
    return {percentile: 10 * (i + 1), customers, future: Math.min(1, future)};
  });
  return [{percentile: 0, customers: 0, future: 0}, ...parts].map((part) => ({
    ...part,
    past: past.find(({percentile}) => percentile === part.percentile)?.cumulative_net_share ?? null,
  }));
}

/** Whether the top fifth carries more of the future than the largest fifth made so far. */
export function concentrationTitle(parts: readonly Part[], voice: Voice): string | null {
  const {language} = voice;
  const fifth = parts.find(({percentile}) => percentile === 20);
  if (!fifth) return null;
  const share = percent(fifth.future, language);
  const gain = gainWord(voice);
  if (fifth.past === null) {
    return language === "zh"
      ? `最有价值的五分之一占预期${gain}的 ${share}`
      : `The most valuable fifth carries ${share} of the expected ${gain}`;
  }
  const past = percent(fifth.past, language);
  const gap = fifth.future - fifth.past;
  const way = gap > 0.05 ? 2 : gap < -0.05 ? 0 : 1;
  if (language === "zh") {
    const verb = ["比过去分散", "与过去同样集中", "比过去更集中"][way] ?? "";
    return `未来${verb}：五分之一的客户占 ${share}，至今为 ${past}`;
  }
  const verb =
    ["less concentrated than", "as concentrated as", "more concentrated than"][way] ?? "";
  return `The future is ${verb} the past: a fifth of buyers carries ${share}, so far ${past}`;
}
