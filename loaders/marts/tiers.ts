import {contract} from "../contract.js";
import * as shared from "./columns.js";

export const tiers = contract({
  name: "tiers",
  grain: {
    en: "One row per tier of the definition in force, the highest first.",
    zh: "每行一个现行定义下的客户等级，由高到低。",
  },
  key: ["position"],
  format: "json",
  columns: {
    tier: shared.tier,
    position: {
      type: "INTEGER",
      label: {en: "Position", zh: "次序"},
      meaning: {en: "1 is the highest tier.", zh: "1 为最高等级。"},
      unit: "rank",
      range: [1, 20],
    },
    customers: shared.customers,
    customers_share: shared.customersShare,
    net_amount: shared.netAmount,
    net_share: shared.netShare,
    margin_amount: shared.marginAmount,
    lower_rank: {
      type: "DOUBLE",
      label: {en: "From percentile", zh: "百分位下界"},
      meaning: {
        en: "Least percentile rank of value that rates a customer here.",
        zh: "评入该等级所需的最低价值百分位。",
      },
      unit: "share",
      range: [0, 1],
    },
    lowest_rated_amount: {
      type: "DOUBLE",
      label: {en: "From amount", zh: "金额下界"},
      meaning: {
        en: "Least value among customers rated here now (its basis is in build_info: value_basis); absent when nobody is.",
        zh: "当前评入该等级的客户中价值的最小值（价值口径见 build_info：value_basis）；无人时缺失。",
      },
      unit: "money",
      absent: true,
    },
    held_by_memory: {
      ...shared.customers,
      label: {en: "Held by memory", zh: "缓降保留"},
      meaning: {
        en: "Customers who keep the tier only because of last quarter's rating.",
        zh: "仅因上一季度评级而保留该等级的客户。",
      },
    },
  },
});
