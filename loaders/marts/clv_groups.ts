import {contract} from "../contract.js";
import * as shared from "./columns.js";
import * as models from "./model-columns.js";

export const clvGroups = contract({
  name: "clv_groups",
  grain: {
    en: "One row per group of buyers under one division; none where no model is trusted.",
    zh: "每行一个划分下的一组购买客户；没有可信模型时没有行。",
  },
  key: ["division", "position"],
  format: "json",
  columns: {
    division: {
      type: "VARCHAR",
      label: {en: "Division", zh: "划分方式"},
      meaning: {en: "By what buyers are grouped.", zh: "购买客户的分组依据。"},
      values: "clv_division",
    },
    position: {
      type: "INTEGER",
      label: {en: "Position", zh: "次序"},
      meaning: {
        en: "Order of the groups: the definition's for segments and risk, the first the most valuable tenth for tenths, largest CLV first elsewhere.",
        zh: "各组次序：客户类型与风险按定义，十分位由最有价值者起，其余按客户生命周期价值由大到小。",
      },
      unit: "rank",
      range: [1, 100000],
    },
    group_name: {
      type: "VARCHAR",
      label: {en: "Group", zh: "组"},
      meaning: {
        en: "Id of the segment or risk band, name of the channel, category or region; absent for all buyers, tenths, and buyers of whom it is not told.",
        zh: "客户类型或风险等级的编号，或渠道、品类、地区的名称；全部客户、十分位以及未知者缺失。",
      },
      absent: true,
    },
    customers: shared.customers,
    customers_share: shared.customersShare,
    alive_customers: {
      type: "DOUBLE",
      label: {en: "Expected active", zh: "预期活跃客户"},
      meaning: {
        en: "Sum of the probabilities to be active: customers expected to be still there; absent under a model in which nobody leaves.",
        zh: "活跃概率之和，即预计仍活跃的客户数；模型假定无人离开时缺失。",
      },
      unit: "customers",
      range: [0, 2147483647],
      absent: true,
    },
    expected_orders_90_days: {
      ...models.expectedOrders,
      label: {en: "Expected orders, 90 days", zh: "未来 90 天预期订单"},
    },
    expected_orders_365_days: {
      ...models.expectedOrders,
      label: {en: "Expected orders, 365 days", zh: "未来 365 天预期订单"},
    },
    clv_amount: models.clvAmount,
    clv_amount_low: models.end(models.clvAmount, "low"),
    clv_amount_high: models.end(models.clvAmount, "high"),
    clv_share: {
      type: "DOUBLE",
      label: {en: "Share of CLV", zh: "生命周期价值占比"},
      meaning: {
        en: "Share of the CLV of all buyers; absent where that is zero.",
        zh: "占全部购买客户生命周期价值的比例；总额为零时缺失。",
      },
      unit: "share",
      range: [0, 1],
      absent: true,
    },
    clv_per_customer: {
      type: "DOUBLE",
      label: {en: "CLV per customer", zh: "人均生命周期价值"},
      meaning: {en: "CLV over customers.", zh: "生命周期价值除以客户数。"},
      unit: "money",
      range: [0, 1e15],
    },
    clv_median: {
      type: "DOUBLE",
      label: {en: "Median CLV", zh: "生命周期价值中位数"},
      meaning: {en: "Median of the customers' CLV.", zh: "客户生命周期价值的中位数。"},
      unit: "money",
      range: [0, 1e15],
    },
    clv_least: {
      type: "DOUBLE",
      label: {en: "Least CLV", zh: "最低生命周期价值"},
      meaning: {en: "Least CLV in the group.", zh: "组内最低的客户生命周期价值。"},
      unit: "money",
      range: [0, 1e15],
    },
    amount_at_risk: {...models.amountAtRisk, absent: true},
  },
});
