import {facetLabel} from "../customers/customers-sentences.js";
import {month} from "../words/dates.js";
import {filterNames} from "./filters.js";
import type {FilterName, Selection, Unknown} from "./filters.js";
import {list, spaced} from "../words/language.js";
import type {Language} from "../words/language.js";
import type {Voice} from "../words/voice.js";

export const filterLabels = {
  region: {en: "Region", zh: "地区"},
  channel: {en: "First channel", zh: "首单渠道"},
  category: {en: "First category", zh: "首购品类"},
  segment: {en: "Segment", zh: "客户类型"},
  tier: {en: "Tier", zh: "等级"},
  period: {en: "Period", zh: "期间"},
} as const;

/** Returns names as alternatives: one, two or three. */
export function alternatives(names: readonly string[], language: Language): string {
  if (language === "zh") return names.join("或");
  if (names.length < 3) return names.join(" or ");
  return list(names, language).replace(/ and (?=[^,]*$)/, " or ");
}

const dayOf = (id: string) => new Date(`${id}-01T00:00:00Z`);

/** Returns a period in words; empty for the whole history. */
export function periodWords({from, to}: Selection, language: Language): string {
  const [first, last] = [from, to].map((id) => (id === null ? "" : month(dayOf(id), language)));
  if (first && last) {
    if (first === last) return first;
    return language === "zh" ? `${first}至${last}` : `${first} to ${last}`;
  }
  if (first) return language === "zh" ? `${first}起` : `from ${first}`;
  if (last) return language === "zh" ? `截至${last}` : `to ${last}`;
  return "";
}

/** Returns the filters in force in words; empty where there are none. */
export function selectionWords(selection: Selection, voice: Voice): string {
  const {language} = voice;
  const parts = filterNames
    .filter((name) => selection.kept[name].length > 0)
    .map((name) => {
      const names = selection.kept[name].map((id) => facetLabel(name, id, voice));
      const label = filterLabels[name][language];
      return language === "zh"
        ? `${label}为${alternatives(names, language)}`
        : `${label.toLowerCase()} ${alternatives(names, language)}`;
    });
  const period = periodWords(selection, language);
  if (period !== "") {
    const label = filterLabels.period[language];
    parts.push(language === "zh" ? `${label}为${period}` : `${label.toLowerCase()} ${period}`);
  }
  return language === "zh" ? spaced(parts.join("；")) : parts.join("; ");
}

/** What an address asked for that is not there; null where it asked for nothing such. */
export function unknownSentence(unknown: readonly Unknown[], language: Language): string | null {
  if (unknown.length === 0) return null;
  const told = unknown.map(({name, value}) => {
    const label = filterLabels[name as FilterName][language];
    return language === "zh" ? `${label}“${value}”` : `${label.toLowerCase()} “${value}”`;
  });
  return language === "zh"
    ? `此数据源没有${told.join("、")}，已忽略。`
    : `This source has no ${alternatives(told, language)}; ignored.`;
}

/** That a page is of one value alone, where an address asks for others of its kind; null where it does not. */
export function fixedSentence(
  {kept}: Selection,
  {name, value}: {readonly name: FilterName; readonly value: string},
  voice: Voice,
): string | null {
  const others = kept[name].filter((id) => id !== value);
  if (others.length === 0) return null;
  const {language} = voice;
  const [own, asked] = [[value], kept[name]].map((ids) =>
    alternatives(
      ids.map((id) => facetLabel(name, id, voice)),
      language,
    ),
  );
  const label = filterLabels[name][language];
  return language === "zh"
    ? `本页只讲“${own}”；${label}筛选（${asked}）在此不适用，转到其他页面仍然有效。`
    : `This page is of ${own} alone: the filter ${label.toLowerCase()} ${asked} does not apply here, and stays for other pages.`;
}

const notes = {
  standing: {
    en: "A filter selects customers and ranks nobody anew: segments, tiers and scores stay those of the whole base.",
    zh: "筛选只挑选客户，不重新排名：客户类型、等级与得分仍按全部客户计算。",
  },
  noPeriod: {
    en: "The period does not apply on this page, which tells how things stand on the as-of date.",
    zh: "期间在本页不适用：本页反映截止日的状况。",
  },
  ownDates: {
    en: "The period does not apply on this page, which compares the two dates chosen on it.",
    zh: "期间在本页不适用：本页比较在页内选定的两个日期。",
  },
  noCustomers: {
    en: "Only the period applies here: these figures are published for everybody.",
    zh: "此处仅期间适用：这些数字只按全部客户公布。",
  },
} as const;

/** Returns what a reader should know of filters on a page. */
export function filterNote(note: keyof typeof notes, language: Language): string {
  return notes[note][language];
}
