import {contract} from "../contract.js";
import * as shared from "./columns.js";

export const concentration = contract({
  name: "concentration",
  grain: {
    en: "One row per percentile of buyers, largest first, from 0 to 100.",
    zh: "每行一个购买客户百分位，由大到小，0 至 100。",
  },
  key: ["percentile"],
  format: "json",
  columns: {
    percentile: {
      type: "INTEGER",
      label: {en: "Percentile", zh: "百分位"},
      meaning: {
        en: "The largest so many per cent of buyers by net sales.",
        zh: "按净销售额排名前百分之多少的购买客户。",
      },
      unit: "rank",
      range: [0, 100],
    },
    customers: {
      ...shared.customers,
      meaning: {en: "Customers up to this percentile.", zh: "截至该百分位的客户数。"},
    },
    cumulative_net_amount: {
      ...shared.netAmount,
      label: {en: "Cumulative net sales", zh: "累计净销售额"},
    },
    cumulative_net_share: shared.netShare,
    cumulative_margin_share: {
      type: "DOUBLE",
      label: {en: "Share of margin", zh: "毛利占比"},
      meaning: {
        en: "Share of the margin of all buyers; absent where margin is unknown or not positive.",
        zh: "占全部购买客户毛利的比例；毛利未知或非正时缺失。",
      },
      unit: "share",
      absent: true,
    },
    abc_class: {
      type: "VARCHAR",
      label: {en: "ABC class", zh: "ABC 类"},
      meaning: {
        en: "A: customers who make the first 80 % of net sales; B: the next 15 %; C: the rest. The class of the last customer of the percentile; absent at 0, or where net sales are not positive.",
        zh: "A：累计净销售额前 80% 的客户；B：其后 15%；C：其余。取该百分位最后一位客户的类别；0 处或净销售额非正时缺失。",
      },
      values: ["A", "B", "C"],
      absent: true,
    },
  },
});
