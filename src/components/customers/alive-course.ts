import {daysBetween} from "../words/dates.js";
import type {Marts} from "../marts/marts.js";

/** Parameters of BG/NBD or MBG/NBD, time in days. */
export interface AliveModel {
  readonly model: "bg_nbd" | "mbg_nbd";
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

export interface AlivePoint {
  readonly date: Date;
  readonly alive: number;
}

/**
 * Returns the published model of purchases, if P(alive) has a short closed form under it; undefined where there is
 * none, or it is Pareto/NBD or NBD.
 */
export function findAliveModel(rows: Marts["clv_parameters"]): AliveModel | undefined {
  const chosen = rows.filter(({is_chosen, is_trusted}) => is_chosen && is_trusted);
  const model = chosen.map((row) => row.model).find((name) => /^m?bg_nbd$/.test(name));
  const value = (letter: string) =>
    chosen.find((row) => row.model === model && row.parameter === letter)?.value;
  const [r, alpha, a, b] = [value("r"), value("alpha"), value("a"), value("b")];
  if (model === undefined || r == null || alpha == null || a == null || b == null) return undefined;
  return {model: model as AliveModel["model"], r, alpha, a, b};
}

/**
 * Returns P(alive) of a customer with x repeat purchase days, the last at age tx, at age T. Under BG/NBD it is
 * one while x is zero: that model lets nobody leave before a repeat purchase. Fader, Hardie and Lee (2008),
 * "Computing P(alive) using the BG/NBD model"; MBG/NBD, with one chance to leave more, by Batislam, Denizel and
 * Filiztekin (2007).
 */
export function aliveAt(
  {model, r, alpha, a, b}: AliveModel,
  {x, tx, T}: {x: number; tx: number; T: number},
): number {
  const chances = x + (model === "mbg_nbd" ? 1 : 0);
  if (chances === 0) return 1;
  const growth = Math.log1p((T - tx) / (alpha + tx));
  return 1 / (1 + Math.exp(Math.log(a / (b + chances - 1)) + (r + x) * growth));
}

/** About how many points make a line. */
const fine = 300;

/**
 * Returns P(alive) from the first day on which the model says something (under BG/NBD the second purchase day) to
 * the as-of date, by what was known on each day and the parameters of today: on every purchase day, the day
 * before it, and evenly between.
 */
export function aliveCourse(model: AliveModel, days: readonly Date[], asOf: Date): AlivePoint[] {
  const first = days[0];
  if (!first) return [];
  const ages = days.map((day) => daysBetween(first, day));
  const end = daysBetween(first, asOf);
  const from = model.model === "bg_nbd" ? ages[1] : 0;
  if (from === undefined) return [];
  const step = Math.max(1, Math.ceil((end - from) / fine));
  const at = new Set<number>([end]);
  for (let age = from; age < end; age += step) at.add(age);
  for (const age of ages) {
    if (age >= from) at.add(age);
    if (age - 1 >= from) at.add(age - 1);
  }
  let x = 0;
  return [...at]
    .sort((p, q) => p - q)
    .map((T) => {
      while ((ages[x + 1] ?? Infinity) <= T) x++;
      const date = new Date(first.getTime() + T * 86_400_000);
      const tx = ages[x] ?? 0;
      // The ages that the model was fitted to: see loaders/models/orders/order-ages.ts.
      const hidden = Math.min(tx, x / 2);
      return {date, alive: aliveAt(model, {x, tx: tx - hidden, T: T - hidden})};
    });
}
