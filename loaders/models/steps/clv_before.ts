import type {CodeStep} from "../../code-step.js";
import {
  buyersOf,
  buyersSql,
  findPublished,
  publishedSql,
  termsOf,
  termsSql,
} from "../line/published.js";
import {valueBuyers} from "../line/value.js";

/**
 * One row per customer of a quarter ago: the value that was predicted then, by the model that is published
 * now fitted to what was known then. None where no model is published, or its fit of then is not trusted.
 */
export const clvBefore: CodeStep<"buyers" | "fits" | "terms"> = {
  inputs: {buyers: buyersSql("before"), fits: publishedSql("before"), terms: termsSql},
  shape: {customer_no: "INTEGER", clv_amount: "DOUBLE"},
  compute({buyers, fits, terms}) {
    const published = findPublished(fits);
    if (!published?.purchases.verdict.isTrusted) {
      return {customer_no: new Int32Array(0), clv_amount: new Float64Array(0)};
    }
    const {values} = valueBuyers(buyersOf(buyers), published, termsOf(terms), []);
    return {customer_no: buyers["customer_no"]!, clv_amount: values};
  },
};
