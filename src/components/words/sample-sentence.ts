import type {Facts} from "./facts.js";
import {isSampled} from "../marts/first-rows.js";
import {number} from "./format.js";
import type {Language} from "./language.js";
import type {People} from "../matrix/matrix-people.js";
import type {Voice} from "./voice.js";

/**
 * That a page lists the largest customers only, and how to come by the others; null where it has all of them.
 */
export function largestSentence(listed: number, {facts, language}: Voice): string | null {
  const all = facts.customersKnown;
  if (all === null || !isSampled(facts)) return null;
  const [few, many] = [number(listed, language), number(all, language)];
  return language === "zh"
    ? `客户共 ${many} 位，一页无法全部载入，名单为净销售额最大的 ${few} 位；筛选与人数均在其中统计。输入化名前四位以上，可查找全部客户。完整名单：npm run marts，文件 customers.parquet。`
    : `${many} customers are more than a page can hold: listed are the ${few} with the largest net sales, and filters count among these. Four digits of a key or more find anybody. The whole list: npm run marts, file customers.parquet.`;
}

/** What of the matrix is of a sample and what of all; null where there is no sample. */
export function sampledMatrixSentence(
  {weight}: People,
  {facts, language}: Voice,
  isFiltered: boolean,
): string | null {
  const all = facts.buyers;
  if (all === null || !isSampled(facts)) return null;
  const [few, many] = [number(Math.round(all / weight), language), number(all, language)];
  if (language === "zh") {
    const told = isFiltered
      ? "筛选后的网格、等级、象限与计划均由样本推算至全部，为约数"
      : "网格、等级与现行分界下的象限统计全部客户；移动分界后，象限与计划由样本推算，为约数";
    return `购买客户共 ${many} 位，一页无法全部载入：图中的点、名单、构成与流动取自随机抽取的 ${few} 位；${told}。`;
  }
  const told = isFiltered
    ? "under a filter the grid, tiers, quadrants and plan are scaled up from these, and approximate"
    : "the grid, tiers and quadrants of the lines in force count everybody; with lines that are moved, quadrants and plan are scaled up from the sample, and approximate";
  return `${many} customers have bought, more than a page can hold: dots, list, profile and moves are of ${few} of them, drawn by chance; ${told}.`;
}

/** Why a page does not filter customers; null where it does. */
export function refusalSentence(facts: Facts, language: Language): string | null {
  if (!isSampled(facts)) return null;
  const all = number(facts.customersKnown, language);
  return language === "zh"
    ? `客户共 ${all} 位，过多，无法在浏览器中重新统计，因此本页不按客户筛选，所述均为全部客户。“客户”与“矩阵”页可以筛选；如需某一地区或渠道的报告，请以其订单单独建立数据源。`
    : `${all} customers are too many to count anew in a browser, so this page does not filter them and always tells of all. Customers and Matrix do filter; for a report on one region or channel, build it from that one's orders.`;
}
