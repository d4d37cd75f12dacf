import {readFacts} from "./facts.js";
import type {Facts} from "./facts.js";
import type {Spoken} from "./language.js";
import type {Marts} from "../marts/marts.js";
import {moneyIn} from "./money.js";
import type {Money} from "./money.js";
import {readTerms} from "./terms.js";
import type {Terms} from "./terms.js";

/** What sentences and pictures speak with: the language, the currency, the names of things. */
export interface Voice extends Spoken {
  readonly facts: Facts;
  readonly money: Money;
  readonly terms: Terms;
  /** What happened when, for time axes; empty where the source does not tell. */
  readonly annotations: Marts["annotations"];
  /** Filters in force, in words; empty where everybody is told of. */
  readonly filters: string;
}

/** Returns the voice of a page from the two marts that every page reads, and those of its time axes. */
export function voiceOf(
  {
    build_info,
    terms,
    annotations = [],
  }: Pick<Marts, "build_info" | "terms"> & Partial<Pick<Marts, "annotations">>,
  {language, filters = ""}: Spoken & {readonly filters?: string | undefined},
): Voice {
  const facts = readFacts(build_info);
  return {
    language,
    facts,
    money: moneyIn(facts.currency, language),
    terms: readTerms(terms, language),
    annotations,
    filters,
  };
}
