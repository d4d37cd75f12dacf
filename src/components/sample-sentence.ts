import {isSampled} from "./first-rows.js";
import {number} from "./format.js";
import type {People} from "./matrix-people.js";
import type {Voice} from "./voice.js";

/**
 * That a page tells of a sample of the customers, drawn by chance (`firstRows`); null where it has all of them.
 */
export function sampleSentence(shown: number, {facts, language}: Voice): string | null {
  const all = facts.customersKnown;
  if (all === null || !isSampled(all)) return null;
  const [few, many] = [number(shown, language), number(all, language)];
  return language === "zh"
    ? `已知客户共 ${many} 位，一页无法全部载入；以下所述为随机抽取的 ${few} 位。`
    : `${many} customers are known, more than a page can hold; what follows tells of ${few} of them, drawn by chance.`;
}

/** What of the matrix is of the sample and what of all; null where there is no sample. */
export function sampledMatrixSentence({weight}: People, {facts, language}: Voice): string | null {
  const all = facts.buyers;
  if (all === null || !isSampled(facts.customersKnown)) return null;
  const shown = Math.round(all / weight);
  const [few, many] = [number(shown, language), number(all, language)];
  return language === "zh"
    ? `购买客户共 ${many} 位，一页无法全部载入：图中的点、名单、构成与流动取自随机抽取的 ${few} 位；象限与计划由此推算至全部；网格与等级统计全部客户。`
    : `${many} customers have bought, more than a page can hold: dots, lists, profiles and moves are of ${few} of them, drawn by chance; quadrants and plan are scaled up from these; grid and tiers count everybody.`;
}
