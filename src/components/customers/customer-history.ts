import type {StageSpan} from "./customer-stages.js";
import {daysBetween, isoDay} from "../words/dates.js";
import {element} from "../page/element.js";
import {number} from "../words/format.js";
import {dataTable} from "../figures/table.js";
import type {Voice} from "../words/voice.js";

const words = {
  stage: {en: "Stage", zh: "阶段"},
  from: {en: "From", zh: "起"},
  to: {en: "To", zh: "止"},
  days: {en: "Days", zh: "天数"},
  now: {en: "now", zh: "至今"},
  caption: {
    en: "From the first order on, latest first; the time before it is not published",
    zh: "自首单起，由近及远；首单之前的时间未发布",
  },
};

/** Returns the stages a customer went through, the latest first. */
export function stageHistory(spans: readonly StageSpan[], asOf: Date, voice: Voice): HTMLElement {
  const {language, terms} = voice;
  return dataTable([...spans].reverse(), {
    ...{language, caption: words.caption[language], file: "customer-stages", pageSize: 12},
    columns: [
      {
        head: words.stage[language],
        kind: "text",
        value: ({stage}) => terms.label("stage", stage),
        show: ({stage}) =>
          element(
            "span",
            {class: "named"},
            element("span", {
              class: "swatch",
              style: `background: ${terms.color("stage", stage)}`,
            }),
            terms.label("stage", stage),
          ),
      },
      {
        head: words.from[language],
        kind: "text",
        value: ({from}) => from,
        show: ({from}) => isoDay(from),
      },
      {
        head: words.to[language],
        kind: "text",
        value: ({to}) => to,
        show: ({to}) => (to ? isoDay(to) : words.now[language]),
      },
      {
        head: words.days[language],
        kind: "number",
        value: ({from, to}) => daysBetween(from, to ?? asOf),
        show: ({from, to}) => number(daysBetween(from, to ?? asOf), language),
      },
    ],
  });
}
