import {contract} from "../contract.js";
import * as shared from "./columns.js";
import * as models from "./model-columns.js";

const expected = (days: number) =>
  ({
    ...models.expectedOrders,
    label: {en: `Expected orders, ${days} days`, zh: `未来 ${days} 天预期订单`},
    meaning: {
      en: `Orders expected in the ${days} days after the as-of date; absent where no model is trusted.`,
      zh: `截止日之后 ${days} 天内的预期订单数；没有可信模型时缺失。`,
    },
    absent: true,
  }) as const;

export const clv = contract({
  name: "clv",
  grain: {
    en: "One row per customer with a valid order: what the model that is published expects of them.",
    zh: "每行一位有有效订单的客户：已发布模型对其的预期。",
  },
  key: ["customer_key"],
  format: "parquet",
  rowsTogether: 2048,
  columns: {
    customer_key: shared.customerKey,
    model: models.model,
    segment: shared.segment,
    churn_risk: models.churnRisk,
    alive_probability: models.aliveProbability,
    expected_orders_30_days: expected(30),
    expected_orders_90_days: expected(90),
    expected_orders_365_days: expected(365),
    expected_order_amount: {
      type: "DOUBLE",
      label: {en: "Expected order", zh: "预期客单价"},
      meaning: {
        en: "Money expected per future order, drawn from the own orders towards the average of all; absent where no model is trusted.",
        zh: "未来每笔订单的预期金额，由自身订单向总体均值收缩；没有可信模型时缺失。",
      },
      unit: "money",
      range: [0, 1e15],
      absent: true,
    },
    clv_amount: {...models.clvAmount, absent: true},
    clv_amount_low: {
      ...models.end(models.clvAmount, "low"),
      meaning: {
        en: "Lower bound of what this one customer may come to: nine of ten customers like this one lie between the bounds.",
        zh: "该客户可能实现价值的下界：十位同类客户中有九位落在上下界之间。",
      },
    },
    clv_amount_high: models.end(models.clvAmount, "high"),
    amount_at_risk: {...models.amountAtRisk, absent: true},
    expected_next_order_date: {
      type: "TIMESTAMP_MS",
      label: {en: "Next order expected by", zh: "预期下次下单"},
      meaning: {
        en: "Day by which one more order is expected; absent where none is expected within three years, or no model is trusted.",
        zh: "预计再下一单的日期；三年内不足一单或没有可信模型时缺失。",
      },
      absent: true,
    },
  },
});
