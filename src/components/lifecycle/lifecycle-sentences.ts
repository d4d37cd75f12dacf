import {day, month} from "../words/dates.js";
import {number, percent} from "../words/format.js";
import type {Marts} from "../marts/marts.js";
import {isLastWhole} from "../words/month-span.js";
import type {Voice} from "../words/voice.js";

type Churn = Marts["churn_rates"][number];
type Flow = Marts["lifecycle_flows"][number];
type Stock = Marts["lifecycle"][number];

export const activeStages = new Set(["new", "repeat", "loyal", "reactivated"]);
export const fadingStages = new Set(["at_risk", "dormant"]);

const sum = <R>(rows: readonly R[], value: (row: R) => number) =>
  rows.reduce((total, row) => total + value(row), 0);

/** The stages in the order of life; without prospects where filters leave them out. */
export function stagesTold(
  rows: readonly {from_stage: string; to_stage: string}[],
  {terms, filters}: Voice,
): string[] {
  const isTold = rows.some((row) => row.from_stage === "prospect" || row.to_stage === "prospect");
  return terms.ids("stage").filter((stage) => stage !== "prospect" || isTold || filters === "");
}

/** Churn of the last whole month in people, as a rate and in money. */
export function churnedSentence(rows: readonly Churn[], {language, money}: Voice): string | null {
  const last = rows.filter((row) => row.is_complete).at(-1);
  if (!last || last.churn_rate === null) return null;
  const when = month(last.month, language);
  const count = number(last.churned, language);
  const rate = percent(last.churn_rate, language);
  if (last.churned === 0) {
    return language === "zh" ? `${when}无客户流失。` : `Nobody churned in ${when}.`;
  }
  const hasMoney = last.net_amount_lost > 0;
  const lost = money.short(last.net_amount_lost);
  const isOne = last.churned === 1;
  if (language === "zh") {
    const spent = hasMoney ? `，${isOne ? "此前年均购买额" : "此前年均购买额合计"} ${lost}` : "";
    return `${when}流失 ${count} 位客户，流失率 ${rate}${spent}。`;
  }
  const spent = hasMoney
    ? `; ${isOne ? "the customer" : "together they"} had spent ${lost} a year`
    : "";
  return `${count} ${isOne ? "customer" : "customers"} (${rate}) churned in ${when}${spent}.`;
}

/** That all who bought have churned, and since when; null where somebody is left, or nobody bought. */
export function nobodyLeftSentence(
  rows: readonly Churn[],
  {language, filters}: Voice,
): string | null {
  const whole = rows.filter((row) => row.is_complete);
  const lastLoss = whole.filter((row) => row.churned > 0).at(-1);
  if (!lastLoss || whole.at(-1)?.customers_at_start !== 0) return null;
  const when = month(lastLoss.month, language);
  if (filters !== "") {
    // Who buys for the first time after the period has not left.
    const until = month(whole.at(-1)!.month, language);
    return language === "zh"
      ? `到 ${until}初，所选客户中购买过的均已流失，最后一批在 ${when}。`
      : `By the start of ${until} all of the customers chosen who had bought had churned, the last in ${when}.`;
  }
  return language === "zh"
    ? `所有购买过的客户均已流失，最后一批在 ${when}。`
    : `Everybody who ever bought has churned, the last of them in ${when}.`;
}

/** The stock at the end of the last whole month: active, fading, gone. */
export function stockTitle(rows: readonly Stock[], {language}: Voice): string | null {
  const last = rows
    .filter((row) => row.is_complete)
    .at(-1)
    ?.month.getTime();
  if (last === undefined) return null;
  const stock = rows.filter((row) => row.month.getTime() === last);
  const sumOf = (belongs: (stage: string) => boolean) =>
    sum(
      stock.filter((row) => belongs(row.stage)),
      (row) => row.customers_at_end,
    );
  const count = (belongs: (stage: string) => boolean) => number(sumOf(belongs), language);
  const active = count((stage) => activeStages.has(stage));
  const isOne = sumOf((stage) => activeStages.has(stage)) === 1;
  const fading = count((stage) => fadingStages.has(stage));
  const gone = count((stage) => stage === "churned");
  const when = month(new Date(last), language);
  return language === "zh"
    ? `${when}末：活跃 ${active} 位，预警或沉默 ${fading} 位，已流失 ${gone} 位`
    : `At the end of ${when}, ${active} ${isOne ? "customer is" : "customers are"} active, ${fading} at risk or dormant, ${gone} churned`;
}

/** What moved in one month: who came, who churned, who came back. */
export function flowTitle(
  flows: readonly Flow[],
  at: Date,
  isComplete: boolean,
  {language}: Voice,
): string {
  const count = (belongs: (flow: Flow) => boolean) =>
    number(
      sum(
        flows.filter((flow) => belongs(flow)),
        (flow) => flow.customers,
      ),
      language,
    );
  const bought = count(
    ({from_stage: from, to_stage: to}) =>
      (from === "none" || from === "prospect") && to !== "prospect",
  );
  const gone = count(({to_stage}) => to_stage === "churned");
  const back = count(({from_stage}) => from_stage === "churned");
  const when = month(at, language);
  return language === "zh"
    ? `${when}${isComplete ? "" : "（未结束）"}：${bought} 位首次购买，${gone} 位流失，${back} 位流失客户回来`
    : `${when}${isComplete ? "" : " so far"}: ${bought} bought for the first time, ${gone} churned, ${back} came back`;
}

/** The month in which the first of some customers bought; null where the rows begin later. */
export function firstStock(rows: readonly Stock[]): Date | null {
  const months = new Map<number, {start: number; end: number}>();
  for (const row of rows) {
    if (row.stage === "prospect") continue;
    const {start, end} = months.get(row.month.getTime()) ?? {start: 0, end: 0};
    months.set(row.month.getTime(), {
      start: start + row.customers_at_start,
      end: end + row.customers_at_end,
    });
  }
  const found = [...months].find(([, {start, end}]) => start === 0 && end > 0);
  return found ? new Date(found[0]) : null;
}

/** The first month whose rate means something: before, nobody could have been away long enough. */
export function churnBegins(
  firstOrder: Date | null,
  definitions: Marts["definitions"],
): Date | null {
  const after = definitions.find((row) => row.definition === "churned_after_days")?.value;
  if (!firstOrder || after === undefined) return null;
  const could = new Date(firstOrder.getTime() + (after + 1) * 86_400_000);
  return new Date(Date.UTC(could.getUTCFullYear(), could.getUTCMonth(), 1));
}

/** Whether churn is getting better: the mean monthly rate of a year against the year before it. */
export function churnTitle(
  rows: readonly Churn[],
  begins: Date | null,
  {language, facts}: Voice,
): string | null {
  const told = rows.filter(
    (row) => row.is_complete && row.churn_rate !== null && (!begins || row.month >= begins),
  );
  const rate = (part: readonly Churn[]) =>
    sum(part, (row) => row.churned) / sum(part, (row) => row.customers_at_start);
  const last = told.at(-1);
  if (!last) return null;
  if (told.length < 24) {
    const when = month(last.month, language);
    const share = percent(last.churn_rate, language);
    if (last.churned === 0) {
      return language === "zh" ? `${when}无客户流失` : `Nobody churned in ${when}`;
    }
    return language === "zh" ? `${when}流失率为 ${share}` : `${share} churned in ${when}`;
  }
  const [now, before] = [rate(told.slice(-12)), rate(told.slice(-24, -12))];
  const [a, b] = [now, before].map((share) => percent(share, language));
  const until = isLastWhole(last.month, facts) ? null : month(last.month, language);
  const way = a === b ? "alike" : now > before ? "up" : "down";
  if (language === "zh") {
    const how = {
      alike: "与此前 12 个月持平",
      up: `高于此前 12 个月的 ${b}`,
      down: `低于此前 12 个月的 ${b}`,
    };
    const span = until === null ? "近 12 个整月" : `截至 ${until}的 12 个整月`;
    return `${span}平均每月流失 ${a}，${how[way]}`;
  }
  const how = {
    alike: "as in the twelve before",
    up: `up from ${b} in the twelve before`,
    down: `down from ${b} in the twelve before`,
  };
  const span = until === null ? "the last twelve whole months" : `the twelve months to ${until}`;
  return `Churn averages ${a} a month over ${span}, ${how[way]}`;
}

/** What those who churned in the last twelve whole months had bought per year until then. */
export function lostTitle(rows: readonly Churn[], {language, money, facts}: Voice): string | null {
  const part = rows.filter((row) => row.is_complete).slice(-12);
  const lost = sum(part, (row) => row.net_amount_lost);
  if (!(lost > 0)) return null;
  const last = part.at(-1)!;
  const until = isLastWhole(last.month, facts) ? null : month(last.month, language);
  const count = number(part.length, language);
  const people = number(
    sum(part, (row) => row.churned),
    language,
  );
  if (language === "zh") {
    const span = until === null ? `近 ${count} 个整月` : `截至 ${until}的 ${count} 个整月`;
    return `${span}流失 ${people} 人次，此前年均购买额合计 ${money.short(lost)}`;
  }
  const isOne = part.length === 1;
  const span =
    until === null
      ? `the last ${isOne ? "whole month" : `${count} whole months`}`
      : isOne
        ? until
        : `the ${count} months to ${until}`;
  return `${people} churned in ${span}, who had spent ${money.short(lost)} a year`;
}

/** When churn begins to count, where earlier months cannot have any. */
export function beginsSentence(begins: Date | null, {language}: Voice): string | null {
  if (!begins) return null;
  const when = month(begins, language);
  return language === "zh"
    ? `${when}之前历史太短，还没有人可能流失，故以灰色显示。`
    : `Before ${when} the history is too short for anybody to have churned; those months are grey.`;
}

/** The churn definition in force, and where its number comes from. */
export function definitionTitle(
  definitions: Marts["definitions"],
  {language, facts}: Voice,
): string | null {
  const row = definitions.find((one) => one.definition === "churned_after_days");
  if (!row) return null;
  const count = number(row.value, language);
  const on = day(facts.asOfDate, language);
  if (row.origin === "data") {
    return language === "zh"
      ? `超过 ${count} 天未下单即为流失：由本数据源截至 ${on}的购买间隔得出`
      : `Churned means more than ${count} days without an order, read from the gaps between purchases in this source up to ${on}`;
  }
  return language === "zh"
    ? `超过 ${count} 天未下单即为流失`
    : `Churned means more than ${count} days without an order`;
}
