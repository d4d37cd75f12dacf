import {monthCells} from "../../../src/components/cohorts/cohort-cells.js";
import type {CohortLook} from "../../../src/components/cohorts/cohort-findings.js";
import {type CohortView, meansOf, pointsOf} from "../../../src/components/cohorts/cohort-views.js";
import type {Marts} from "../../../src/components/marts/marts.js";
import type {Language} from "../../../src/components/words/language.js";
import {voiceOf} from "../../../src/components/words/voice.js";
import {rooms} from "../rooms.js";

const sides = {item: "cohort_sides", value: "first_channel region"};

/** The shop of rooms.ts, with two sides to part its cohorts by. */
export const data = {...rooms, build_info: [...rooms.build_info, sides]};

export const en = voiceOf(data, {language: "en"});
export const zh = voiceOf(data, {language: "zh"});
export const plain = (text: string | null) => text?.replaceAll("\u00a0", " ") ?? null;

/** Customers who buy again, and money per customer. */
export const share: CohortView = {measure: "customers", unit: "percent"};

export const perCustomer: CohortView = {measure: "net_amount", unit: "per_customer"};

/** What a reader sees of rows by month. */
export function lookAt(
  rows: Marts["cohorts"],
  view = share,
  language: Language = "en",
): CohortLook {
  const points = pointsOf(monthCells(rows, language), view);
  return {points, means: meansOf(points, view), view, side: "time", step: "month"};
}

/** What a first channel’s customers did at an age. */
export const group = (
  position: number,
  name: string | null,
  age: number,
  customers: number,
  active: number,
  step = "month",
): Marts["cohort_groups"][number] => ({
  side: "first_channel",
  step,
  group_position: position,
  group_kind: name === null ? "other" : "named",
  group_name: name,
  age,
  group_customers: 400,
  customers,
  active_customers: active,
  orders: active,
  order_amount: 10 * active,
  net_amount: 10 * active,
  margin_amount: null,
});

export const groups = [
  group(1, "Web", 0, 400, 400),
  group(1, "Web", 1, 300, 90),
  group(2, "<b>Store", 0, 200, 200),
  group(2, "<b>Store", 1, 200, 20),
  group(9, null, 0, 200, 200),
  group(9, null, 1, 200, 10),
  group(1, "Web", 0, 400, 400, "quarter"),
];
