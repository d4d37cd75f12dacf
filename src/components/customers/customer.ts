import {aliveCourse, findAliveModel} from "./alive-course.js";
import {cards} from "../figures/cards.js";
import {untrustedSentence} from "../value/clv-doubts.js";
import {modelName, publishedModel} from "../value/clv-models.js";
import {aliveFigure} from "./customer-alive.js";
import {customerCards} from "./customer-cards.js";
import type {CustomerRecord} from "./customer-file.js";
import {gapsFigure} from "./customer-gaps.js";
import {stageHistory} from "./customer-history.js";
import {rhythmOf} from "./customer-rhythm.js";
import {scoresOf} from "./customer-scores.js";
import type {Values} from "./customer-scores.js";
import {scoresTable} from "./customer-scores-table.js";
import * as tell from "./customer-sentences.js";
import {stageRules, stageSpans} from "./customer-stages.js";
import type {StageRules} from "./customer-stages.js";
import {tierReason} from "./customer-tier.js";
import {customerTimeline} from "./customer-timeline.js";
import {element} from "../page/element.js";
import {header} from "../page/header.js";
import {languageTag, spaced} from "../words/language.js";
import type {Bilingual, Spoken} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {story} from "../words/story.js";
import {voiceOf} from "../words/voice.js";
import type {Voice} from "../words/voice.js";

export type CustomerData = Pick<
  Marts,
  | "build_info"
  | "terms"
  | "annotations"
  | "definitions"
  | "rfm_thresholds"
  | "segment_cells"
  | "tiers"
  | "clv_parameters"
> & {
  /** What was found under the key of the address; null where that names none. */
  readonly record: CustomerRecord | null;
};

const words = {
  all: {en: "All customers", zh: "全部客户"},
  nobody: {
    en: "No customer has been chosen. Open one from the list of customers.",
    zh: "尚未选定客户，请从客户名单中打开一位。",
  },
  unknown: {
    en: "No customer has this key in the data as published. Keys change when the data are published under another secret.",
    zh: "已发布的数据中没有这一化名。若以其他密钥发布，化名会随之改变。",
  },
  rhythm: {en: "Rhythm", zh: "购买节奏"},
  future: {en: "What to expect", zh: "未来预期"},
  why: {en: "Why this segment and tier", zh: "为何属于此类型与等级"},
  change: {en: "What would change it", zh: "何种情况会改变"},
  scores: {en: "Scores", zh: "得分"},
  stages: {en: "Stage history", zh: "阶段历程"},
  silent: {
    en: "The published model says nothing of this customer.",
    zh: "已发布的模型未涉及该客户。",
  },
};

/** Returns one customer on a page: orders in time, rhythm, stages, scores, tier and what is expected. */
export function customerPage(
  data: CustomerData,
  {language, key, today}: Spoken & {key: string | null; today?: Date},
): HTMLElement {
  const voice = voiceOf(data, {language});
  const {record} = data;
  const customer = record?.customers[0];
  const head = (answer: string) =>
    header(voice.facts, {
      ...{language, answer},
      ...(customer && {marts: ["customers"]}),
      ...(today && {today}),
    });
  const back = element(
    "p",
    {class: "customer-name"},
    customer && element("span", {class: "customer-key"}, customer.customer_key),
    element("a", {href: "./customers"}, words.all[language]),
  );
  const attributes = {class: "page", lang: languageTag(language)};
  if (!record || !customer) {
    return element("div", attributes, head(words[key ? "unknown" : "nobody"][language]), back);
  }
  return element(
    "div",
    attributes,
    head(tell.whoSentence(customer, voice)),
    back,
    ...(customer.order_count > 0 ? customerParts(data, record, voice) : []),
  );
}

function customerParts(
  data: CustomerData,
  record: CustomerRecord,
  voice: Voice,
): (HTMLElement | null)[] {
  const {language, facts} = voice;
  const customer = record.customers[0]!;
  const purchases = record.customer_days.map((row) => row.order_date);
  const last = purchases.at(-1);
  const rules = stageRules(data.definitions);
  const asOf = facts.asOfDate ?? last;
  if (!last || !rules || !asOf) return [];
  const rhythm = rhythmOf(purchases, {atRiskAfter: rules.atRiskAfter, asOf});
  const spans = stageSpans(purchases, asOf, rules);
  const values: Values = {
    recency: customer.days_since_last_order ?? 0,
    frequency: customer.order_count,
    monetary: customer.net_amount,
  };
  const scores = scoresOf(data.rfm_thresholds, values);
  const model = findAliveModel(data.clv_parameters);
  // BG/NBD gives one to whoever bought on one day: that it says nothing of them stands by the picture.
  const isAliveTold = purchases.length > 1 || model?.model !== "bg_nbd";
  const isChurned = customer.lifecycle_stage === "churned";
  const course = model ? aliveCourse(model, purchases, asOf) : [];
  const told: [Bilingual, string | null][] = [
    [words.rhythm, tell.rhythmSentence(rhythm, {last, asOf, isChurned}, voice)],
    ...expected(data, record, voice).map((text): [Bilingual, string | null] => [
      words.future,
      text,
    ]),
    [words.future, course.length === 0 ? whyNoCourse(data, voice) : null],
    ...reasons(data, record, {values, last, asOf, rules}, voice),
  ];
  return [
    cards(customerCards(record, {isAliveTold}, voice), {language}),
    story(
      told.map(([question, text]) => [
        question,
        text !== null && language === "zh" ? spaced(text) : text,
      ]),
      {language},
    ),
    element(
      "div",
      {class: "pictures"},
      customerTimeline(record.customer_days, {asOf, spans, rhythm}, voice),
      gapsFigure(purchases, {rhythm, asOf, isWide: course.length === 0}, voice),
      aliveFigure(
        course,
        {
          purchases,
          modelName: model ? modelName(model.model, voice) : "",
          isWide: rhythm.gaps.length === 0,
        },
        voice,
      ),
    ),
    scores && element("h2", {}, words.scores[language]),
    scores && scoresTable(data.rfm_thresholds, {values, scores}, voice),
    element("h2", {}, words.stages[language]),
    stageHistory(spans, asOf, voice),
  ];
}

/** What a model expects, or why there is no model. */
function expected(data: CustomerData, {clv}: CustomerRecord, voice: Voice): (string | null)[] {
  const untrusted = untrustedSentence(data.clv_parameters, voice);
  const future = clv[0];
  if (untrusted !== null) return [untrusted];
  const told = future ? tell.futureSentence(future, voice) : null;
  if (!future || told === null) return [words.silent[voice.language]];
  return [told, tell.worthSentence(future, voice)];
}

function reasons(
  data: CustomerData,
  record: CustomerRecord,
  {values, last, asOf, rules}: {values: Values; last: Date; asOf: Date; rules: StageRules},
  voice: Voice,
): [Bilingual, string | null][] {
  const customer = record.customers[0]!;
  const scores = scoresOf(data.rfm_thresholds, values);
  const rank = record.customer_matrix[0]?.value_rank ?? null;
  const value = customer.value_amount;
  const tier = tierReason(data.tiers, {tier: customer.tier, value, rank});
  const amount = customer.average_order_amount ?? 0;
  const then = scoresOf(data.rfm_thresholds, {
    recency: 0,
    frequency: values.frequency + 1,
    monetary: values.monetary + amount,
  });
  return [
    [
      words.why,
      scores && customer.segment !== null
        ? tell.segmentSentence(scores, customer.segment, voice)
        : null,
    ],
    [
      words.why,
      tier && value !== null && rank !== null
        ? tell.tierSentence(tier, {value, rank}, voice)
        : null,
    ],
    [
      words.change,
      scores && then
        ? tell.orderTodaySentence({now: scores, then, amount}, data.segment_cells, voice)
        : null,
    ],
    [words.change, tell.waitingSentence(last, asOf, rules, voice)],
    [words.change, tier && tell.nextTierSentence(tier, voice)],
  ];
}

/** Why P(alive) has no line in time; null where no model is trusted, which is told with its reasons. */
function whyNoCourse(data: CustomerData, voice: Voice): string | null {
  const {language} = voice;
  const published = publishedModel(data.clv_parameters);
  if (!published) return null;
  const name = modelName(published.model, voice);
  if (published.model === "bg_nbd") {
    return spaced(
      language === "zh"
        ? `该客户是否仍然活跃无从判断：${name} 假定在第二个购买日之前无人离开。`
        : `Whether they are still active it cannot tell: ${name} lets nobody leave before a second purchase day.`,
    );
  }
  if (published.model === "nbd") {
    return spaced(
      language === "zh"
        ? `${name} 假定无人离开，因此没有活跃概率。`
        : `${name} lets nobody leave, so there is no probability to draw.`,
    );
  }
  return spaced(
    language === "zh"
      ? `${name} 的活跃概率没有简短的公式，本页只给出截止日的数值，不绘制历程。`
      : `The probability under ${name} has no short formula: the figure of the as-of date stands above, its course is not drawn.`,
  );
}
