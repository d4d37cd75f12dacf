import {choice} from "../page/choice.js";
import {element} from "../page/element.js";
import {number} from "../words/format.js";
import {planFoot} from "./matrix-plan-file.js";
import {examples, planRows, planUnits, withRate} from "./matrix-plan.js";
import type {Plan, PlanRow, PlanUnit} from "./matrix-plan.js";
import type {Quadrant} from "./matrix-quadrants.js";
import type {Voice} from "../words/voice.js";

export interface PlanPanelOptions {
  readonly initial: Plan;
  /** The quadrants of the definition in force, which the plan is compared with. */
  readonly inForce: readonly Quadrant[];
  readonly onChange: (plan: Plan) => void;
}

export interface PlanPanel {
  readonly panel: HTMLElement;
  readonly update: (quadrants: readonly Quadrant[]) => void;
}

const words = {
  unit: {en: "Plan in", zh: "计划单位"},
  hours: {en: "Service hours", zh: "服务工时"},
  budget: {en: "Budget", zh: "预算"},
  quadrant: {en: "Quadrant", zh: "象限"},
  customers: {en: "Customers", zh: "客户数"},
  rate: {en: "Per customer", zh: "每位客户"},
  total: {en: "Total", zh: "合计"},
  change: {en: "Change", zh: "变化"},
  all: {en: "All", zh: "全部"},
  subtitle: {
    en: "A year's plan by quadrant; change is against the definition in force with the same plan",
    zh: "按象限的年度计划；变化指与现行定义下的同一计划相比",
  },
  note: {
    en: "The numbers per customer are examples to change, not advice. The page's address keeps yours.",
    zh: "每位客户的数值只是起始示例，并非建议，请自行填写；所填内容会保留在网址中。",
  },
};

const sum = (rows: readonly PlanRow[], value: (row: PlanRow) => number) =>
  rows.reduce((all, row) => all + value(row), 0);

const numberCell = () => element("td", {class: "is-number"});

/** Total and change keep no more digits than hundredths, and no trace of binary sums. */
const rounded = (value: number) => Math.round(100 * value) / 100;

/** What the plan comes to, and what moving the split lines changes about it. */
export function planSentence(rows: readonly PlanRow[], unit: PlanUnit, voice: Voice): string {
  const {language} = voice;
  const total = rounded(sum(rows, (row) => row.total));
  const change = rounded(total - sum(rows, (row) => row.totalInForce));
  const [all, by] = [total, Math.abs(change)].map((value) => amount(value, unit, voice));
  if (language === "zh") {
    const than = change === 0 ? "与现行定义相同" : `比现行定义${change > 0 ? "多" : "少"} ${by}`;
    return `计划每年共需 ${all}，${than}`;
  }
  const than =
    change === 0
      ? "as under the definition in force"
      : `${by} ${change > 0 ? "more" : "less"} than under the definition in force`;
  return `The plan comes to ${all} a year, ${than}`;
}

function amount(value: number, unit: PlanUnit, {language, money}: Voice): string {
  if (unit === "budget") return money.short(value);
  const shown = number(value, language, value < 100 ? 2 : 0);
  return language === "zh" ? `${shown} 小时` : `${shown} ${shown === "1" ? "hour" : "hours"}`;
}

/** Returns the plan as a table whose numbers per customer can be set. */
export function planPanel(voice: Voice, {initial, inForce, onChange}: PlanPanelOptions): PlanPanel {
  const {language, terms, money} = voice;
  let plan = initial;
  let quadrants = inForce;
  // What was typed for the other unit is kept while the page is open.
  const kept: Record<PlanUnit, readonly number[]> = {...examples, [plan.unit]: plan.rates};
  const title = element("h2", {class: "picture-title", "aria-live": "polite"});
  const unitMark = element("span", {class: "unit"});
  const lines = planRows(plan, quadrants, inForce).map((row, place) => {
    const input = element("input", {
      class: "rank-input",
      type: "number",
      min: 0,
      step: "any",
      inputmode: "decimal",
      "aria-label": `${words.rate[language]}${language === "zh" ? "：" : ": "}${terms.label("quadrant", row.id)}`,
    });
    input.addEventListener("input", () => {
      plan = withRate(plan, place, input.valueAsNumber);
      kept[plan.unit] = plan.rates;
      update(quadrants);
      onChange(plan);
    });
    input.addEventListener("change", () => (input.value = String(plan.rates[place])));
    const cells = {customers: numberCell(), total: numberCell(), change: numberCell()};
    const swatch = element("span", {
      class: "swatch",
      style: `background: ${terms.color("quadrant", row.id)}`,
    });
    const line = element(
      "tr",
      {"data-quadrant": row.id},
      element("th", {scope: "row"}, swatch, terms.label("quadrant", row.id)),
      cells.customers,
      element("td", {class: "is-number"}, input),
      cells.total,
      cells.change,
    );
    return {line, input, cells};
  });
  const sums = {customers: numberCell(), total: numberCell(), change: numberCell()};
  const unitChoice = choice({
    label: words.unit[language],
    items: planUnits.map((id) => ({id, label: words[id][language]})),
    value: plan.unit,
    onChange: (id) => {
      const unit = id as PlanUnit;
      plan = {unit, rates: kept[unit]};
      for (const [place, {input}] of lines.entries()) input.value = String(plan.rates[place]);
      update(quadrants);
      onChange(plan);
    },
  });

  function update(now: readonly Quadrant[]): void {
    quadrants = now;
    const rows = planRows(plan, quadrants, inForce);
    const isHours = plan.unit === "hours";
    const shown = (value: number) =>
      isHours ? number(value, language, Math.abs(value) < 100 ? 2 : 0) : money.full(value);
    const changed = (value: number) =>
      rounded(value) > 0 ? `+${shown(value)}` : rounded(value) < 0 ? shown(value) : "0";
    unitMark.textContent = isHours ? (language === "zh" ? "小时" : "hours") : money.unit;
    for (const [place, row] of rows.entries()) {
      const line = lines[place];
      if (!line) continue;
      line.cells.customers.textContent = number(row.customers, language);
      line.cells.total.textContent = shown(row.total);
      line.cells.change.textContent = changed(row.total - row.totalInForce);
      if (line.input.value === "") line.input.value = String(row.rate);
    }
    sums.customers.textContent = number(
      sum(rows, (row) => row.customers),
      language,
    );
    sums.total.textContent = shown(sum(rows, (row) => row.total));
    sums.change.textContent = changed(sum(rows, (row) => row.total - row.totalInForce));
    title.textContent = planSentence(rows, plan.unit, voice);
  }

  const head = (text: string, ...marks: HTMLElement[]) =>
    element("th", {scope: "col", class: "is-number"}, text, ...marks);
  const panel = element(
    "figure",
    {class: "picture", id: "plan"},
    element(
      "figcaption",
      {},
      title,
      element("p", {class: "picture-subtitle"}, words.subtitle[language]),
    ),
    element(
      "div",
      {class: "picture-body"},
      unitChoice,
      element(
        "div",
        {class: "table-scroll", tabindex: 0, role: "group", "aria-label": words.subtitle[language]},
        element(
          "table",
          {class: "data-table plan-table"},
          element(
            "thead",
            {},
            element(
              "tr",
              {},
              element("th", {scope: "col"}, words.quadrant[language]),
              head(words.customers[language]),
              head(words.rate[language]),
              head(words.total[language], unitMark),
              head(words.change[language]),
            ),
          ),
          element(
            "tbody",
            {},
            ...lines.map(({line}) => line),
            element(
              "tr",
              {class: "is-total"},
              element("th", {scope: "row"}, words.all[language]),
              sums.customers,
              element("td"),
              sums.total,
              sums.change,
            ),
          ),
        ),
      ),
      element("p", {class: "picture-note"}, words.note[language]),
      planFoot(() => ({rows: planRows(plan, quadrants, inForce), unit: plan.unit}), voice),
    ),
  );
  update(quadrants);
  return {panel, update};
}
