import {element} from "../page/element.js";
import type {Plan, PlanRow} from "./matrix-plan.js";
import {receiptButton} from "../receipts/receipt.js";
import {downloadButton, tableCsv} from "../figures/table.js";
import type {Voice} from "../words/voice.js";

const words = {
  plan: {en: "Resource plan", zh: "资源计划"},
  quadrant: {en: "Quadrant", zh: "象限"},
  customers: {en: "Customers", zh: "客户数"},
  rate: {en: "Per customer", zh: "每位客户"},
  total: {en: "Total", zh: "合计"},
  inForce: {en: "Under the definition in force", zh: "现行定义下"},
  change: {en: "Change", zh: "变化"},
  hours: {en: "hours", zh: "小时"},
};

/** Returns what takes the plan elsewhere: its table as a file, and where its customers come from. */
export function planFoot(
  now: () => {readonly rows: readonly PlanRow[]; readonly unit: Plan["unit"]},
  voice: Voice,
): HTMLElement {
  const {language} = voice;
  return element(
    "div",
    {class: "picture-foot no-print"},
    downloadButton(
      () => {
        const {rows, unit} = now();
        return planCsv(rows, unit, voice);
      },
      "resource-plan",
      {language},
    ),
    receiptButton(
      {title: words.plan[language], marts: ["customer_matrix", "definitions"]},
      {language},
    ),
  );
}

/** Returns the plan as CSV, a row per quadrant; no sum, which a spreadsheet makes of it. */
export function planCsv(
  rows: readonly PlanRow[],
  unit: Plan["unit"],
  {language, terms, money}: Voice,
): string {
  const mark = unit === "hours" ? words.hours[language] : money.unit;
  // No trace of binary sums.
  const plain = (value: number) => Math.round(100 * value) / 100;
  return tableCsv(rows, [
    {head: words.quadrant[language], value: ({id}) => terms.label("quadrant", id)},
    {head: words.customers[language], value: ({customers}) => customers},
    {head: words.rate[language], unit: mark, value: ({rate}) => rate},
    {head: words.total[language], unit: mark, value: ({total}) => plain(total)},
    {
      head: words.inForce[language],
      unit: mark,
      value: ({totalInForce}) => plain(totalInForce),
    },
    {
      head: words.change[language],
      unit: mark,
      value: ({total, totalInForce}) => plain(total - totalInForce),
    },
  ]);
}
