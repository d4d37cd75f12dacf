import {contract} from "../contract.js";
import * as shared from "./columns.js";

const day = (en: string, zh: string) =>
  ({type: "TIMESTAMP_MS", label: {en, zh}, meaning: {en: `${en}.`, zh: `${zh}。`}}) as const;

export const revenueBridge = contract({
  name: "revenue_bridge",
  grain: {
    en: "One row per comparison of two periods and movement of net sales between them.",
    zh: "每行一组期间对比与两期净销售额之间的一种变动。",
  },
  key: ["comparison", "last_date", "position"],
  format: "json",
  columns: {
    comparison: {
      type: "VARCHAR",
      label: {en: "Comparison", zh: "对比"},
      meaning: {
        en: "The last 90 days against the 90 before or the same 90 a year before, the last 12 months against the 12 before, or a whole month against the month before; none where the history does not reach back.",
        zh: "近 90 天与之前 90 天或去年同期 90 天、近 12 个月与之前 12 个月，或整月与上月；历史不足时没有该对比。",
      },
      values: "comparison",
    },
    movement: {
      type: "VARCHAR",
      label: {en: "Movement", zh: "变动"},
      meaning: {
        en: "What moved; net sales of the period before, plus all movements, are those of the period, to the cent.",
        zh: "变动的来源；上期净销售额加全部变动恰为本期净销售额，分文不差。",
      },
      values: "movement",
    },
    position: {
      type: "INTEGER",
      label: {en: "Position", zh: "次序"},
      meaning: {en: "Order of the movement.", zh: "变动的次序。"},
      unit: "rank",
      range: [1, 20],
    },
    customers: {
      ...shared.customers,
      absent: true,
      meaning: {
        en: "Known customers with orders: of the period before (start), of the period (end), or of the movement; absent for returns and anonymous sales.",
        zh: "有订单的已知客户：上期、本期或该变动的客户数；退货与匿名销售缺失。",
      },
    },
    net_amount: {
      ...shared.netAmount,
      meaning: {
        en: "Net sales of the period before (start) or of the period (end); else by how much they changed.",
        zh: "上期或本期的净销售额；其余为变动金额。",
      },
    },
    first_date: day("First day of the period", "本期第一天"),
    last_date: day("Last day of the period", "本期最后一天"),
    before_first_date: day("First day of the period before", "上期第一天"),
    before_last_date: day("Last day of the period before", "上期最后一天"),
  },
});
