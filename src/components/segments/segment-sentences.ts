import {day} from "../words/dates.js";
import {number, percent} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import type {Move} from "../moves/moves-between.js";
import type {Voice} from "../words/voice.js";

type Segment = Marts["segments"][number];

/** How large a segment is in people and money, and of whom that is a share; that it is empty, where it is. */
export function sizeSentence(
  row: Segment,
  {language, terms, money, facts, filters}: Voice,
): string {
  const name = terms.label("segment", row.segment);
  if (row.customers === 0) {
    const on = day(facts.asOfDate, language);
    if (filters) {
      return language === "zh"
        ? `${name}：${on}，所选客户中无人属于此类。`
        : `${name}: none of the customers chosen on ${on}.`;
    }
    return language === "zh" ? `${name}：${on}没有客户。` : `${name}: nobody on ${on}.`;
  }
  const count = number(row.customers, language);
  const people = percent(row.customers_share, language);
  const sales = money.short(row.net_amount);
  const isOne = row.customers === 1;
  if (language === "zh") {
    const [buyers, total] = filters ? ["所选购买客户", "，占其总额的"] : ["购买客户", "，占"];
    const share = row.net_share === null ? "" : `${total} ${percent(row.net_share, language)}`;
    return `${name}：${count} 位客户，占${buyers}的 ${people}，带来净销售额 ${sales}${share}。`;
  }
  const [buyers, total] = filters ? ["the buyers chosen", "of theirs"] : ["buyers", "of all"];
  const share = row.net_share === null ? "" : `, ${percent(row.net_share, language)} ${total}`;
  return `${name}: ${count} ${isOne ? "customer" : "customers"}, ${people} of ${buyers}, with net sales of ${sales}${share}.`;
}

/** How the size changed since the comparison date; null where there is nothing to compare with. */
export function changeSentence(row: Segment, hasEarlier: boolean, voice: Voice): string | null {
  const {language, facts} = voice;
  if (!hasEarlier || !facts.comparisonDate) return null;
  const since = day(facts.comparisonDate, language);
  const difference = row.customers - row.customers_before;
  const size = number(Math.abs(difference), language);
  if (row.customers === 0 && difference === 0) {
    return language === "zh" ? `${since}也没有。` : `Nor on ${since}.`;
  }
  if (difference === 0) {
    return language === "zh" ? `人数与 ${since}相同。` : `As many as on ${since}.`;
  }
  return language === "zh"
    ? `比 ${since}${difference > 0 ? "多" : "少"} ${size} 位。`
    : `That is ${size} ${difference > 0 ? "more" : "fewer"} than on ${since}.`;
}

/** That a list holds the largest of a segment only; null where it holds all of them. */
export function partSentence(
  listed: number,
  all: number,
  {language, filters}: Voice,
): string | null {
  if (listed >= all) return null;
  const [shown, whole] = [listed, all].map((count) => number(count, language));
  if (filters) {
    return language === "zh"
      ? `符合筛选条件的 ${whole} 位中，仅列出净销售额最大的 ${shown} 位；上方数字与图统计全部 ${whole} 位。`
      : `Of the ${whole} customers who match the filters the ${shown} with the largest net sales are listed; figures and pictures above count all ${whole}.`;
  }
  return language === "zh"
    ? `共 ${whole} 位，仅列出净销售额最大的 ${shown} 位；上方数字与图统计全部客户。完整名单：npm run marts，文件 buyers.parquet。`
    : `Of ${whole} customers the ${shown} with the largest net sales are listed; figures and pictures above count all of them. The whole list: npm run marts, file buyers.parquet.`;
}

/** Where the customers of a segment were on the comparison date. */
export function cameTitle(row: Segment, voice: Voice): string {
  const {language, facts} = voice;
  const on = day(facts.comparisonDate, language);
  const stayed = row.customers - row.moved_in - row.arrived;
  const now = number(row.customers, language);
  const told = (count: number) =>
    count > 0 ? number(count, language) : {en: "none", zh: "0"}[language];
  const [here, moved, fresh] = [stayed, row.moved_in, row.arrived].map(told);
  if (row.arrived === row.customers) {
    if (language === "zh") return `现有 ${now} 位${row.customers === 1 ? "" : "均"}为新客户`;
    return row.customers === 1 ? "The one customer here is new" : `All ${now} now here are new`;
  }
  if (language === "zh") {
    const last = row.arrived > 0 ? `${fresh} 位为新客户` : "没有新客户";
    const were = stayed > 0 ? `${here} 位在 ${on}已属此类` : `${on}时无一属于此类`;
    const came = row.moved_in > 0 ? `${moved} 位由其他类型转入` : "无人由其他类型转入";
    return `现有 ${now} 位：${were}，${came}，${last}`;
  }
  const were = stayed > 1 ? "were" : "was";
  return `Of ${now} now here, ${here} ${were} here on ${on}, ${moved} moved in and ${fresh} ${row.arrived > 1 ? "are" : "is"} new`;
}

/** Where those of the comparison date are now, and which way most of the leavers went. */
export function wentTitle(
  row: Segment,
  moves: readonly Move[],
  {language, facts, terms}: Voice,
): string {
  const on = day(facts.comparisonDate, language);
  const before = number(row.customers_before, language);
  const left = moves.filter(
    (move) => move.from_segment === row.segment && move.to_segment !== row.segment,
  );
  if (left.length === 0) {
    if (row.customers_before === 1 && language === "en")
      return `The one customer of ${on} is still here`;
    return language === "zh"
      ? `${on}的 ${before} 位仍全部在此`
      : `All ${before} who were here on ${on} still are`;
  }
  const first = left.reduce((best, move) => (move.customers > best.customers ? move : best));
  const name = terms.label("segment", first.to_segment);
  const [gone, most] = [row.moved_out, first.customers].map((count) => number(count, language));
  const isEmptied = row.moved_out === row.customers_before;
  if (left.length === 1) {
    return language === "zh"
      ? `${on}的 ${before} 位${isEmptied ? "已全部离开" : `中，${gone} 位已离开`}，${row.moved_out === 1 ? "" : "均"}转为“${name}”`
      : `Of ${before} here on ${on}, ${row.moved_out === 1 ? "1 has left," : `${gone} have left, all`} for ${name}`;
  }
  return language === "zh"
    ? isEmptied
      ? `${on}的 ${before} 位已全部离开，其中 ${most} 位转为“${name}”`
      : `${on}的 ${before} 位中，${gone} 位已离开，其中 ${most} 位转为“${name}”`
    : `Of ${before} here on ${on}, ${isEmptied ? "all" : gone} have left, ${most} of them for ${name}`;
}
