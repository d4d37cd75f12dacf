import type {Cell} from "./csv.js";
import {acquisitionByMonth, firstDay, seasons} from "./truth.js";

export const annotationHeader = ["date", "text_en", "text_zh"] as const;

/** The days of a feast of the shop's seasons. */
function feastsOf(name: (typeof seasons.bumps)[number]["name"]): readonly string[] {
  return seasons.bumps.find((bump) => bump.name === name)?.feasts ?? [];
}

/** The first day of a month, numbered from the shop's first. */
function monthStart(index: number): string {
  const [year = 0, month = 0] = firstDay.split("-").map(Number);
  const at = year * 12 + month - 1 + index;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, "0")}-01`;
}

/** Returns what the shop would mark on its time axes: only what the seasons and the story make true. */
export function makeAnnotations(): Cell[][] {
  const cut = 20;
  const back = 25;
  if (!(acquisitionByMonth[cut] < acquisitionByMonth[cut - 1]!)) throw new Error("no dip to tell");
  const rows: [string, string, string][] = [
    ...feastsOf("Double 11").map((day): [string, string, string] => [day, "Double 11", "双十一"]),
    ...feastsOf("Chinese New Year").map((day): [string, string, string] => [
      day,
      "Chinese New Year",
      "春节",
    ]),
    [monthStart(cut), "Advertising budget cut", "广告预算削减"],
    [monthStart(back), "Advertising resumed", "广告恢复投放"],
  ];
  return rows.sort(([a], [b]) => (a < b ? -1 : 1));
}
