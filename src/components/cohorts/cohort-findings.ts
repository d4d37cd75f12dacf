import {ageName, sideName} from "./cohort-cells.js";
import type {CohortSide, CohortStep} from "./cohort-cells.js";
import {sharesDiffer} from "./cohort-intervals.js";
import {isCumulative, isEnough, isShare} from "./cohort-views.js";
import type {CohortMean, CohortPoint, CohortView} from "./cohort-views.js";
import {bareName, fullValue, spaced} from "./cohort-words.js";
import {number, percent} from "../words/format.js";
import type {Voice} from "../words/voice.js";

/** What findings are made from: points under a view, and by what cohorts are told apart. */
export interface CohortLook {
  readonly points: readonly CohortPoint[];
  readonly means: readonly CohortMean[];
  readonly view: CohortView;
  readonly side: CohortSide;
  readonly step: CohortStep;
}

/** A cohort beside the mean of all cohorts at the same age. */
export interface NewestFinding {
  readonly point: CohortPoint;
  readonly mean: number;
  readonly standing: "above" | "below" | "alike";
}

/**
 * Returns the newest cohort of enough customers that has completed its third month (else its second or
 * first), beside the mean. It counts as alike within twice the standard error that its size allows,
 * for shares, else within twice the standard deviation of the cohorts.
 */
export function newestFinding(look: CohortLook, {facts}: Voice): NewestFinding | null {
  for (const age of [3, 2, 1]) {
    const own = look.points.filter(
      ({cell, value}) =>
        cell.age === age &&
        cell.isComplete &&
        value !== null &&
        cell.customers >= facts.smallCohort,
    );
    const point = own.at(-1);
    const mean = look.means.find((one) => one.age === age);
    if (!point || point.value === null || !mean || !isEnough(mean)) continue;
    const p = mean.value;
    const margin = isShare(look.view)
      ? 2 * Math.sqrt((p * (1 - p)) / point.cell.customers)
      : 2 * deviation(own.map(({value}) => value ?? 0));
    const difference = point.value - p;
    const standing = Math.abs(difference) <= margin ? "alike" : difference > 0 ? "above" : "below";
    return {point, mean: p, standing};
  }
  return null;
}

function deviation(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / Math.max(1, values.length - 1));
}

/** What the newest cohort that is old enough shows against the mean. */
export function newestTitle(look: CohortLook, voice: Voice): string | null {
  const found = newestFinding(look, voice);
  if (!found) return null;
  const {view, step} = look;
  const {language} = voice;
  const {cell, value} = found.point;
  const size = number(cell.size, language);
  const [shown, usual] = [value, found.mean].map((one) => fullValue(one, view, voice));
  const age = ageName(cell.age, step, language);
  const isSum = isCumulative(view);
  if (language === "zh") {
    const of = isSum ? `各群逐${step === "month" ? "月" : "季"}平均之和` : "各群平均";
    const how = {
      above: `高于${of}的 ${usual}`,
      below: `低于${of}的 ${usual}`,
      alike: `与${of}的${spaced(usual)}相当`,
    }[found.standing];
    if (isShare(view))
      return `${cell.label}的新客户（${size} 位）在${age}有${spaced(shown)}再次购买，${how}`;
    const when = isCumulative(view) ? `到${age}` : `在${age}`;
    return `${cell.label}的新客户（${size} 位）${when}的${bareName(view, step, voice)}为 ${shown}，${how}`;
  }
  const of = isSum ? `what the mean ${step}s of all cohorts add up to` : "the mean of all cohorts";
  const how = {
    above: `more than ${of}, ${usual}`,
    below: `less than ${of}, ${usual}`,
    alike: `in line with ${of}, ${usual}`,
  }[found.standing];
  if (isShare(view)) {
    return `Customers of ${cell.label} (${size} people): ${shown} bought in ${age}, ${how}`;
  }
  const when = isCumulative(view) ? `by ${age}` : `in ${age}`;
  return `Customers of ${cell.label} (${size} people): ${lower(bareName(view, step, voice))} ${shown} ${when}, ${how}`;
}

const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

/** Returns the groups at the latest common age of a year or less, the most first; null of fewer than two that are large enough. */
function rankedGroups({points, step}: CohortLook, {facts}: Voice) {
  const ages = step === "month" ? [12, 6, 3, 1] : [4, 2, 1];
  const told = (age: number) =>
    points.filter(
      ({cell, value}) =>
        cell.age === age &&
        value !== null &&
        !["9", "10"].includes(cell.cohort) &&
        cell.customers >= Math.max(100, facts.smallCohort),
    );
  const most = Math.max(...ages.map((age) => told(age).length));
  const age = ages.find((one) => told(one).length === most);
  if (age === undefined || most < 2) return null;
  return {age, ranked: told(age).sort((a, b) => (b.value ?? 0) - (a.value ?? 0))};
}

function groupsDiffer({cell: best}: CohortPoint, {cell: worst}: CohortPoint, of: number): boolean {
  return sharesDiffer(
    {some: best.active, all: best.customers},
    {some: worst.active, all: worst.customers},
    of,
  );
}

/**
 * Whether the groups with most and least at the latest common age lie above and below all customers at every
 * age up to it, or at how many; null where there are no two groups to tell of, fewer than three ages, at most half of
 * them, or shares no more apart than by chance.
 */
export function groupCurvesTitle(look: CohortLook, voice: Voice): string | null {
  const {points, means, view, step} = look;
  const {language} = voice;
  const found = rankedGroups(look, voice);
  if (!found || found.age < 3) return null;
  const {age, ranked} = found;
  const all = new Map(means.map((mean) => [mean.age, mean.value]));
  const onSide = (sign: 1 | -1, {cell: {cohort}}: CohortPoint) =>
    points.filter(
      ({cell, value}) =>
        cell.cohort === cohort &&
        cell.age > 0 &&
        cell.age <= age &&
        value !== null &&
        sign * (value - (all.get(cell.age) ?? Number.NaN)) > 0,
    ).length;
  const [best, worst] = [ranked[0]!, ranked.at(-1)!];
  if (isShare(view) && !groupsDiffer(best, worst, ranked.length)) return null;
  const [above, below] = [onSide(1, best), onSide(-1, worst)];
  if (2 * above <= age || 2 * below <= age) return null;
  const name = bareName(view, step, voice);
  const [up, down, of] = [above, below, age].map((count) => number(count, language));
  const [high, low] = [best, worst].map(({cell}) => cell.label);
  if (language === "zh") {
    const unit = step === "month" ? "个月" : "个季度";
    const times = (count: number, shown = "") => (count === age ? "始终" : `有 ${shown} ${unit}`);
    return `首单后 ${of} ${unit}里，${spaced(high).trimStart()}的${name}${times(above, up)}高于全部客户，${spaced(low).trimStart()}${times(below, down)}低于全部客户`;
  }
  const times = (count: number, shown = "") =>
    count === age ? `in each of the ${of} ${step}s` : `in ${shown} of the ${of} ${step}s`;
  const same = above === below;
  return same
    ? `${name}: ${high} is above all customers and ${low} below them ${times(above, up)} after the first order`
    : `${name}: ${high} is above all customers ${times(above, up)} after the first order, ${low} below them ${times(below, down).replace(` the ${of} ${step}s`, ` them`)}`;
}

/**
 * Which group has most and which least at the latest common age of a year or less, and whether shares
 * differ by more than chance. Null where fewer than two groups are large enough.
 */
export function groupsTitle(look: CohortLook, voice: Voice): string | null {
  const {view, side, step} = look;
  const {language} = voice;
  const found = rankedGroups(look, voice);
  if (!found) return null;
  const {age, ranked} = found;
  const [best, worst] = [ranked[0]!, ranked.at(-1)!];
  const name = lower(bareName(view, step, voice));
  const [high, low] = [best, worst].map(({value}) => fullValue(value, view, voice));
  const when = ageName(age, step, language);
  const differ = !isShare(view) || groupsDiffer(best, worst, ranked.length);
  if (language === "zh") {
    const chance = differ ? "" : "，差别未超出偶然";
    return `按${sideName(side, language)}：${isCumulative(view) ? "到" : ""}${when}${bareName(view, step, voice)}最高的是${spaced(best.cell.label).trimEnd()}（${high}），最低的是${spaced(worst.cell.label).trimEnd()}（${low}）${chance}`;
  }
  const chance = differ ? "" : ", no more apart than chance would have them";
  return `By ${lower(sideName(side, language))}, ${name} ${isCumulative(view) ? "by" : "in"} ${when}: ${high} for ${best.cell.label}, the most, ${low} for ${worst.cell.label}, the least${chance}`;
}

/** The mean at two or three ages, and where shares fall most in the first half-year, that. */
export function curvesTitle({means, view, step}: CohortLook, voice: Voice): string {
  const {language} = voice;
  const told = means.filter((mean) => mean.age > 0 && isEnough(mean));
  const at = (age: number) => told.find((mean) => mean.age === age);
  const marks = step === "month" ? [at(1), at(6), at(12)] : [at(1), at(2), at(4)];
  const [first, half, year] = marks;
  const show = (mean: CohortMean | undefined) => fullValue(mean?.value ?? null, view, voice);
  if (first && half && year && step === "month" && isShare(view)) {
    const isSlowing = first.value - half.value > half.value - year.value;
    if (isSlowing && half.value < first.value) {
      return language === "zh"
        ? `流失集中在前半年：平均留存率由第 1 个月的 ${show(first)} 降到第 6 个月的 ${show(half)}，第 12 个月为 ${show(year)}`
        : `Most of the fall comes in the first half-year: from ${show(first)} in month 1 to ${show(half)} in month 6, then ${show(year)} in month 12`;
    }
  }
  const shown = marks.filter((mean) => mean !== undefined);
  const ends =
    shown.length > 1 ? shown : [told[0], told.at(-1)].filter((mean) => mean !== undefined);
  const name = bareName(view, step, voice);
  if (isCumulative(view) && ends.length > 1) {
    // A sum of means over different cohorts is nobody's own course.
    return language === "zh"
      ? `${name}（各群逐${step === "month" ? "月" : "季"}平均相加）：${ends.map((mean) => `到${ageName(mean.age, step, language)} ${show(mean)}`).join("，")}`
      : `${name}, the mean ${step}s of all cohorts added up: ${joined(
          ends.map((mean) => `${show(mean)} by ${ageName(mean.age, step, language)}`),
        )}`;
  }
  if (ends.length === 0 || (ends.length === 2 && ends[0] === ends[1])) {
    return language === "zh" ? `各年龄的${name}` : `${name} by age`;
  }
  if (language === "zh") {
    return `${name}（各群平均）：${ends.map((mean) => `${ageName(mean.age, step, language)} ${show(mean)}`).join("，")}`;
  }
  const parts = ends.map((mean) => `${show(mean)} in ${ageName(mean.age, step, language)}`);
  return `${name} on average: ${joined(parts)}`;
}

const joined = (parts: readonly string[]) => `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;

/**
 * The last six cohorts that completed an age against the six before (or half of fewer, at least three
 * each): whether it rises or falls, and that it does not where the difference may be chance (shares:
 * Newcombe's 90 % interval; else Welch's, with the cohorts as what is drawn).
 */
export function trendTitle(
  {points, view, step}: Pick<CohortLook, "points" | "view" | "step">,
  age: number,
  voice: Voice,
): string {
  const {language, facts} = voice;
  const name = bareName(view, step, voice);
  const when = ageName(age, step, language);
  const told = points.filter(
    ({cell, value}) =>
      cell.age === age && cell.isComplete && value !== null && cell.customers >= facts.smallCohort,
  );
  const count = Math.min(6, Math.floor(told.length / 2));
  if (count < 3)
    return language === "zh" ? `各同期群${when}的${name}` : `${name} in ${when}, cohort by cohort`;
  const late = told.slice(-count);
  const early = told.slice(-2 * count, -count);
  const mean = (part: readonly CohortPoint[]) => {
    if (isCumulative(view)) {
      const people = part.reduce((sum, {cell}) => sum + cell.customers, 0);
      return part.reduce((sum, {cell, value}) => sum + (value ?? 0) * cell.customers, 0) / people;
    }
    const below = part.reduce((sum, point) => sum + point.below, 0);
    return part.reduce((sum, point) => sum + point.above, 0) / below;
  };
  const [now, then] = [mean(late), mean(early)];
  const isClear = isShare(view)
    ? sharesDiffer(pooled(late), pooled(early))
    : spreadDiffers(late, early);
  const [shown, before] = [now, then].map((value) => fullValue(value, view, voice));
  const size = number(count, language);
  if (language === "zh") {
    const how = !isClear
      ? `与此前 ${size} 个群的${spaced(before)}无明显差别`
      : now > then
        ? `高于此前 ${size} 个群的 ${before}`
        : `低于此前 ${size} 个群的 ${before}`;
    return `最近 ${size} 个同期群${when}的${name}为 ${shown}，${how}`;
  }
  const how = !isClear
    ? `no clear change from ${before} of the ${size} before`
    : `${now > then ? "up" : "down"} from ${before} of the ${size} before`;
  return `${name}, ${when}: ${shown} for the last ${size} cohorts, ${how}`;
}

function pooled(part: readonly CohortPoint[]) {
  return {
    some: part.reduce((sum, {cell}) => sum + cell.active, 0),
    all: part.reduce((sum, {cell}) => sum + cell.customers, 0),
  };
}

function spreadDiffers(a: readonly CohortPoint[], b: readonly CohortPoint[]): boolean {
  const values = [a, b].map((part) => part.map(({value}) => value ?? 0));
  const [one = [], two = []] = values;
  const mean = (list: readonly number[]) => list.reduce((sum, x) => sum + x, 0) / list.length;
  const error = Math.sqrt(deviation(one) ** 2 / one.length + deviation(two) ** 2 / two.length);
  return Math.abs(mean(one) - mean(two)) > 2 * error;
}

/** How many cohorts are too small to be read, where there are any. */
export function fewSentence(
  points: readonly CohortPoint[],
  {language, facts}: Voice,
): string | null {
  const small = facts.smallCohort;
  const sizes = new Map(points.map(({cell}) => [cell.cohort, cell.size]));
  const few = [...sizes.values()].filter((size) => size < small).length;
  if (few === 0) return null;
  const count = number(few, language);
  return language === "zh"
    ? `${count} 个同期群不足 ${small} 人，以灰色斜体列出，偶然性太大，不宜解读。`
    : `${count} ${few === 1 ? "cohort has" : "cohorts have"} fewer than ${small} customers and ${few === 1 ? "stands" : "stand"} in grey italics: too few to read anything into.`;
}

/** Returns an interval in words: "20 % to 35 %". */
export function between(low: number, high: number, {language}: Pick<Voice, "language">): string {
  const [from, to] = [low, high].map((share) => percent(share, language));
  return language === "zh" ? `${from} 至 ${to}` : `${from} to ${to}`;
}
