import type {Marts} from "../marts/marts.js";

type Parameter = Marts["clv_parameters"][number];

export type ModelName = "nbd" | "bg_nbd" | "mbg_nbd" | "pareto_nbd" | "gamma_gamma";

/** What the build found of one model. */
export interface FittedModel {
  readonly model: string;
  readonly doubts: readonly string[];
  readonly customers: number;
  readonly logLikelihood: number | null;
  readonly isConverged: boolean;
  readonly isTrusted: boolean;
  readonly isChosen: boolean;
  /** In the paper's order. */
  readonly rows: readonly Parameter[];
  /** The estimate of a letter; null where none was made. */
  readonly of: (letter: string) => number | null;
}

/** Returns the models of the mart, those of purchases first and the simplest first among them. */
export function fittedModels(rows: Marts["clv_parameters"]): FittedModel[] {
  const order = ["nbd", "bg_nbd", "mbg_nbd", "pareto_nbd", "gamma_gamma"];
  const names = order.filter((name) => rows.some(({model}) => model === name));
  return names.flatMap((name) => {
    const own = rows.filter(({model}) => model === name);
    own.sort((a, b) => a.position - b.position);
    const [first] = own;
    if (!first) return [];
    return [
      {
        model: name,
        doubts: first.why?.split(",") ?? [],
        customers: first.customers,
        logLikelihood: first.log_likelihood,
        isConverged: first.is_converged,
        isTrusted: first.is_trusted,
        isChosen: first.is_chosen,
        rows: own,
        of: (letter: string) => own.find(({parameter}) => parameter === letter)?.value ?? null,
      },
    ];
  });
}

/** Returns one model; null where it was not tried. */
export function findFitted(rows: Marts["clv_parameters"], model: ModelName): FittedModel | null {
  return fittedModels(rows).find((each) => each.model === model) ?? null;
}

/** Returns the model of purchases that is published; null where none is trusted. */
export function findChosen(rows: Marts["clv_parameters"]): FittedModel | null {
  return (
    fittedModels(rows).find(({model, isChosen}) => isChosen && model !== "gamma_gamma") ?? null
  );
}

/** True where parameters were estimated. */
export function isFitted({rows}: FittedModel): boolean {
  return rows.every(({value}) => value !== null);
}
