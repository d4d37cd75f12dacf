import {contract} from "../contract.js";
import * as shared from "./columns.js";

export const clvGrid = contract({
  name: "clv_grid",
  grain: {
    en: "One row per tenth of the probability to be active and band of orders expected in a year that anybody is in; none where no model is trusted, or nobody leaves in the one that is.",
    zh: "每行一个有客户的单元：活跃概率的十分之一与一年预期订单区间；没有可信模型或模型假定无人离开时没有行。",
  },
  key: ["alive_band", "orders_band"],
  format: "json",
  columns: {
    alive_band: {
      type: "INTEGER",
      label: {en: "Probability band", zh: "概率区间"},
      meaning: {
        en: "Band n holds probabilities from (n − 1)/10 up to, not including, n/10; the tenth includes one.",
        zh: "第 n 区间含 (n−1)/10 至 n/10（不含）的概率，第十区间含 1。",
      },
      unit: "rank",
      range: [1, 10],
    },
    orders_band: {
      type: "INTEGER",
      label: {en: "Orders band", zh: "订单区间"},
      meaning: {
        en: "Orders expected in 365 days: 1 below 0.1, 2 below 0.5, 3 below 1, 4 below 2, 5 below 4, 6 below 8, 7 from 8 on.",
        zh: "365 天预期订单：1 为不足 0.1，2 不足 0.5，3 不足 1，4 不足 2，5 不足 4，6 不足 8，7 为 8 及以上。",
      },
      unit: "rank",
      range: [1, 7],
    },
    customers: shared.customers,
    clv_amount: {
      type: "DOUBLE",
      label: {en: "CLV", zh: "客户生命周期价值"},
      meaning: {en: "Sum of the customers' CLV.", zh: "客户生命周期价值之和。"},
      unit: "money",
      range: [0, 1e15],
    },
  },
});
