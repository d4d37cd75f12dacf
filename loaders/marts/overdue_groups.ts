import {contract} from "../contract.js";
import * as shared from "./columns.js";
import * as models from "./model-columns.js";

export const overdueGroups = contract({
  name: "overdue_groups",
  grain: {
    en: "One row per group of overdue customers under one division that has any; the groups of a division add up to the total.",
    zh: "每行一个划分下的一组逾期客户（无客户的组没有行）；同一划分各组之和等于合计。",
  },
  key: ["division", "position"],
  format: "json",
  columns: {
    division: {
      type: "VARCHAR",
      label: {en: "Division", zh: "划分方式"},
      meaning: {
        en: "All overdue customers, or by tier or segment.",
        zh: "全部逾期客户，或按等级、按客户类型。",
      },
      values: ["total", "tier", "segment"],
    },
    position: {
      type: "INTEGER",
      label: {en: "Position", zh: "次序"},
      meaning: {en: "Order of the groups in the definition.", zh: "各组在定义中的次序。"},
      unit: "rank",
      range: [1, 125],
    },
    group_name: {
      type: "VARCHAR",
      label: {en: "Group", zh: "组"},
      meaning: {
        en: "Id of the tier or segment; absent for the total.",
        zh: "等级或客户类型的编号；合计缺失。",
      },
      absent: true,
    },
    customers: {
      ...shared.customers,
      meaning: {
        en: "Customers past their own rhythm and not yet churned.",
        zh: "已超出自身购买节奏、尚未流失的客户。",
      },
    },
    net_amount_at_stake: {
      ...shared.netAmount,
      label: {en: "Money at stake", zh: "风险金额"},
      meaning: {
        en: "Their net sales of the last twelve months, which stay away if they do.",
        zh: "这些客户近十二个月净销售额，即其离开将失去的金额。",
      },
    },
    amount_at_risk: {
      ...models.amountAtRisk,
      absent: true,
      meaning: {
        en: "What they would bring in the months that CLV counts if surely still active, times the probability of having left; absent where no model is trusted.",
        zh: "若确定仍活跃时在生命周期价值所计月份内将带来的金额，乘以其已离开的概率；没有可信模型时缺失。",
      },
    },
  },
});
