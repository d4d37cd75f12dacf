import {days, number, percent} from "../words/format.js";
import type {Bilingual} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {
  commonDay,
  curveName,
  fewestCarrying,
  fewestObserved,
  longestDays,
  pointAt,
} from "./survival-points.js";
import type {Wait} from "./survival-points.js";
import type {Voice} from "../words/voice.js";

// Each function returns one sentence with the numbers it is bound to, or null where the data cannot
// carry it. Titles come without full stop.

const after: Record<string, Bilingual> = {
  "1_2": {en: "the first purchase", zh: "首购"},
  "2_3": {en: "the second", zh: "第二次购买"},
  "3_4": {en: "the third", zh: "第三次购买"},
  "4_plus": {en: "the fourth and later ones", zh: "第四次及以后的购买"},
};

/** Whole per cents, but for shares that would come out as none or all. */
const rough = (share: number, language: Voice["language"]) =>
  percent(share, language, share < 0.01 || share > 0.99 ? 1 : 0);

/** How long customers take to come back after the first purchase, and after the latest step that can be told. */
export function comeBackTitle(waits: readonly Wait[], {language}: Voice): string | null {
  const first = waits.find(({curve}) => curve.curve === "1_2");
  const said = first && beginning(first, language);
  if (!said) return null;
  const later = waits.findLast(({curve}) => curve.curve !== "1_2" && curve.median_days !== null);
  if (!later) return said;
  const name = after[later.curve.curve]?.[language] ?? later.curve.curve;
  const median = days(later.curve.median_days, language);
  return language === "zh"
    ? `${said}；${name}之后，半数在 ${median}内再次购买`
    : `${said}; after ${name}, half are back within ${median}`;
}

function beginning({curve, firm}: Wait, language: Voice["language"]): string | null {
  if (curve.median_days !== null) {
    const median = days(curve.median_days, language);
    return language === "zh"
      ? `首购后，半数客户在 ${median}内再次购买`
      : `Half of first-time buyers are back within ${median}`;
  }
  const end = pointAt(firm, longestDays);
  if (!end || end.day === 0) return null;
  const share = rough(end.waiting_share, language);
  const when = days(end.day, language);
  return language === "zh"
    ? `首购后 ${when}，仍有 ${share} 的客户未再购买`
    : `${when} after the first purchase, ${share} have not come back`;
}

/** How sure the middle of the wait for the second purchase is. */
export function medianSentence(waits: readonly Wait[], {language}: Voice): string | null {
  const curve = waits.find((wait) => wait.curve.curve === "1_2")?.curve;
  if (!curve || curve.median_days === null || curve.median_days_low === null) return null;
  const median = days(curve.median_days, language);
  const low = number(curve.median_days_low, language);
  if (curve.median_days_high === null) {
    return language === "zh"
      ? `首购至二购的中位数为 ${median}；有 90% 的把握不少于 ${low} 天，上限尚不能确定。`
      : `The median wait for the second purchase is ${median}, and at least ${low} with 90\u00a0% confidence; its interval has no upper end yet.`;
  }
  const high = days(curve.median_days_high, language);
  return language === "zh"
    ? `首购至二购的中位数为 ${median}（90% 区间为 ${low} 至 ${high}）。`
    : `The median wait for the second purchase is ${median} (90\u00a0% interval ${low} to ${high}).`;
}

/** The mean wait of the first step against the last, those who wait longer than the limit counted at it. */
export function meanWaitSentence(waits: readonly Wait[], {language}: Voice): string | null {
  const told = waits.filter(({curve}) => curve.restricted_mean_days !== null);
  const [first, last] = [told[0]?.curve, told.at(-1)?.curve];
  if (!first || !last || first === last || first.restricted_to_days === null) return null;
  if (first.curve !== "1_2") return null;
  const limit = days(first.restricted_to_days, language);
  const [a, b] = [first, last].map((curve) => days(curve.restricted_mean_days, language));
  const name = after[last.curve]?.[language] ?? last.curve;
  return language === "zh"
    ? `等待最多按 ${limit}计，首购之后平均等待 ${a}，${name}之后平均 ${b}。`
    : `Counting ${limit} at most, the wait is ${a} on average after the first purchase and ${b} after ${name}.`;
}

/** Who had come back most and least by the last day that all curves are known on. */
export function spreadTitle(waits: readonly Wait[], {language, terms}: Voice): string | null {
  const day = commonDay(waits);
  if (day === 0 || waits.length < 2) return null;
  const ranked = waits
    .map(({curve, points}) => ({
      name: curveName(curve, terms),
      share: pointAt(points, day)?.waiting_share ?? 1,
    }))
    .sort((a, b) => a.share - b.share);
  const [first, last] = [ranked[0], ranked.at(-1)];
  if (!first || !last || !(last.share > first.share)) return null;
  const [a, b] = [first, last].map(({share}) => rough(1 - share, language));
  const when = days(day, language);
  return language === "zh"
    ? `${when}内，“${first.name}”有 ${a} 再次下单，“${last.name}”只有 ${b}`
    : `Within ${when}, ${a} of “${first.name}” had ordered again, of “${last.name}” ${b}`;
}

/** Whether the curves of a family differ by more than chance. */
export function differenceSentence(
  curves: Marts["survival_curves"],
  {language}: Voice,
): string | null {
  const p = curves.find((curve) => curve.difference_p_value !== null)?.difference_p_value;
  if (p === undefined || p === null || curves.length < 2) return null;
  const least = 0.001;
  const shown = p < least ? `<\u00a0${least}` : `=\u00a0${number(p, language, p < 0.1 ? 3 : 2)}`;
  if (p < 0.05) {
    return language === "zh"
      ? `各曲线的差异不是偶然（对数秩检验，p\u00a0${shown}）。`
      : `The curves differ by more than chance (log-rank test, p\u00a0${shown}).`;
  }
  return language === "zh"
    ? `各曲线的差异可能只是偶然（对数秩检验，p\u00a0${shown}）。`
    : `Chance alone could make the curves differ so much (log-rank test, p\u00a0${shown}).`;
}

/** That part of the curves rests on too few, where it does. */
export function greySentence(waits: readonly Wait[], {language}: Voice): string | null {
  const isGrey = waits.some(({points, firm}) =>
    points.some((point) => point.day <= longestDays && point.day > (firm.at(-1)?.day ?? -1)),
  );
  if (!isGrey) return null;
  return language === "zh"
    ? `灰色虚线：该处曲线所依据的客户不足 ${fewestCarrying} 位，或仍在观察的不足 ${fewestObserved} 位。`
    : `Grey and dashed: the curve rests on fewer than ${fewestCarrying} customers there, or fewer than ${fewestObserved} are still observed.`;
}
