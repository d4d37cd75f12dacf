import type {Column} from "../contract.js";

// Columns that the contracts of the models share, so that one meaning is written once.

export const model = {
  type: "VARCHAR",
  label: {en: "Model", zh: "模型"},
  meaning: {
    en: "Model behind the numbers of the row; none where no model is trusted.",
    zh: "本行数字所依据的模型；没有可信模型时为 none。",
  },
  values: "model",
} as const satisfies Column;

export const expectedOrders = {
  type: "DOUBLE",
  label: {en: "Expected orders", zh: "预期订单"},
  meaning: {en: "Orders expected in the period.", zh: "期内预期订单数。"},
  unit: "orders",
  range: [0, 1e9],
} as const satisfies Column;

export const aliveProbability = {
  type: "DOUBLE",
  label: {en: "Probability active", zh: "活跃概率"},
  meaning: {
    en: "Probability that the customer has not left for good; absent where no model is trusted, or nobody leaves in the one that is.",
    zh: "客户尚未永久离开的概率；没有可信模型或模型假定无人离开时缺失。",
  },
  unit: "share",
  range: [0, 1],
  absent: true,
} as const satisfies Column;

export const churnRisk = {
  type: "VARCHAR",
  label: {en: "Churn risk", zh: "流失风险"},
  meaning: {
    en: "Band of the probability that the customer has left; absent where that is.",
    zh: "客户已离开概率的等级；概率缺失时亦缺失。",
  },
  values: "churn_risk",
  absent: true,
} as const satisfies Column;

/** CLV is money of the margin where it is known and positive in sum, else of net sales; build_info names it: clv_basis. */
export const clvAmount = {
  type: "DOUBLE",
  label: {en: "CLV", zh: "客户生命周期价值"},
  meaning: {
    en: "Customer lifetime value: profit expected in the coming months (horizon in definitions), discounted to the as-of date; net sales instead of profit where margin is unknown or in sum not above zero. Absent where no model is trusted.",
    zh: "客户生命周期价值：未来若干月（期限见定义）的预期利润，折现至截止日；毛利未知或合计不为正时以净销售额代替。没有可信模型时缺失。",
  },
  unit: "money",
  range: [0, 1e15],
} as const satisfies Column;

export const amountAtRisk = {
  type: "DOUBLE",
  label: {en: "Money at risk", zh: "风险金额"},
  meaning: {
    en: "CLV that the customer would have if surely still active, times the probability of having left; absent where that is.",
    zh: "若客户确定仍活跃时的生命周期价值，乘以其已离开的概率；概率缺失时亦缺失。",
  },
  unit: "money",
  range: [0, 1e15],
} as const satisfies Column;

const bound = {
  low: {en: "Lower bound", zh: "下界"},
  high: {en: "Upper bound", zh: "上界"},
} as const;

/** What rates customers; build_info names it: value_basis. */
export const valueAmount = {
  type: "DOUBLE",
  label: {en: "Value", zh: "价值"},
  meaning: {
    en: "What rates the customer: predicted profit where models are trusted, else margin or net sales of the last twelve months (build_info: value_basis); absent without orders.",
    zh: "客户评级所依据的价值：模型可信时为预测利润，否则为近十二个月毛利或净销售额（build_info：value_basis）；无订单时缺失。",
  },
  unit: "money",
  absent: true,
} as const satisfies Column;

/** The end of a 90 % interval, absent where there is none. */
export function end<const C extends Column>(column: C, side: "low" | "high") {
  const {en, zh} = bound[side];
  return {
    ...column,
    absent: true,
    label: {en: `${column.label.en}: ${en.toLowerCase()}`, zh: `${column.label.zh}：${zh}`},
    meaning: {
      en: `${en} of the 90 % interval; absent where there is none.`,
      zh: `90% 区间的${zh}；没有区间时缺失。`,
    },
  } as const;
}
