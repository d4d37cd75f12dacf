import {findDepartures, groupsOf} from "./churn-groups.js";
import type {Group, Horizon} from "./churn-groups.js";
import {moneyName, mostAtRiskTitle, withinReachTitle} from "./churn-sentences.js";
import {figure} from "../figures/figure.js";
import {number, percent, percentFixed} from "../words/format.js";
import {groupBars} from "../figures/group-bars.js";
import type {Marts} from "../marts/marts.js";
import type {TableColumn} from "../figures/table.js";
import type {Voice} from "../words/voice.js";

const words = {
  risk: {en: "Churn risk", zh: "流失风险"},
  segment: {en: "Segment", zh: "客户类型"},
  byRisk: {en: "Money at risk by churn risk", zh: "各流失风险等级的风险金额"},
  bySegment: {en: "Money at risk by segment", zh: "各客户类型的风险金额"},
  customers: {en: "Customers", zh: "客户数"},
  ofCustomers: {en: "Share of buyers", zh: "客户占比"},
  active: {en: "Expected active", zh: "预期活跃客户"},
  clv: {en: "CLV", zh: "生命周期价值"},
  atRisk: {en: "Money at risk", zh: "风险金额"},
  ofRisk: {en: "Share of money at risk", zh: "风险金额占比"},
  empty: {
    en: "No model is trusted on this source, so what departures will cost is not estimated; the overdue list below tells the sales that are at stake.",
    zh: "此数据源没有可信的模型，因此不估计流失的代价；可能失去的销售额见下方逾期名单。",
  },
};

/** Returns buyers and money at risk by the band of the probability to have left. */
export function riskFigure(rows: Marts["clv_groups"], horizon: Horizon, voice: Voice): HTMLElement {
  const {language} = voice;
  const departures = findDepartures(rows);
  const title = withinReachTitle(departures, voice) ?? words.byRisk[language];
  return groupsFigure(departures?.bands ?? [], {
    title,
    horizon,
    voice,
    file: "money-at-risk",
    head: words.risk[language],
    name: (row) => voice.terms.label("churn_risk", row.group_name),
    color: () => "var(--accent)",
    note: voice.terms
      .ids("churn_risk")
      .map(
        (id) =>
          `${voice.terms.label("churn_risk", id)}${language === "zh" ? "：" : ": "}${plainEnd(voice.terms.meaning("churn_risk", id))}`,
      )
      .join(language === "zh" ? "；" : "; "),
  });
}

/** Returns buyers and money at risk by segment, most first. */
export function riskBySegment(
  rows: Marts["clv_groups"],
  horizon: Horizon,
  voice: Voice,
): HTMLElement {
  const {language, terms} = voice;
  const segments = groupsOf(rows, "segment")
    .filter((row) => row.customers > 0)
    .sort((a, b) => b.amount_at_risk - a.amount_at_risk);
  return groupsFigure(segments, {
    title: mostAtRiskTitle(segments, voice) ?? words.bySegment[language],
    horizon,
    voice,
    file: "money-at-risk-by-segment",
    head: words.segment[language],
    name: (row) => terms.label("segment", row.group_name),
    color: (row) => terms.color("segment", row.group_name),
  });
}

const plainEnd = (text: string) =>
  text.replace(/[.。]$/, "").replace(/^[A-Z]/, (letter) => letter.toLowerCase());

interface GroupsOptions {
  readonly title: string;
  readonly horizon: Horizon;
  readonly voice: Voice;
  readonly file: string;
  readonly head: string;
  readonly name: (row: Group) => string;
  readonly color: (row: Group) => string;
  readonly note?: string;
}

function groupsFigure(rows: readonly Group[], options: GroupsOptions): HTMLElement {
  const {title, horizon, voice, file, name, color, note} = options;
  const {language, money} = voice;
  const all = rows.reduce((sum, row) => sum + row.amount_at_risk, 0);
  const share = (row: Group) => (all > 0 ? row.amount_at_risk / all : null);
  const count = number(
    rows.reduce((sum, row) => sum + row.customers, 0),
    language,
  );
  const what = moneyName(horizon, voice);
  const colon = language === "zh" ? "：" : ": ";
  return figure(rows, {
    language,
    title,
    subtitle:
      language === "zh"
        ? `占购买客户与风险金额的比例，%；风险金额为确定仍活跃时的${what}（折现）乘以已离开的概率，共 ${money.short(all)}，n\u00a0=\u00a0${count}`
        : `Share of buyers and of money at risk, %; at risk is the ${what}, discounted, that a customer surely still active would bring, times the probability of having left: ${money.short(all)} in all, n\u00a0=\u00a0${count}`,
    summary: title,
    ...(note !== undefined && {note}),
    empty: words.empty[language],
    file,
    chart: (width) =>
      groupBars(
        rows.map((row) => ({
          label: name(row),
          color: color(row),
          values: [row.customers_share, share(row)],
          sentence:
            language === "zh"
              ? `${name(row)}${colon}${number(row.customers, language)} 位客户，生命周期价值 ${money.short(row.clv_amount)}，另有 ${money.short(row.amount_at_risk)}面临风险`
              : `${name(row)}${colon}${number(row.customers, language)} customers with a CLV of ${money.short(row.clv_amount)}; ${money.short(row.amount_at_risk)} more is at risk`,
        })),
        {
          width,
          heads: [words.ofCustomers[language], words.ofRisk[language]],
          show: (value) => percent(value, language),
        },
      ),
    columns: groupColumns(options.head, name, share, voice),
  });
}

function groupColumns(
  head: string,
  name: (row: Group) => string,
  share: (row: Group) => number | null,
  {language, money}: Voice,
): TableColumn<Group>[] {
  const amount = (label: string, value: (row: Group) => number): TableColumn<Group> => ({
    head: label,
    unit: money.unit,
    kind: "number",
    value,
    show: (row) => money.exact(value(row)),
  });
  return [
    {head, kind: "text", value: name},
    {head: words.customers[language], kind: "number", value: (row) => row.customers},
    {
      head: words.ofCustomers[language],
      kind: "number",
      value: (row) => row.customers_share,
      show: (row) => percentFixed(row.customers_share, language),
    },
    {
      head: words.active[language],
      kind: "number",
      value: (row) => row.alive_customers,
      show: (row) => number(row.alive_customers, language),
    },
    amount(words.clv[language], (row) => row.clv_amount),
    amount(words.atRisk[language], (row) => row.amount_at_risk),
    {
      head: words.ofRisk[language],
      kind: "number",
      value: share,
      show: (row) => percentFixed(share(row), language),
    },
  ];
}
