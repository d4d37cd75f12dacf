import type {Column} from "../contract.js";

// Columns that several contracts share, so that one meaning is written once.

export const customerKey = {
  type: "VARCHAR",
  label: {en: "Customer", zh: "客户"},
  meaning: {
    en: "Keyed pseudonym of the customer (HMAC-SHA-256, first 16 digits); not reversible by a reader.",
    zh: "客户的密钥化名（HMAC-SHA-256 前 16 位），读者无法还原。",
  },
  pseudonym: true,
} as const satisfies Column;

export const segment = {
  type: "VARCHAR",
  label: {en: "Segment", zh: "客户类型"},
  meaning: {
    en: "RFM segment at the as-of date, by the rules in definitions.",
    zh: "截止日的 RFM 客户类型，按定义中的规则划分。",
  },
  values: "segment",
} as const satisfies Column;

export const stage = {
  type: "VARCHAR",
  label: {en: "Stage", zh: "生命周期阶段"},
  meaning: {
    en: "Lifecycle stage, by purchase days so far and days since the last order.",
    zh: "生命周期阶段，按累计购买天数与距上次下单天数划分。",
  },
  values: "stage",
} as const satisfies Column;

export const tier = {
  type: "VARCHAR",
  label: {en: "Tier", zh: "客户等级"},
  meaning: {
    en: "Tier by rank of value (its basis is in build_info: value_basis); the better of the rating now and a quarter ago, so one bad quarter demotes nobody.",
    zh: "按价值排名的等级（价值口径见 build_info：value_basis）；取当前与上一季度评级中较高者，一季表现不佳不会降级。",
  },
  values: "tier",
} as const satisfies Column;

export const quadrant = {
  type: "VARCHAR",
  label: {en: "Quadrant", zh: "矩阵象限"},
  meaning: {
    en: "Quadrant of the importance × value matrix.",
    zh: "重要性 × 价值矩阵中的象限。",
  },
  values: "quadrant",
} as const satisfies Column;

export const month = {
  type: "TIMESTAMP_MS",
  label: {en: "Month", zh: "月份"},
  meaning: {en: "First day of the calendar month.", zh: "自然月的第一天。"},
} as const satisfies Column;

export const isComplete = {
  type: "BOOLEAN",
  label: {en: "Complete", zh: "是否完整"},
  meaning: {
    en: "True when the whole month lies on or before the as-of date.",
    zh: "整月均不晚于截止日时为真。",
  },
} as const satisfies Column;

export const customers = {
  type: "INTEGER",
  label: {en: "Customers", zh: "客户数"},
  meaning: {en: "Number of customers.", zh: "客户数量。"},
  unit: "customers",
  range: [0, 2147483647],
} as const satisfies Column;

export const orderCount = {
  type: "INTEGER",
  label: {en: "Orders", zh: "订单数"},
  meaning: {
    en: "Valid orders up to the as-of date; returns, cancellations and orders of amount zero do not count.",
    zh: "截至截止日的有效订单数；退货、取消及零金额订单不计。",
  },
  unit: "orders",
  range: [0, 2147483647],
} as const satisfies Column;

export const netAmount = {
  type: "DOUBLE",
  label: {en: "Net sales", zh: "净销售额"},
  meaning: {
    en: "Money of valid orders after discounts, less returns.",
    zh: "有效订单折后金额减去退货。",
  },
  unit: "money",
} as const satisfies Column;

export const marginAmount = {
  type: "DOUBLE",
  label: {en: "Margin", zh: "毛利"},
  meaning: {
    en: "Net sales less cost of goods; absent where neither costs nor a margin assumption are known.",
    zh: "净销售额减商品成本；既无成本又无毛利假设时缺失。",
  },
  unit: "money",
  absent: true,
} as const satisfies Column;

export const daysSinceLastOrder = {
  type: "INTEGER",
  label: {en: "Days since last order", zh: "距上次下单天数"},
  meaning: {
    en: "Days from the last valid order to the as-of date.",
    zh: "最近一次有效订单至截止日的天数。",
  },
  unit: "days",
  range: [0, 40000],
} as const satisfies Column;

export const customersShare = {
  type: "DOUBLE",
  label: {en: "Share of customers", zh: "客户占比"},
  meaning: {en: "Share of all buyers.", zh: "占全部购买客户的比例。"},
  unit: "share",
  range: [0, 1],
} as const satisfies Column;

/** A share of money can leave 0–1 where returns make a part negative. */
export const netShare = {
  type: "DOUBLE",
  label: {en: "Share of net sales", zh: "销售额占比"},
  meaning: {
    en: "Share of the net sales of all buyers; absent when these are not positive.",
    zh: "占全部购买客户净销售额的比例；总额非正时缺失。",
  },
  unit: "share",
  absent: true,
} as const satisfies Column;
