import {amountStep} from "../figures/colors.js";
import {figure} from "../figures/figure.js";
import {number, percent} from "../words/format.js";
import {heatGrid} from "../figures/heat-grid.js";
import type {Marts} from "../marts/marts.js";
import {boundsText} from "../matrix/matrix-bounds.js";
import type {Voice} from "../words/voice.js";

/** Customers of a segment who share scores and stage. */
export type SegmentGroup = Omit<Marts["segment_groups"][number], "segment">;

interface Place {
  readonly recency: number;
  readonly frequency: number;
  readonly customers: number;
}

const words = {
  corner: {en: "Recency ↓ Frequency →", zh: "最近消费 ↓ 频率 →"},
  recency: {en: "Recency", zh: "最近消费得分"},
  frequency: {en: "Frequency", zh: "频率得分"},
  customers: {en: "Customers", zh: "客户数"},
  nobody: {
    en: "Nobody is in this segment, so it has no place on the grid.",
    zh: "此类没有客户，因此网格中没有位置。",
  },
  noneChosen: {
    en: "None of the customers chosen is in this segment, so none has a place on the grid.",
    zh: "所选客户中无人属于此类，因此网格中没有位置。",
  },
  plain: {en: "Place on the recency × frequency grid", zh: "在最近消费 × 频率网格中的位置"},
};

/** Returns the cells in which a segment lies, and how many of its customers each holds. */
export function placesOf(groups: readonly SegmentGroup[]): Place[] {
  const found = new Map<string, Place>();
  for (const {recency_score: recency, frequency_score: frequency, customers: own} of groups) {
    const id = `${recency} ${frequency}`;
    const customers = (found.get(id)?.customers ?? 0) + own;
    found.set(id, {recency, frequency, customers});
  }
  return [...found.values()].sort((a, b) => b.recency - a.recency || a.frequency - b.frequency);
}

/** The cell that holds most of a segment, with its bounds. */
export function placeTitle(
  places: readonly Place[],
  thresholds: Marts["rfm_thresholds"],
  voice: Voice,
): string {
  const {language} = voice;
  if (places.length === 0) return words.plain[language];
  const all = places.reduce((sum, place) => sum + place.customers, 0);
  const top = places.reduce((best, place) => (place.customers > best.customers ? place : best));
  const wait = boundsText(thresholds, "recency", top.recency, voice);
  const orders = boundsText(thresholds, "frequency", top.frequency, voice);
  const share = percent(top.customers / all, language);
  return language === "zh"
    ? `其中 ${share} 累计 ${orders}，上次下单距今 ${wait}`
    : `${share} of them have ${orders} so far and bought last ${wait} ago`;
}

/** Returns where a segment lies on the recency × frequency grid. */
export function segmentGrid(
  groups: readonly SegmentGroup[],
  thresholds: Marts["rfm_thresholds"],
  segment: string,
  voice: Voice,
): HTMLElement {
  const {language} = voice;
  const places = placesOf(groups);
  const title = placeTitle(places, thresholds, voice);
  const greatest = Math.max(0, ...places.map(({customers}) => customers));
  const high = [5, 4, 3, 2, 1];
  const low = [1, 2, 3, 4, 5];
  return figure(places, {
    language,
    title,
    subtitle:
      language === "zh"
        ? "此类客户在网格中的分布，人；5 为最好"
        : "Where its customers lie on the grid, people; 5 is best",
    summary: title,
    file: `segment-${segment}-grid`,
    isInteractive: true,
    empty: words[voice.filters ? "noneChosen" : "nobody"][language],
    chart: () =>
      heatGrid({
        label: title,
        corner: words.corner[language],
        className: "is-even is-roomy",
        rows: high.map((score) => ({
          label: String(score),
          detail: boundsText(thresholds, "recency", score, voice),
        })),
        columns: low.map((score) => ({
          label: String(score),
          detail: boundsText(thresholds, "frequency", score, voice),
        })),
        cell: (i, j) => {
          const [recency, frequency] = [high[i] ?? 5, low[j] ?? 1];
          const customers =
            places.find((place) => place.recency === recency && place.frequency === frequency)
              ?.customers ?? 0;
          const count = number(customers, language);
          return {
            text: customers === 0 ? "" : count,
            step: amountStep(customers, greatest),
            sentence:
              language === "zh"
                ? `最近消费 ${recency}、频率 ${frequency}：${count} 位。`
                : `Recency ${recency}, frequency ${frequency}: ${count}.`,
          };
        },
      }),
    columns: [
      {head: words.recency[language], value: ({recency}) => recency},
      {head: words.frequency[language], value: ({frequency}) => frequency},
      {head: words.customers[language], value: ({customers}) => customers},
    ],
  });
}
