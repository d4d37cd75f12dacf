import {day} from "../words/dates.js";
import {number} from "../words/format.js";
import type {Voice} from "../words/voice.js";

/** An event on a time axis, with its number there. */
export interface Note {
  readonly number: number;
  readonly date: Date;
  readonly text: string;
}

/** What a figure with a time axis is given of events. */
export interface Notes {
  readonly notes: readonly Note[];
  /** Events after the as-of date, which are not drawn. */
  readonly later: number;
  /** The picture below which they are listed under the same numbers, where that is another one. */
  readonly listedBelow?: string;
}

/** Returns the events from one day to another, both included, numbered in time; those of a day are one. */
export function notesWithin(
  {annotations, facts, language}: Voice,
  from: Date | undefined,
  to: Date | undefined,
): Notes {
  const days = new Map<number, string[]>();
  const rows = [...annotations].sort((a, b) => a.position - b.position);
  for (const row of rows) {
    const {annotation_date: date} = row;
    if (from === undefined || to === undefined || date < from || date > to) continue;
    const text = language === "zh" ? row.text_zh : row.text_en;
    days.set(date.getTime(), [...(days.get(date.getTime()) ?? []), text]);
  }
  const join = language === "zh" ? "；" : "; ";
  const notes = [...days].map(([time, texts], i) => ({
    number: i + 1,
    date: new Date(time),
    text: texts.join(join),
  }));
  return {notes, later: facts.annotationsLater};
}

/** Returns the events of the months of a figure, from the first day of the first to the last of the last. */
export function notesOfMonths(voice: Voice, months: readonly Date[]): Notes {
  const times = months.map((month) => month.getTime());
  if (times.length === 0) return {notes: [], later: 0};
  const last = new Date(Math.max(...times));
  const end = new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1, 0));
  return notesWithin(voice, new Date(Math.min(...times)), end);
}

/**
 * Returns the events that lie in the months of a figure under the numbers that they have in another, below
 * which they are listed.
 */
export function notesListedBelow(
  {notes}: Notes,
  listedBelow: string,
  months: readonly Date[],
): Notes {
  const times = new Set(months.map((month) => month.getTime()));
  const isIn = ({date}: Note) => times.has(Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1));
  return {notes: notes.filter(isIn), later: 0, listedBelow};
}

/** Returns the events from one day to another, both included, under the numbers that they have where they are listed. */
export function notesOfDaysListedBelow(
  {notes}: Notes,
  listedBelow: string,
  {from, to}: {from: Date; to: Date},
): Notes {
  const isIn = ({date}: Note) => date >= from && date <= to;
  return {notes: notes.filter(isIn), later: 0, listedBelow};
}

/** Returns what is said of an event: its day and what happened. */
export function noteSentence({date, text}: Note, {language}: Pick<Voice, "language">): string {
  return language === "zh" ? `${day(date, language)}：${text}` : `${day(date, language)}: ${text}`;
}

/** That events after the as-of date are not drawn; null where there are none. */
export function laterSentence(later: number, {language}: Pick<Voice, "language">): string | null {
  if (later === 0) return null;
  const count = number(later, language);
  if (language === "zh") return `另有 ${count} 个事件晚于截止日，未标注。`;
  return later === 1
    ? "One more event lies after the as-of date and is not drawn."
    : `${count} more events lie after the as-of date and are not drawn.`;
}

/** Returns what happened in a month, for the table behind a figure. */
export function textsOfMonth(
  notes: readonly Note[],
  month: Date,
  {language}: Pick<Voice, "language">,
): string | null {
  const found = notes.filter(
    ({date}) =>
      date.getUTCFullYear() === month.getUTCFullYear() &&
      date.getUTCMonth() === month.getUTCMonth(),
  );
  if (found.length === 0) return null;
  return found.map(({text}) => text).join(language === "zh" ? "；" : "; ");
}
