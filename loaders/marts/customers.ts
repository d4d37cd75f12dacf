import {contract} from "../contract.js";
import * as shared from "./columns.js";
import * as models from "./model-columns.js";

export const customers = contract({
  name: "customers",
  grain: {
    en: "One row per customer known on the as-of date, prospects included.",
    zh: "每行一位截止日已知的客户，含潜在客户。",
  },
  key: ["customer_key"],
  format: "parquet",
  rowsTogether: 2048,
  columns: {
    customer_key: shared.customerKey,
    lifecycle_stage: shared.stage,
    segment: {
      ...shared.segment,
      absent: true,
      meaning: {
        en: "RFM segment; absent for customers without a valid order.",
        zh: "RFM 客户类型；没有有效订单的客户缺失。",
      },
    },
    tier: {...shared.tier, absent: true},
    quadrant: {...shared.quadrant, absent: true},
    region: {
      type: "VARCHAR",
      label: {en: "Region", zh: "地区"},
      meaning: {
        en: "Region or country, as the source gives it; absent where the source does not say, or where fewer customers share it than the smallest cell allowed.",
        zh: "数据源给出的地区或国家；数据源未提供，或该地区客户少于允许的最小单元时缺失。",
      },
      absent: true,
    },
    first_channel: {
      type: "VARCHAR",
      label: {en: "First channel", zh: "首单渠道"},
      meaning: {
        en: "Channel of the first order; absent where the source does not say or too few customers share it.",
        zh: "首单渠道；数据源未提供或该渠道客户过少时缺失。",
      },
      absent: true,
    },
    first_category: {
      type: "VARCHAR",
      label: {en: "First category", zh: "首购品类"},
      meaning: {
        en: "Category with the largest amount in the first order; absent where the source does not say or too few customers share it.",
        zh: "首单中金额最大的品类；数据源未提供或该品类客户过少时缺失。",
      },
      absent: true,
    },
    churn_risk: models.churnRisk,
    days_since_last_order: {...shared.daysSinceLastOrder, absent: true},
    order_count: shared.orderCount,
    purchase_days: {
      type: "INTEGER",
      label: {en: "Purchase days", zh: "购买天数"},
      meaning: {en: "Days with at least one valid order.", zh: "有有效订单的天数。"},
      unit: "days",
      range: [0, 40000],
    },
    net_amount: shared.netAmount,
    margin_amount: shared.marginAmount,
    average_order_amount: {
      type: "DOUBLE",
      label: {en: "Average order", zh: "客单价"},
      meaning: {
        en: "Money of valid orders before returns, per order; absent without orders.",
        zh: "每笔有效订单的金额（未减退货）；无订单时缺失。",
      },
      unit: "money",
      range: [0, 1e15],
      absent: true,
    },
    trailing_year_net_amount: {
      type: "DOUBLE",
      label: {en: "Net sales, last 12 months", zh: "近十二个月净销售额"},
      meaning: {
        en: "Net sales in the twelve months that end on the as-of date.",
        zh: "截至截止日十二个月内的净销售额。",
      },
      unit: "money",
    },
    value_amount: models.valueAmount,
    alive_probability: {
      ...models.aliveProbability,
      meaning: {
        en: "Probability that the customer has not left for good; absent where no model is trusted, nobody leaves in the one that is, or it is BG/NBD and the customer bought on one day only, of whom it says nothing.",
        zh: "客户尚未永久离开的概率；没有可信模型、模型假定无人离开，或模型为 BG/NBD 而客户只在一天内购买过（模型对其无从判断）时缺失。",
      },
    },
    clv_amount: {...models.clvAmount, absent: true},
    median_gap_days: {
      type: "DOUBLE",
      label: {en: "Median gap", zh: "购买间隔中位数"},
      meaning: {
        en: "Median of the days between successive purchase days; absent with fewer than two of them.",
        zh: "相邻两次购买相隔天数的中位数；购买天数不足两天时缺失。",
      },
      unit: "days",
      range: [1, 40000],
      absent: true,
    },
    first_order_date: {
      type: "TIMESTAMP_MS",
      label: {en: "First order", zh: "首次下单"},
      meaning: {
        en: "Day of the first valid order; absent without orders.",
        zh: "首次有效订单日期；无订单时缺失。",
      },
      absent: true,
    },
    last_order_date: {
      type: "TIMESTAMP_MS",
      label: {en: "Last order", zh: "最近下单"},
      meaning: {
        en: "Day of the last valid order up to the as-of date; absent without orders.",
        zh: "截止日前最近一次有效订单日期；无订单时缺失。",
      },
      absent: true,
    },
  },
});
