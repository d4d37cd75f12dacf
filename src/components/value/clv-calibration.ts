import {fixed, number, percent, points} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import type {Voice} from "../words/voice.js";

type Tenth = Marts["clv_calibration"][number];

/** Kinds of forecasts that are compared with what came. */
export type Kind = "buying_probability" | "expected_orders";

/** Returns the tenths of a model's forecasts of one kind, the lowest first. */
export function tenthsOf(rows: Marts["clv_calibration"], model: string, kind: Kind): Tenth[] {
  return rows
    .filter((row) => row.model === model && row.kind === kind)
    .sort((a, b) => a.decile - b.decile);
}

/** Returns the mean and the greatest gap between forecast and actual, and how many intervals hold the forecast. */
export function gapsOf(rows: readonly Tenth[]): {mean: number; most: number; held: number} | null {
  const customers = rows.reduce((sum, row) => sum + row.customers, 0);
  if (customers === 0) return null;
  const gap = (row: Tenth) => Math.abs(row.predicted - row.actual);
  return {
    mean: rows.reduce((sum, row) => sum + row.customers * gap(row), 0) / customers,
    most: Math.max(...rows.map(gap)),
    held: rows.filter(isHeld).length,
  };
}

/** True where the forecast lies in the interval of what came. */
export const isHeld = (row: Tenth) =>
  row.actual_low <= row.predicted && row.predicted <= row.actual_high;

/** Whether the probabilities were right, and how much better they are than the same chance for all. */
export function probabilitySentence(
  rows: Marts["clv_calibration"],
  model: string,
  skill: number | null,
  {language}: Voice,
): string | null {
  const gaps = gapsOf(tenthsOf(rows, model, "buying_probability"));
  if (!gaps) return null;
  const [mean, most] = [unsigned(gaps.mean, language), number(100 * gaps.most, language, 1)];
  if (language === "zh") {
    const better =
      skill === null
        ? ""
        : skill > 0
          ? `；与人人给同一概率相比，误差（Brier 分数）小 ${percent(skill, language, 0)}`
          : "；但并不优于人人给同一概率";
    return `购买概率按十分位平均偏差 ${mean}，最多 ${most} 个${better}。`;
  }
  const better =
    skill === null
      ? ""
      : skill > 0
        ? `; against the same chance for everybody their error (Brier score) is ${percent(skill, language, 0)} smaller`
        : "; but they are no better than the same chance for everybody";
  return `The probabilities to buy were ${mean} off on average of the tenths and ${most} at most${better}.`;
}

function unsigned(gap: number, language: Voice["language"]): string {
  return points(gap, language).replace("+", "").replace("pp", "percentage points");
}

/** How far the tenths were off, in the words of their kind. */
export function calibrationTitle(
  rows: readonly Tenth[],
  kind: Kind,
  {language}: Voice,
): string | null {
  const gaps = gapsOf(rows);
  if (!gaps) return null;
  if (kind === "buying_probability") {
    const [mean, most] = [unsigned(gaps.mean, language), number(100 * gaps.most, language, 1)];
    return language === "zh"
      ? `购买概率平均偏差 ${mean}，最多 ${most} 个`
      : `Probabilities to buy were off by ${mean} on average and ${most} at most`;
  }
  const [mean, most] = [gaps.mean, gaps.most].map((gap) => fixed(gap, language, 2));
  return language === "zh"
    ? `人均预期订单平均偏差 ${mean} 单，最多 ${most} 单`
    : `Expected orders were off by ${mean} per customer on average, ${most} at most`;
}
