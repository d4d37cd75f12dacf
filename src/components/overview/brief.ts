import {aheadTold, churnTold, nextTold, overdueTold, startTold} from "./brief-risk.js";
import {salesTold, targetTold} from "./brief-sales.js";
import {driversTold, newTold, segmentTold, topTold} from "./brief-why.js";
import type {Bilingual} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {spacedTold} from "../words/told.js";
import type {Told} from "../words/told.js";
import {fewBuyersSentence} from "../value/value-sentences.js";
import type {Voice} from "../words/voice.js";

export type BriefData = Pick<
  Marts,
  | "figures"
  | "sales_drivers"
  | "segments"
  | "concentration"
  | "clv_horizons"
  | "overdue_groups"
  | "churn_rates"
>;

/** The answer first, and the sentences under the questions that they answer. */
export interface Brief {
  readonly answer: Told | null;
  readonly told: readonly (readonly [question: Bilingual, sentence: Told])[];
}

const words = {
  few: {en: "Caution", zh: "请注意"},
  happened: {en: "What happened", zh: "发生了什么"},
  why: {en: "Why", zh: "为什么"},
  ahead: {en: "What is ahead, and at risk", zh: "前景与风险"},
  risk: {en: "What is at risk", zh: "风险在哪里"},
  todo: {en: "What to do", zh: "行动建议"},
};

/** The answer and so many sentences below it are read; beyond, the less important ones are left out. */
const most = 8;
/** With fewer than so many, sentences are added that are always true of a shop and seldom news. */
const enough = 6;

/**
 * Returns the brief: what happened, why, what is ahead and at risk, what to do, in at most eight
 * sentences. One that would not be true is not there.
 */
export function briefOf(data: BriefData, voice: Voice): Brief {
  const few = fewBuyersSentence(voice.facts.buyers, voice);
  const answer = salesTold(data.figures, voice.facts.asOfDate, voice);
  const ahead = aheadTold(data.clv_horizons, voice);
  const risk = ahead === null ? words.risk : words.ahead;
  // The smaller the rank, the later it is left out.
  const all: readonly [rank: number, question: Bilingual, told: Told | null][] = [
    [0, words.few, few === null ? null : [few]],
    [6, words.happened, targetTold(data.figures, voice)],
    [1, words.why, driversTold(data.sales_drivers, data.figures, voice)],
    [7, words.why, newTold(data.sales_drivers, data.figures, voice)],
    [9, words.why, segmentTold(data.segments, voice)],
    [10, words.why, topTold(data.concentration, voice)],
    [4, risk, ahead],
    [2, risk, overdueTold(data.overdue_groups, voice)],
    [5, risk, churnTold(data.churn_rates, voice)],
    [3, words.todo, startTold(data.overdue_groups, voice)],
    [8, words.todo, nextTold(data.overdue_groups, voice)],
  ];
  const room = answer === null ? most : most - 1;
  const ranked = all
    .flatMap(([rank, question, told]) => (told === null ? [] : [{rank, question, told}]))
    .sort((a, b) => a.rank - b.rank)
    .filter(({rank}, i) => i < room && (rank < 9 || i + (most - room) < enough));
  const kept = new Set(ranked.map(({rank}) => rank));
  const spaced = (told: Told) => (voice.language === "zh" ? spacedTold(told) : told);
  return {
    answer: answer && spaced(answer),
    told: all.flatMap(([rank, question, told]) =>
      told !== null && kept.has(rank) ? [[question, spaced(told)] as const] : [],
    ),
  };
}
