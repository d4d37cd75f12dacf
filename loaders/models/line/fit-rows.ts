import type {Doubt, Fit} from "../fit.js";

/** Fits as a table: one row per model and parameter, in the order of the fits. */
export interface FitRows {
  readonly model: string[];
  readonly parameter: string[];
  /** Doubts, commas between; absent where there are none. */
  readonly why: (string | null)[];
  readonly position: Int32Array;
  readonly value: Float64Array;
  readonly standard_error: Float64Array;
  /** The row of the covariance of the logarithms of the parameters, as far as there are parameters. */
  readonly covariance_1: Float64Array;
  readonly covariance_2: Float64Array;
  readonly covariance_3: Float64Array;
  readonly covariance_4: Float64Array;
  readonly log_likelihood: Float64Array;
  readonly customers: Int32Array;
  readonly is_converged: boolean[];
  readonly is_trusted: boolean[];
}

/** The columns of `FitRows` with their types. */
export const fitShape = {
  model: "VARCHAR",
  parameter: "VARCHAR",
  why: "VARCHAR",
  position: "INTEGER",
  value: "DOUBLE",
  standard_error: "DOUBLE",
  covariance_1: "DOUBLE",
  covariance_2: "DOUBLE",
  covariance_3: "DOUBLE",
  covariance_4: "DOUBLE",
  log_likelihood: "DOUBLE",
  customers: "INTEGER",
  is_converged: "BOOLEAN",
  is_trusted: "BOOLEAN",
} as const;

/** A fit and the number of customers that it is made of; of what is read back evaluations are not known. */
export interface FitOf {
  readonly fit: Fit;
  readonly customers: number;
}

/** Returns fits as rows; what a fit does not have is NaN. */
export function fitRows(fits: readonly FitOf[]): FitRows {
  const rows = fits.flatMap(({fit, customers}) =>
    fit.names.map((name, at) => ({fit, customers, name, at})),
  );
  const covariance = (column: number) =>
    Float64Array.from(rows, ({fit: {logCovariance, names}, at}) =>
      column < names.length ? (logCovariance?.[at * names.length + column] ?? NaN) : NaN,
    );
  return {
    model: rows.map(({fit}) => fit.model),
    parameter: rows.map(({name}) => name),
    why: rows.map(({fit}) => fit.verdict.doubts.join(",") || null),
    position: Int32Array.from(rows, ({at}) => at + 1),
    value: Float64Array.from(rows, ({fit, name}) => fit.parameters[name] ?? NaN),
    standard_error: Float64Array.from(rows, ({fit, name}) => fit.standardErrors?.[name] ?? NaN),
    covariance_1: covariance(0),
    covariance_2: covariance(1),
    covariance_3: covariance(2),
    covariance_4: covariance(3),
    log_likelihood: Float64Array.from(rows, ({fit}) =>
      hasParameters(fit) ? fit.logLikelihood : NaN,
    ),
    customers: Int32Array.from(rows, ({customers}) => customers),
    is_converged: rows.map(({fit}) => fit.verdict.isConverged),
    is_trusted: rows.map(({fit}) => fit.verdict.isTrusted),
  };
}

/** Returns whether a fit was made at all. */
export function hasParameters(fit: Pick<Fit, "parameters" | "names">): boolean {
  return fit.names.every((name) => Number.isFinite(fit.parameters[name]));
}

/** Returns the fits of rows, which stand in the order of `fitRows`, from `start` up to `end`. */
export function readFits(rows: FitRows, start = 0, end = rows.model.length): FitOf[] {
  const fits: FitOf[] = [];
  for (let from = start, to = start; from < end; from = to) {
    while (to < end && rows.model[to] === rows.model[from]) to++;
    fits.push({customers: rows.customers[from]!, fit: readFit(rows, from, to)});
  }
  return fits;
}

function readFit(rows: FitRows, from: number, to: number): Fit {
  const at = Array.from({length: to - from}, (_, i) => from + i);
  const columns = [rows.covariance_1, rows.covariance_2, rows.covariance_3, rows.covariance_4];
  const covariance = Float64Array.from(
    at.flatMap((row) => at.map((_, column) => columns[column]![row]!)),
  );
  const given = (column: Float64Array) =>
    Object.fromEntries(
      at
        .filter((row) => !Number.isNaN(column[row]!))
        .map((row) => [rows.parameter[row]!, column[row]!]),
    );
  const hasCovariance = !covariance.some(Number.isNaN);
  return {
    model: rows.model[from]!,
    names: at.map((row) => rows.parameter[row]!),
    parameters: given(rows.value),
    standardErrors: hasCovariance ? given(rows.standard_error) : undefined,
    logCovariance: hasCovariance ? covariance : undefined,
    logLikelihood: rows.log_likelihood[from]! || 0,
    evaluations: 0,
    verdict: {
      isConverged: rows.is_converged[from]!,
      isTrusted: rows.is_trusted[from]!,
      doubts: (rows.why[from]?.split(",") ?? []) as Doubt[],
    },
  };
}
