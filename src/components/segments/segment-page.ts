import {withLastOrder} from "../marts/buyers.js";
import {cards} from "../figures/cards.js";
import type {Card} from "../figures/cards.js";
import {customerList} from "../customers/customer-list.js";
import {day} from "../words/dates.js";
import {element} from "../page/element.js";
import {change, days, number, percent} from "../words/format.js";
import {header} from "../page/header.js";
import {languageTag, paragraph} from "../words/language.js";
import type {Spoken} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {latestWays} from "../moves/moves-between.js";
import type {SegmentBuyer} from "./segment-buyers.js";
import {cameFigure, wentFigure} from "./segment-flows.js";
import {segmentGrid} from "./segment-grid.js";
import {segmentStages} from "./segment-stages.js";
import {changeSentence, partSentence, sizeSentence} from "./segment-sentences.js";
import {voiceOf} from "../words/voice.js";
import type {Voice} from "../words/voice.js";

export type SegmentData = Pick<
  Marts,
  | "build_info"
  | "terms"
  | "filter_values"
  | "segments"
  | "segment_groups"
  | "segment_moves"
  | "rfm_thresholds"
> & {
  /** Those of the segment, or the largest of them, largest net sales first. */
  readonly segment_buyers: readonly SegmentBuyer[];
};

type Segment = Marts["segments"][number];

const words = {
  customers: {en: "Customers", zh: "客户数"},
  sales: {en: "Net sales", zh: "净销售额"},
  margin: {en: "Margin", zh: "毛利"},
  days: {en: "Median since last order", zh: "距上次下单中位数"},
  orders: {en: "Median orders", zh: "订单数中位数"},
  median: {en: "Median net sales", zh: "净销售额中位数"},
  ofAll: {en: "of all buyers' total", zh: "占全部购买客户"},
  ofChosen: {en: "of the total of the buyers chosen", zh: "占所选购买客户"},
  list: {en: "Its customers", zh: "此类客户"},
  caption: {
    en: "By keyed pseudonym, largest net sales first; R, F and M are scores, 5 is best",
    zh: "以密钥化名列示，按净销售额由大到小；R、F、M 为得分，5 为最好",
  },
  nobody: {en: "Nobody is in this segment.", zh: "此类没有客户。"},
  noneChosen: {
    en: "Nobody in this segment matches the filters.",
    zh: "此类没有符合筛选条件的客户。",
  },
  none: {
    en: "There is no segment of this name in the definition in force.",
    zh: "现行定义中没有这一客户类型。",
  },
  all: {en: "All segments", zh: "全部客户类型"},
  neighbours: {en: "Other segments", zh: "其他客户类型"},
};

/**
 * Returns the page of one segment: who they are, how many, where they came from and went; all of them, or those whom
 * filters leave, whose shares are of all who are left.
 */
export function segmentPage(
  data: SegmentData,
  {
    language,
    segment,
    filters = "",
    today,
  }: Spoken & {segment: string; filters?: string; today?: Date},
): HTMLElement {
  const voice = voiceOf(data, {language, filters});
  const row = data.segments.find((one) => one.segment === segment);
  const attributes = {class: "page", lang: languageTag(language)};
  if (!row) {
    return element(
      "div",
      attributes,
      header(voice.facts, {language, filters, answer: words.none[language], ...(today && {today})}),
      element("p", {}, element("a", {href: "./"}, words.all[language])),
    );
  }
  const ways = latestWays(data.segment_moves, voice.facts);
  const hasEarlier = ways.some((move) => move.from_segment !== "none");
  const sentences = [sizeSentence(row, voice), changeSentence(row, hasEarlier, voice)];
  const meaning = voice.terms.meaning("segment", segment);
  const buyers = withLastOrder(data.segment_buyers, data.build_info);
  const part = partSentence(buyers.length, row.customers, voice);
  const groups = data.segment_groups.filter((group) => group.segment === segment);
  return element(
    "div",
    attributes,
    header(voice.facts, {
      ...{language, filters},
      marts: ["segments", "segment_moves"],
      answer: paragraph(
        sentences.filter((text) => text !== null),
        language,
      ),
      ...(today && {today}),
    }),
    meaning !== "" &&
      element(
        "p",
        {},
        element("span", {
          class: "swatch",
          style: `background: ${voice.terms.color("segment", segment)}`,
        }),
        meaning,
      ),
    row.customers > 0 &&
      cards(
        segmentCards(row, hasEarlier, voice).map((card) => ({...card, marts: ["segments"]})),
        {language},
      ),
    element(
      "div",
      {class: "pictures"},
      hasEarlier && cameFigure(row, ways, voice),
      hasEarlier && wentFigure(row, ways, voice),
      segmentGrid(groups, data.rfm_thresholds, segment, voice),
      segmentStages(groups, segment, voice),
    ),
    element("h2", {}, words.list[language]),
    part !== null && element("p", {class: "picture-note"}, part),
    customerList(buyers, voice, {
      caption: words.caption[language],
      file: `segment-${segment}`,
      empty: words[filters ? "noneChosen" : "nobody"][language],
      isOneSegment: true,
    }),
    neighbours(data.segments, row, voice),
  );
}

function segmentCards(row: Segment, hasEarlier: boolean, voice: Voice): Card[] {
  const {language, money, facts, filters} = voice;
  const ofWhom = filters ? words.ofChosen : words.ofAll;
  const ofAll = (share: number | null) =>
    share === null ? [] : [{text: percent(share, language), label: ofWhom[language]}];
  const since = day(facts.comparisonDate, language);
  const moved = {
    text: change(row.customers, row.customers_before, language),
    label: language === "zh" ? `较 ${since}` : `since ${since}`,
  };
  return [
    {
      label: words.customers[language],
      value: number(row.customers, language),
      changes: hasEarlier && row.customers_before > 0 ? [moved] : [],
    },
    {
      label: words.sales[language],
      value: money.short(row.net_amount),
      changes: ofAll(row.net_share),
    },
    ...(row.margin_amount === null
      ? []
      : [
          {
            label: words.margin[language],
            value: money.short(row.margin_amount),
            changes: ofAll(row.margin_share),
          },
        ]),
    {
      label: words.days[language],
      value: days(row.median_days_since_last_order, language, 1),
    },
    {label: words.orders[language], value: number(row.median_order_count, language, 1)},
    {label: words.median[language], value: money.short(row.median_net_amount)},
  ];
}

/** The way to the segments before and after in the definition's order, and back to all. */
function neighbours(rows: readonly Segment[], row: Segment, {language, terms}: Voice) {
  const ordered = [...rows].sort((a, b) => a.position - b.position);
  const at = ordered.findIndex(({segment}) => segment === row.segment);
  const link = (to: Segment | undefined, text: (name: string) => string) =>
    to &&
    element(
      "a",
      {href: `./${encodeURIComponent(to.segment)}`},
      text(terms.label("segment", to.segment)),
    );
  return element(
    "nav",
    {class: "neighbours no-print", "aria-label": words.neighbours[language]},
    link(ordered[at - 1], (name) => `← ${name}`),
    element("a", {href: "./"}, words.all[language]),
    link(ordered[at + 1], (name) => `${name} →`),
  );
}

/** Returns the name of a segment for the window's title. */
export function segmentName(
  data: Pick<Marts, "build_info" | "terms">,
  options: Spoken & {segment: string},
) {
  return voiceOf(data, options).terms.label("segment", options.segment);
}
