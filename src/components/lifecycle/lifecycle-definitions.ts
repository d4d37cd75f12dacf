import {element} from "../page/element.js";
import {number} from "../words/format.js";
import type {Bilingual} from "../words/language.js";
import {definitionTitle} from "./lifecycle-sentences.js";
import type {Marts} from "../marts/marts.js";
import {dataTable} from "../figures/table.js";
import type {Voice} from "../words/voice.js";

type Definition = Marts["definitions"][number];

const words = {
  plain: {en: "Definitions in force", zh: "现行定义"},
  definition: {en: "Definition", zh: "定义"},
  value: {en: "Value", zh: "数值"},
  days: {en: "days", zh: "天"},
  means: {en: "Meaning", zh: "含义"},
  origin: {en: "Where it comes from", zh: "数值来源"},
  none: {en: "No definitions are published.", zh: "没有已发布的定义。"},
};

const meanings: Record<string, Bilingual> = {
  at_risk_after_days: {
    en: "Longer without an order is at risk",
    zh: "未下单超过该天数即为预警",
  },
  dormant_after_days: {en: "Longer without an order is dormant", zh: "未下单超过该天数即为沉默"},
  churned_after_days: {
    en: "Longer without an order is churned; an order after that is a reactivation",
    zh: "未下单超过该天数即为流失，之后再下单为回流",
  },
  loyal_from_purchase_days: {
    en: "An active customer with so many purchase days is loyal",
    zh: "活跃客户达到该购买天数即为忠诚",
  },
};

const readFrom: Record<string, Bilingual> = {
  at_risk_after_days: {
    en: "Data: 80 of 100 gaps between purchases in this source are no longer",
    zh: "数据：本数据源 80% 的购买间隔不超过该值",
  },
  dormant_after_days: {
    en: "Data: 90 of 100 gaps are no longer",
    zh: "数据：90% 的购买间隔不超过该值",
  },
  churned_after_days: {
    en: "Data: 95 of 100 gaps are no longer",
    zh: "数据：95% 的购买间隔不超过该值",
  },
};

const origins: Record<string, Bilingual> = {
  data: {en: "Read from this source", zh: "由本数据源得出"},
  set: {en: "Set in source.yaml", zh: "在 source.yaml 中指定"},
  default: {en: "Default of the house", zh: "默认值"},
};

/** Returns where a number comes from, in words. */
export function originText({definition, origin}: Definition, {language}: Voice): string {
  const read = origin === "data" ? readFrom[definition] : undefined;
  return (read ?? origins[origin])?.[language] ?? origin;
}

/** Returns the thresholds of the stages that are in force, each with where it comes from. */
export function lifecycleDefinitions(rows: readonly Definition[], voice: Voice): HTMLElement {
  const {language, terms} = voice;
  const shown = Object.keys(meanings).flatMap(
    (id) => rows.find((row) => row.definition === id) ?? [],
  );
  return element(
    "section",
    {},
    element("h2", {}, definitionTitle(shown, voice) ?? words.plain[language]),
    dataTable(shown, {
      language,
      stacks: true,
      file: "definitions",
      empty: words.none[language],
      columns: [
        {
          head: words.definition[language],
          kind: "text",
          value: (row) => terms.label("definition", row.definition),
        },
        {
          head: words.value[language],
          unit: words.days[language],
          kind: "number",
          value: (row) => row.value,
          show: (row) => number(row.value, language, 1),
        },
        {
          head: words.means[language],
          kind: "long",
          value: (row) => meanings[row.definition]?.[language],
        },
        {head: words.origin[language], kind: "long", value: (row) => originText(row, voice)},
      ],
    }),
  );
}
