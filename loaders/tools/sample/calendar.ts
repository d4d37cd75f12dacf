import {dayCount, firstDay, seasons} from "./truth.js";

/** Returns the days from 1970-01-01 to a `YYYY-MM-DD` (Howard Hinnant's days_from_civil). */
function civilDays(text: string): number {
  const [y = 0, m = 0, d = 0] = text.split("-").map(Number);
  const year = m <= 2 ? y - 1 : y;
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (m + (m > 2 ? -3 : 9)) + 2) / 5) + d - 1;
  const dayOfEra =
    yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

const origin = civilDays(firstDay);

/** Returns the number of a day, where the shop's first day is 0. */
export function dayOf(text: string): number {
  return civilDays(text) - origin;
}

/** Returns a day number as `YYYY-MM-DD` (Hinnant's civil_from_days). */
export function formatDay(day: number): string {
  const z = day + origin + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36524) -
      Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear =
    dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted + (shifted < 10 ? 3 : -9);
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, "0")}-${pad(month)}-${pad(dayOfMonth)}`;
}

function pad(number: number): string {
  return String(number).padStart(2, "0");
}

/** Returns a day and a minute of that day as `YYYY-MM-DD HH:MM`. */
export function formatInstant(day: number, minute: number): string {
  return `${formatDay(day)} ${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
}

/** Returns the month of a day as `YYYY-MM`. */
export function monthOf(day: number): string {
  return formatDay(day).slice(0, 7);
}

type Bump = (typeof seasons.bumps)[number];

const feastDays = new Map<string, readonly number[]>(
  seasons.bumps.map(({name, feasts}) => [name, feasts.map(dayOf)]),
);

/** Returns the days of a feast that `seasons` names, one per year. */
export function daysOfFeast(name: Bump["name"]): readonly number[] {
  return feastDays.get(name)!;
}

/** Tells whether a day lies `from` to `to` days after one of some feasts, bounds included. */
export function isWithin(
  day: number,
  feasts: readonly number[],
  from: number,
  to: number,
): boolean {
  return feasts.some((feast) => day >= feast + from && day <= feast + to);
}

function rawSeason(day: number): number {
  const month = Number(formatDay(day).slice(5, 7));
  const weekday = (((day + origin + 3) % 7) + 7) % 7;
  let factor = seasons.byMonth[month - 1]! * seasons.byWeekday[weekday]!;
  for (const {name, from, to, factor: bump} of seasons.bumps) {
    if (isWithin(day, daysOfFeast(name), from, to)) factor *= bump;
  }
  return factor;
}

const raw = Array.from({length: dayCount}, (_, day) => rawSeason(day));
const mean = raw.reduce((sum, factor) => sum + factor, 0) / dayCount;

/** The season of each day: how fast the shop's own clock runs, one on average over the period. */
export const seasonByDay: readonly number[] = raw.map((factor) => factor / mean);

/** Shop time at the start of each day, and at the end of the last: the running sum of the seasons. */
export const shopTime: readonly number[] = seasonByDay.reduce<number[]>(
  (sums, factor) => (sums.push(sums.at(-1)! + factor), sums),
  [0],
);

/** Returns the day that a moment of shop time falls on. */
export function dayAtShopTime(time: number): number {
  let low = 0;
  let high = dayCount;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (shopTime[middle]! <= time) low = middle;
    else high = middle;
  }
  return low;
}
