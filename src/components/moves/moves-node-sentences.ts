import {day} from "../words/dates.js";
import {number} from "../words/format.js";
import type {Move, Span} from "./moves-between.js";
import type {Voice} from "../words/voice.js";

const sum = (ways: readonly Move[]) => ways.reduce((total, {customers}) => total + customers, 0);

/** Where those of a segment on the earlier date stand on the later one. */
export function wentSentence(
  id: string,
  ways: readonly Move[],
  {from, to}: Span,
  {language, terms}: Voice,
): string {
  const mine = ways.filter(({from_segment}) => from_segment === id);
  const left = mine.filter(({to_segment}) => to_segment !== id);
  const first = left.reduce<Move | null>(
    (best, way) => (way.customers > (best?.customers ?? 0) ? way : best),
    null,
  );
  const most = first && terms.label("segment", first.to_segment);
  const [all, stayed, gone, led] = [
    sum(mine),
    sum(mine) - sum(left),
    sum(left),
    first?.customers ?? 0,
  ].map((count) => number(count, language));
  const [on, by] = [day(from, language), day(to, language)];
  const name = terms.label("segment_or_none", id);
  if (id === "none") {
    return language === "zh"
      ? `${on}之后首次购买：${all} 位；至 ${by}，人数最多的是“${most}”，${led} 位。`
      : `${all} bought for the first time after ${on}. Their largest group on ${by}: ${most}, ${led}.`;
  }
  const isOneWay = first?.customers === sum(left);
  if (language === "zh") {
    const to = isOneWay ? `转为“${most}”` : `转出，最多转为“${most}”（${led} 位）`;
    return `${on}的“${name}”共 ${all} 位：至 ${by}，${stayed} 位未变${first ? `，${gone} 位${to}` : ""}。`;
  }
  const away = isOneWay
    ? `, ${gone} went to ${most}`
    : `, ${gone} went elsewhere, most of them (${led}) to ${most}`;
  return `${name} on ${on}: ${all}. By ${by}, ${stayed} stayed${first ? away : ""}.`;
}

/** Where those of a segment on the later date stood on the earlier one. */
export function cameSentence(
  id: string,
  ways: readonly Move[],
  {from, to}: Span,
  {language, terms}: Voice,
): string {
  const mine = ways.filter(({to_segment}) => to_segment === id);
  const of = (is: (way: Move) => boolean) => number(sum(mine.filter(is)), language);
  const all = number(sum(mine), language);
  const stayed = of(({from_segment}) => from_segment === id);
  const fresh = of(({from_segment}) => from_segment === "none");
  const moved = of(({from_segment}) => from_segment !== id && from_segment !== "none");
  const [on, by] = [day(from, language), day(to, language)];
  const name = terms.label("segment", id);
  return language === "zh"
    ? `${by}的“${name}”共 ${all} 位：${stayed} 位在 ${on}已属此类，${moved} 位由其他类型转入，${fresh} 位其后首次购买。`
    : `${name} on ${by}: ${all}. On ${on}, ${stayed} stood here, ${moved} elsewhere; ${fresh} had not bought yet.`;
}
