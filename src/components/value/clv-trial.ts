import type {Marts} from "../marts/marts.js";

type Measured = Marts["clv_validation"][number];

/** A past date from which forecasts were tried. */
export interface Cut {
  readonly cut: number;
  readonly date: Date | null;
}

/** The rolling holdout as a page asks it. */
export interface Trial {
  /** Days after each past date that were forecast. */
  readonly horizonDays: number;
  /** Latest first. */
  readonly cuts: readonly Cut[];
  /** Customers forecast, the same one once per date. */
  readonly customers: number;
  /** A measure of a model or naive guess; at all dates together unless a cut is named. */
  readonly measure: (contender: string, measure: string, cut?: number) => number | null;
  /** Models and naive guesses with their errors per customer in orders, the least first. */
  readonly errors: readonly Contender[];
}

export interface Contender {
  readonly contender: string;
  /** Root mean square error of a customer's orders. */
  readonly error: number;
  readonly isNaive: boolean;
}

const naive: readonly string[] = ["zero", "last_period", "own_rate", "segment_mean"];

/** Returns the trial of forecasts on the past, over the shortest horizon; undefined where there was none. */
export function readTrial(rows: Marts["clv_validation"]): Trial | undefined {
  if (rows.length === 0) return undefined;
  const horizonDays = Math.min(...rows.map((row) => row.horizon_days));
  const own = rows.filter((row) => row.horizon_days === horizonDays);
  const values = new Map(own.map((row) => [keyOf(row), row.value]));
  const cuts = new Map<number, Cut>();
  for (const {cut, cut_date} of own) if (cut > 0) cuts.set(cut, {cut, date: cut_date});
  const measure = (contender: string, name: string, cut = 0) =>
    values.get(keyOf({cut, contender, measure: name})) ?? null;
  const errors = [...new Set(own.map(({contender}) => contender))].flatMap((contender) => {
    const error = measure(contender, "orders_rmse");
    return error === null ? [] : [{contender, error, isNaive: naive.includes(contender)}];
  });
  if (errors.length === 0 || cuts.size === 0) return undefined;
  return {
    horizonDays,
    cuts: [...cuts.values()].sort((a, b) => a.cut - b.cut),
    customers: Math.max(0, ...own.filter(({cut}) => cut === 0).map(({customers}) => customers)),
    measure,
    errors: errors.sort((a, b) => a.error - b.error),
  };
}

/** Returns a measure at each past date where it is known, latest first. */
export function byCut(
  trial: Trial,
  contender: string,
  measure: string,
): (Cut & {readonly value: number})[] {
  return trial.cuts.flatMap((cut) => {
    const value = trial.measure(contender, measure, cut.cut);
    return value === null ? [] : [{...cut, value}];
  });
}

/** Returns the naive guess, or the model, that missed least; undefined where there was none. */
export function leastError(trial: Trial, isNaive: boolean): Contender | undefined {
  return trial.errors.find((each) => each.isNaive === isNaive);
}

const keyOf = ({cut, contender, measure}: Pick<Measured, "cut" | "contender" | "measure">) =>
  `${cut} ${contender} ${measure}`;
