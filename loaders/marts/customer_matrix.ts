import {contract} from "../contract.js";
import * as shared from "./columns.js";
import * as models from "./model-columns.js";

const rank = (en: string, zh: string) =>
  ({
    type: "DOUBLE",
    label: {en, zh},
    meaning: {
      en: "Percentile rank among buyers, 0 lowest and 1 highest; equal values rank alike.",
      zh: "在购买客户中的百分位，0 最低、1 最高；数值相同则排位相同。",
    },
    unit: "share",
    range: [0, 1],
  }) as const;

export const customerMatrix = contract({
  name: "customer_matrix",
  grain: {en: "One row per customer with a valid order.", zh: "每行一位有有效订单的客户。"},
  key: ["customer_key"],
  format: "parquet",
  rowsTogether: 2048,
  columns: {
    customer_key: shared.customerKey,
    quadrant: shared.quadrant,
    importance: {
      type: "DOUBLE",
      label: {en: "Importance", zh: "重要性"},
      meaning: {
        en: "Weight in the business, 0–1: share of sales, referrals and strategic account, weighted as the definition says.",
        zh: "客户在业务中的分量（0–1）：销售占比、推荐与战略客户，按定义加权。",
      },
      unit: "share",
      range: [0, 1],
    },
    value: {
      type: "DOUBLE",
      label: {en: "Value", zh: "价值"},
      meaning: {
        en: "Profit contribution, 0–1: percentile of value (orders × average order × margin), predicted where models are trusted, else of the last twelve months (build_info: value_basis).",
        zh: "利润贡献（0–1）：价值（频率 × 客单价 × 毛利率）的百分位；模型可信时为预测值，否则为近十二个月（build_info：value_basis）。",
      },
      unit: "share",
      range: [0, 1],
    },
    sales_share: {
      type: "DOUBLE",
      label: {en: "Share of sales", zh: "销售占比"},
      meaning: {
        en: "The customer's share of the net sales of all buyers; absent when these are not positive.",
        zh: "该客户占全部购买客户净销售额的比例；总额非正时缺失。",
      },
      unit: "share",
      absent: true,
    },
    sales_rank: rank("Sales rank", "销售排位"),
    referral_rank: {
      ...rank("Referral rank", "推荐排位"),
      absent: true,
      meaning: {
        en: "Percentile rank by customers referred; absent where the source has no referrals.",
        zh: "按推荐客户数的百分位；数据源无推荐信息时缺失。",
      },
    },
    value_rank: rank("Value rank", "价值排位"),
    net_amount: shared.netAmount,
    trailing_year_orders: {
      type: "INTEGER",
      label: {en: "Orders, last 12 months", zh: "近十二个月订单数"},
      meaning: {
        en: "Valid orders in the twelve months that end on the as-of date.",
        zh: "截至截止日十二个月内的有效订单数。",
      },
      unit: "orders",
      range: [0, 2147483647],
    },
    trailing_year_net_amount: {
      ...shared.netAmount,
      label: {en: "Net sales, last 12 months", zh: "近十二个月净销售额"},
    },
    trailing_year_margin_amount: {
      ...shared.marginAmount,
      label: {en: "Margin, last 12 months", zh: "近十二个月毛利"},
    },
    value_amount: models.valueAmount,
    referred_customers: {
      type: "INTEGER",
      label: {en: "Referred customers", zh: "推荐客户数"},
      meaning: {
        en: "Customers who name this one as their referrer; absent where the source has no referrals.",
        zh: "由该客户推荐而来的客户数；数据源无推荐信息时缺失。",
      },
      unit: "customers",
      range: [0, 2147483647],
      absent: true,
    },
    is_strategic: {
      type: "BOOLEAN",
      label: {en: "Strategic", zh: "战略客户"},
      meaning: {
        en: "A strategic account; absent where the source does not say.",
        zh: "战略客户；数据源未说明时缺失。",
      },
      absent: true,
    },
  },
});
