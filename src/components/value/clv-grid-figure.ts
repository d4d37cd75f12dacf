import {gainWord} from "./clv-models.js";
import {amountStep} from "../figures/colors.js";
import {figure} from "../figures/figure.js";
import {compact, number, percent} from "../words/format.js";
import {heatGrid} from "../figures/heat-grid.js";
import type {Marts} from "../marts/marts.js";
import type {Voice} from "../words/voice.js";

type Cell = Marts["clv_grid"][number];

/** Upper ends of the bands of orders expected in 365 days, as the mart defines them; the last is open. */
const ends = [0.1, 0.5, 1, 2, 4, 8];

const words = {
  title: {
    en: "Who is still there, and how much they will order",
    zh: "谁还在，还会下多少单",
  },
  corner: {en: "Active ↓ orders →", zh: "活跃 ↓ 订单 →"},
  alive: {en: "Probability active", zh: "活跃概率"},
  orders: {en: "Expected orders, 365 days", zh: "未来 365 天预期订单"},
  customers: {en: "Customers", zh: "客户数"},
  worth: {en: "CLV", zh: "CLV"},
  empty: {
    en: "In the published model nobody leaves, because hardly anybody was seen to; so there is no probability to be active to show.",
    zh: "因几乎看不出有人离开，所采用的模型假定无人离开，因此没有活跃概率可供展示。",
  },
};

/** How many are probably active and expected to order within a year, and what they are worth. */
export function gridTitle(rows: Marts["clv_grid"], voice: Voice): string | null {
  const {language} = voice;
  const sum = (of: readonly Cell[], key: "customers" | "clv_amount") =>
    of.reduce((all, row) => all + row[key], 0);
  const sure = rows.filter((row) => row.alive_band > 5 && row.orders_band > 3);
  const [all, found] = [sum(rows, "customers"), sum(sure, "customers")];
  const worth = sum(rows, "clv_amount");
  if (all === 0 || !(worth > 0)) return null;
  const count = number(found, language);
  const people = percent(found / all, language, 0);
  const share = percent(sum(sure, "clv_amount") / worth, language, 0);
  const gain = gainWord(voice);
  return language === "zh"
    ? `${count} 位（${people}）很可能仍活跃且一年内预期至少一单，占预期${gain}的 ${share}`
    : `${count} buyers (${people}) are probably active and due at least one order in a year: ${share} of the expected ${gain}`;
}

/** Returns how many customers stand where: probability to be active down, orders expected in a year across. */
export function gridFigure(rows: Marts["clv_grid"], voice: Voice): HTMLElement {
  const {language, money} = voice;
  const title = gridTitle(rows, voice) ?? words.title[language];
  const count = number(
    rows.reduce((sum, row) => sum + row.customers, 0),
    language,
  );
  const greatest = Math.max(0, ...rows.map(({customers}) => customers));
  const at = new Map(rows.map((row) => [`${row.alive_band} ${row.orders_band}`, row]));
  return figure(rows, {
    language,
    title,
    isInteractive: true,
    subtitle:
      language === "zh"
        ? `各单元的客户数：纵为仍活跃的概率，横为未来 365 天的预期订单；颜色按人数的平方根，n\u00a0=\u00a0${count}`
        : `Customers per cell: probability to be still active down, orders expected in 365 days across; shaded by the square root of their number, n\u00a0=\u00a0${count}`,
    summary: title,
    empty: words.empty[language],
    file: "alive-and-orders",
    chart: () =>
      heatGrid({
        label: words.title[language],
        corner: words.corner[language],
        className: "is-even",
        cellWidth: 28,
        rows: Array.from({length: 10}, (_, i) => ({label: aliveBand(10 - i, language)})),
        columns: [...ends, Infinity].map((_, i) => ({label: ordersBand(i + 1)})),
        cell: (row, column) => {
          const found = at.get(`${10 - row} ${column + 1}`);
          return found
            ? {
                text: compact(found.customers, language),
                step: amountStep(Math.sqrt(found.customers), Math.sqrt(greatest)),
                sentence: sentence(found, voice),
              }
            : null;
        },
      }),
    columns: [
      {head: words.alive[language], value: (row) => aliveBand(row.alive_band, language)},
      {head: words.orders[language], value: (row) => ordersBand(row.orders_band)},
      {head: words.customers[language], value: (row) => row.customers},
      {
        head: words.worth[language],
        unit: money.unit,
        value: (row) => row.clv_amount,
        show: (row) => money.exact(row.clv_amount),
      },
    ],
  });
}

function aliveBand(band: number, language: Voice["language"]): string {
  return `${10 * (band - 1)}–${percent(band / 10, language)}`;
}

function ordersBand(band: number): string {
  const [from, to] = [ends[band - 2], ends[band - 1]];
  return from === undefined ? `<${to ?? ""}` : to === undefined ? `≥${from}` : `${from}–${to}`;
}

function sentence(row: Cell, {language, money}: Voice): string {
  const count = number(row.customers, language);
  const alive = aliveBand(row.alive_band, language);
  const orders = ordersBand(row.orders_band);
  const worth = money.short(row.clv_amount);
  return language === "zh"
    ? `活跃概率 ${alive}、一年预期 ${orders} 单：${count} 位客户，CLV 合计 ${worth}`
    : `Active with ${alive}, ${orders} orders in a year: ${count} ${row.customers === 1 ? "customer" : "customers"} with a CLV of ${worth}`;
}
