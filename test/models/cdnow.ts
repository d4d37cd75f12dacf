import {readFileSync} from "node:fs";
import {collapse, type Histories} from "../../loaders/models/histories.js";
import {sharedPath} from "../shared.js";

const dayOf = (date: string): number =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6))) / 864e5;

/**
 * Returns the purchase days of CDNOW's 1/10 sample, one list per customer. Fader and Hardie's sample;
 * see the README beside it.
 */
function purchaseDays(): readonly (readonly number[])[] {
  const days = new Map<string, Set<number>>();
  const text = readFileSync(sharedPath("data", "cdnow", "CDNOW_sample.txt"), "utf8");
  for (const line of text.split("\n")) {
    const [customer, , date] = line.trim().split(/\s+/);
    if (!customer || !date) continue;
    const known = days.get(customer) ?? new Set();
    days.set(customer, known.add(dayOf(date)));
  }
  return [...days.values()].map((set) => [...set].sort((one, two) => one - two));
}

/** Returns the histories of CDNOW's calibration period, to 1997-09-30, in weeks unless told. */
export function cdnowHistories(daysPerUnit = 7): Histories {
  const end = dayOf("19970930");
  const calibration = purchaseDays().map((days) => days.filter((day) => day <= end));
  return collapse(
    calibration.map((days) => days.length - 1),
    calibration.map((days) => (days.at(-1)! - days[0]!) / daysPerUnit),
    calibration.map((days) => (end - days[0]!) / daysPerUnit),
  );
}
