import {inAddress, keepInAddress} from "../page/address.js";
import {choice} from "../page/choice.js";
import {element} from "../page/element.js";
import {figure} from "../figures/figure.js";
import {number} from "../words/format.js";
import {paragraph} from "../words/language.js";
import {laboratoryBars, triedSentence} from "./laboratory-bars.js";
import {laboratoryColumns} from "./laboratory-columns.js";
import {bestTitle, inForceSentence, soonestSentence} from "./laboratory-sentences.js";
import type {Sense, Tried} from "./laboratory-errors.js";
import type {Voice} from "../words/voice.js";

const words = {
  plain: {en: "Definitions of churn, tried on the past", zh: "以过去检验各种流失定义"},
  by: {en: "Count", zh: "衡量"},
  customers: {en: "Customers", zh: "人次"},
  money: {en: "Money", zh: "金额"},
  empty: {
    en: "The history is too short to try definitions of churn on past dates.",
    zh: "历史过短，无法以过去的日期检验流失定义。",
  },
  shorter: {
    en: "Shorter is better on both sides, and best is the shortest of both together. Days sooner or later are against the definition in force, the median over right alarms.",
    zh: "两侧都是越短越好，两侧之和最短者为最佳。右侧的早、晚天数与现行定义相比，为正确预警的中位数。",
  },
};

const senses: readonly Sense[] = ["customers", "money"];

/** Returns the laboratory: ways to call a customer gone, tried on the same past dates, in people or in money. */
export function laboratoryFigure(rows: readonly Tried[], voice: Voice): HTMLElement {
  const {language} = voice;
  const told = [...rows].sort((a, b) => a.position - b.position);
  const asked = senses.find((id) => id === inAddress("count")) ?? "customers";
  const body = element("div");
  const show = (sense: Sense) => body.replaceChildren(picture(told, sense, voice));
  show(asked);
  return element(
    "section",
    {id: "laboratory", class: "is-wide"},
    told.length > 0 &&
      choice({
        label: words.by[language],
        items: senses.map((id) => ({id, label: words[id][language]})),
        value: asked,
        onChange(id) {
          const sense = senses.find((one) => one === id) ?? "customers";
          keepInAddress("count", sense === "customers" ? null : sense);
          show(sense);
        },
      }),
    body,
  );
}

function picture(rows: readonly Tried[], sense: Sense, voice: Voice): HTMLElement {
  const {language} = voice;
  const title = bestTitle(rows, sense, voice) ?? words.plain[language];
  const notes = [
    words.shorter[language],
    inForceSentence(rows, voice),
    soonestSentence(rows, voice),
  ];
  return figure(rows, {
    language,
    title,
    subtitle: subtitle(rows, sense, voice),
    summary: `${title}${language === "zh" ? "。" : ". "}${rows.map((row) => triedSentence(row, voice)).join(language === "zh" ? "。" : ". ")}`,
    note: paragraph(
      notes.filter((text) => text !== null),
      language,
    ),
    empty: words.empty[language],
    file: "churn-definitions",
    isWide: true,
    stacks: true,
    chart: (width) => laboratoryBars(rows, sense, width, voice),
    columns: laboratoryColumns(sense, voice),
  });
}

function subtitle(rows: readonly Tried[], sense: Sense, {language, money}: Voice): string {
  const row = rows[0];
  if (!row) return "";
  const [window, cuts, count, gone] = [row.window_days, row.cuts, row.customers, row.gone].map(
    (n) => number(n, language),
  );
  if (language === "zh") {
    const what =
      sense === "customers"
        ? "漏报占实际流失者、误报占其后下单者的比例，%"
        : `漏报与误报客户此前 365 天的净销售额，${money.unit}`;
    return `${what}；在过去 ${cuts} 个日期判定，以其后 ${window} 天内是否下单检验，n\u00a0=\u00a0${count} 人次，其中实际流失 ${gone}`;
  }
  const what =
    sense === "customers"
      ? "Missed, % of the gone, and false alarms, % of those who ordered"
      : `Net sales in the 365 days before, of those gone and not called, and of those called who ordered, ${money.unit}`;
  return `${what}; called on ${row.cuts === 1 ? "a past date" : `${cuts} past dates`}, gone is no order in the ${window} days after, n\u00a0=\u00a0${count}, each customer once per date, ${gone} of them gone`;
}
