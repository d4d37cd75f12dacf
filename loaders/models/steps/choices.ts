import type {CodeStep} from "../../code-step.js";
import {baselineNames} from "../grading/baselines.js";
import {choose, type Fared} from "../grading/choose.js";
import {readFits, type FitRows} from "../line/fit-rows.js";

/** One row per model that was tried: whether it is trusted and published. */
export const choices: CodeStep<"fits" | "errors"> = {
  inputs: {
    fits: "select * from models.fits where moment = 'now' order by model, position",
    errors: `select contender, value from models.validation
      where cut = 0 and measure = 'orders_rmse' order by contender`,
  },
  shape: {
    model: "VARCHAR",
    why: "VARCHAR",
    orders_rmse: "DOUBLE",
    is_trusted: "BOOLEAN",
    is_chosen: "BOOLEAN",
  },
  compute({fits, errors}) {
    const all = readFits(fits as unknown as FitRows);
    const names = errors["contender"] as string[];
    const values = errors["value"] as Float64Array;
    const fared = names.map((contender, row): Fared => ({contender, error: values[row]!}));
    const isNaive = ({contender}: Fared) =>
      (baselineNames as readonly string[]).includes(contender);
    const purchases = choose(
      all.filter(({fit}) => fit.model !== "gamma_gamma"),
      fared.filter((each) => !isNaive(each)),
      fared.filter(isNaive),
    );
    const spending = all
      .filter(({fit}) => fit.model === "gamma_gamma")
      .map(({fit: {model, verdict}}) => ({
        model,
        why: verdict.doubts.join(",") || null,
        error: NaN,
        isTrusted: verdict.isTrusted,
        isChosen: verdict.isTrusted && purchases.some(({isChosen}) => isChosen),
      }));
    const rows = [...purchases, ...spending];
    return {
      model: rows.map(({model}) => model),
      why: rows.map(({why}) => why),
      orders_rmse: Float64Array.from(rows, ({error}) => error),
      is_trusted: rows.map(({isTrusted}) => isTrusted),
      is_chosen: rows.map(({isChosen}) => isChosen),
    };
  },
};
