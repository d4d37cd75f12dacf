import {figure} from "../figures/figure.js";
import {number, percent} from "../words/format.js";
import {groupBars} from "../figures/group-bars.js";
import type {SegmentGroup} from "./segment-grid.js";
import type {Voice} from "../words/voice.js";

interface StageCount {
  readonly stage: string;
  readonly customers: number;
}

const words = {
  stage: {en: "Stage", zh: "阶段"},
  customers: {en: "Customers", zh: "客户数"},
  nobody: {en: "Nobody is in this segment.", zh: "此类没有客户。"},
  noneChosen: {
    en: "None of the customers chosen is in this segment.",
    zh: "所选客户中无人属于此类。",
  },
  plain: {en: "Their stages of life with us", zh: "所处的生命周期阶段"},
};

/** Returns how many of some buyers are in each lifecycle stage, in the order of life, empty stages left out. */
export function stagesOf(groups: readonly SegmentGroup[], {terms}: Voice): StageCount[] {
  return terms
    .ids("stage")
    .map((stage) => ({
      stage,
      customers: groups.reduce(
        (sum, group) => sum + (group.lifecycle_stage === stage ? group.customers : 0),
        0,
      ),
    }))
    .filter(({customers}) => customers > 0);
}

/** The stage in which most of them are. */
export function stagesTitle(rows: readonly StageCount[], {language, terms}: Voice): string {
  const all = rows.reduce((sum, row) => sum + row.customers, 0);
  if (all === 0) return words.plain[language];
  const top = rows.reduce((best, row) => (row.customers > best.customers ? row : best));
  const share = percent(top.customers / all, language);
  const name = terms.label("stage", top.stage);
  return language === "zh"
    ? `其中 ${share} 处于“${name}”阶段`
    : `${share} of them are at the stage “${name}”`;
}

/** Returns the lifecycle stages of a segment's customers as bars. */
export function segmentStages(
  groups: readonly SegmentGroup[],
  segment: string,
  voice: Voice,
): HTMLElement {
  const {language, terms} = voice;
  const rows = stagesOf(groups, voice);
  const all = rows.reduce((sum, {customers}) => sum + customers, 0);
  const title = stagesTitle(rows, voice);
  return figure(rows, {
    language,
    title,
    subtitle:
      language === "zh"
        ? `生命周期阶段，人，n = ${number(all, language)}`
        : `Lifecycle stage, people, n = ${number(all, language)}`,
    summary: title,
    file: `segment-${segment}-stages`,
    empty: words[voice.filters ? "noneChosen" : "nobody"][language],
    chart: (width) =>
      groupBars(
        rows.map(({stage, customers}) => ({
          label: terms.label("stage", stage),
          color: terms.color("stage", stage),
          values: [customers],
          sentence: `${terms.label("stage", stage)}${language === "zh" ? "：" : ": "}${number(customers, language)}${language === "zh" ? "。" : "."} ${terms.meaning("stage", stage)}`,
        })),
        {
          width,
          heads: [words.customers[language]],
          show: (count) => number(count, language),
        },
      ),
    columns: [
      {head: words.stage[language], value: ({stage}) => terms.label("stage", stage)},
      {head: words.customers[language], value: ({customers}) => customers},
    ],
  });
}
