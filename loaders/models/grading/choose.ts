import type {FitOf} from "../line/fit-rows.js";

/** How a contender's forecasts of orders fared on past dates. */
export interface Fared {
  readonly contender: string;
  /** Root mean square error per customer. */
  readonly error: number;
}

/** What becomes of a model that was tried. */
export interface Choice {
  readonly model: string;
  /** Doubts of the fit and of the trial, commas between; null where there are none. */
  readonly why: string | null;
  readonly error: number;
  readonly isTrusted: boolean;
  readonly isChosen: boolean;
}

/** Errors that differ by less are alike; of models alike the likelier one is taken. */
const alike = 0.005;

/**
 * Returns for each model of purchases whether it is trusted and which one is published: of the trusted
 * fits that no naive guess beats, the one with the least error; of those within half a per cent of it the
 * one with the greatest log-likelihood per customer, of equal ones the first. Without past dates to try them on,
 * models stand by their fits alone. A model in which nobody leaves is judged like the others. A trusted fit of
 * one with dropout is likelier than it by far (`judge`), so that it comes first in two cases only: no model
 * with dropout is trusted, or each of them forecasts worse by more than that half per cent.
 */
export function choose(
  fits: readonly FitOf[],
  fared: readonly Fared[],
  naive: readonly Fared[],
): Choice[] {
  const errorOf = (model: string) => fared.find(({contender}) => contender === model)?.error ?? NaN;
  const bar = Math.min(...naive.map(({error}) => error));
  const judged = fits.map(({fit, customers}) => {
    const error = errorOf(fit.model);
    const beaten = naive.length > 0 && !(error < bar);
    return {
      model: fit.model,
      error,
      likelihood: fit.logLikelihood / customers,
      isTrusted: fit.verdict.isTrusted && !beaten,
      doubts: [
        ...fit.verdict.doubts,
        ...(naive.length === 0 || Number.isNaN(error) ? ["not_validated"] : []),
        ...(error >= bar ? ["worse_than_baseline"] : []),
      ],
    };
  });
  const trusted = judged.filter(({isTrusted}) => isTrusted);
  const least = Math.min(...trusted.map(({error}) => (Number.isNaN(error) ? Infinity : error)));
  const best = trusted
    .filter(({error}) => !(error > least * (1 + alike)))
    .reduce<(typeof judged)[number] | undefined>(
      (first, each) => (first && first.likelihood >= each.likelihood ? first : each),
      undefined,
    );
  return judged.map((each) => ({
    model: each.model,
    why:
      [...each.doubts, ...(each.isTrusted && each !== best ? ["not_the_best"] : [])].join(",") ||
      null,
    error: each.error,
    isTrusted: each.isTrusted,
    isChosen: each === best,
  }));
}
