import {percent} from "../words/format.js";
import type {Quadrant} from "./matrix-quadrants.js";
import type {TableColumn} from "../figures/table.js";
import type {Voice} from "../words/voice.js";

const words = {
  quadrant: {en: "Quadrant", zh: "象限"},
  customers: {en: "Customers", zh: "客户数"},
  inForce: {en: "Under the definition in force", zh: "现行定义下"},
  share: {en: "Share of buyers", zh: "客户占比"},
  sales: {en: "Net sales", zh: "净销售额"},
  salesShare: {en: "Share of net sales", zh: "净销售额占比"},
  margin: {en: "Margin", zh: "毛利"},
  year: {en: "Last 12 months", zh: "近 12 个月"},
};

/** Returns the columns in which quadrants are listed, the definition in force beside where the lines stand. */
export function quadrantColumns(
  inForce: readonly Quadrant[],
  {language, money, terms}: Voice,
): TableColumn<Quadrant>[] {
  const amount = (
    head: string,
    value: (quadrant: Quadrant) => number | null,
  ): TableColumn<Quadrant> => ({
    head,
    unit: money.unit,
    kind: "number",
    value: (row) => cents(value(row)),
    show: (row) => money.exact(value(row)),
  });
  const share = (
    head: string,
    value: (quadrant: Quadrant) => number | null,
  ): TableColumn<Quadrant> => ({
    head,
    kind: "number",
    value,
    show: (row) => percent(value(row), language),
  });
  return [
    {head: words.quadrant[language], value: ({id}) => terms.label("quadrant", id)},
    {head: words.customers[language], value: ({customers}) => customers},
    {
      head: words.inForce[language],
      value: ({id}) => inForce.find((one) => one.id === id)?.customers ?? 0,
    },
    share(words.share[language], ({customersShare}) => customersShare),
    amount(words.sales[language], ({netAmount}) => netAmount),
    share(words.salesShare[language], ({netShare}) => netShare),
    ...(inForce.some(({marginAmount}) => marginAmount !== null)
      ? [amount(words.margin[language], ({marginAmount}) => marginAmount)]
      : []),
    amount(words.year[language], ({yearAmount}) => yearAmount),
  ];
}

/** Sums of binary fractions bring dust. */
const cents = (value: number | null) => (value === null ? null : Math.round(100 * value) / 100);
