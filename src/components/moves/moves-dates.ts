import {inAddress, keepInAddress} from "../page/address.js";
import {day, isoDay} from "../words/dates.js";
import {element} from "../page/element.js";
import {number} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import type {Span} from "./moves-between.js";
import type {Voice} from "../words/voice.js";

type DateRow = Marts["segment_dates"][number];

const words = {
  from: {en: "From", zh: "由"},
  to: {en: "To", zh: "至"},
  dates: {en: "The two dates compared", zh: "所比较的两个日期"},
};

/** Returns the compared dates, latest first. */
export function comparedDates(rows: readonly DateRow[]): Date[] {
  return rows
    .filter((row) => row.is_compared)
    .map((row) => row.on_date)
    .sort((a, b) => b.getTime() - a.getTime());
}

/**
 * Returns the two dates that the address names, where they are compared and in order; by default from the
 * comparison date to the as-of date. Null where there are not two dates.
 */
export function spanInAddress(dates: readonly Date[], usual: Date | null): Span | null {
  const find = (text: string | null) => dates.find((date) => isoDay(date) === text);
  const to = find(inAddress("to")) ?? dates[0];
  const earlier = dates.filter((date) => to && date < to);
  const from = find(inAddress("from")) ?? find(isoDay(usual));
  const chosen = earlier.find((date) => date.getTime() === from?.getTime()) ?? earlier[0];
  return to && chosen ? {from: chosen, to} : null;
}

export interface DatesOptions {
  readonly usual: Date | null;
  readonly voice: Voice;
  readonly onChange: (span: Span) => void;
}

/** Returns two lists of dates. The address keeps the choice; a later date always follows the earlier one. */
export function dateChoice(
  rows: readonly DateRow[],
  {usual, voice, onChange}: DatesOptions,
): HTMLElement | null {
  const {language} = voice;
  const dates = comparedDates(rows);
  const first = spanInAddress(dates, usual);
  if (!first) return null;
  const back = new Map(rows.map((row) => [row.on_date.getTime(), row.months_back]));
  const told = (date: Date) => {
    const months = back.get(date.getTime()) ?? 0;
    const shown = number(months, language);
    if (months === 0)
      return {en: `${day(date, "en")} (as-of date)`, zh: `${day(date, "zh")}（截止日）`}[language];
    return {
      en: `${day(date, "en")} (${shown} ${months === 1 ? "month" : "months"} back)`,
      zh: `${day(date, "zh")}（${shown} 个月前）`,
    }[language];
  };
  const select = (label: string, choices: readonly Date[]) => {
    const list = element(
      "select",
      {class: "select"},
      ...choices.map((date) => element("option", {value: isoDay(date)}, told(date))),
    );
    const named = element(
      "label",
      {class: "choice-label"},
      element("span", {class: "muted"}, label),
      list,
    );
    return {list, named};
  };
  const from = select(words.from[language], dates.slice(1));
  const to = select(words.to[language], dates.slice(0, -1));
  const show = (span: Span) => {
    from.list.value = isoDay(span.from);
    to.list.value = isoDay(span.to);
    for (const option of from.list.options) option.disabled = option.value >= isoDay(span.to);
  };
  const keep = () => {
    keepInAddress("to", to.list.value === isoDay(dates[0]) ? null : to.list.value);
    keepInAddress("from", from.list.value === isoDay(usual) ? null : from.list.value);
    const span = spanInAddress(dates, usual);
    if (!span) return;
    show(span);
    keepInAddress("from", isoDay(span.from) === isoDay(usual) ? null : isoDay(span.from));
    onChange(span);
  };
  from.list.addEventListener("change", keep);
  to.list.addEventListener("change", keep);
  show(first);
  return element(
    "div",
    {class: "controls", role: "group", "aria-label": words.dates[language]},
    from.named,
    to.named,
  );
}
