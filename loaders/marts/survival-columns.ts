import type {Column} from "../contract.js";

// Columns that name a survival curve.

export const family = {
  type: "VARCHAR",
  label: {en: "Family", zh: "曲线组"},
  meaning: {en: "By what customers are parted into curves.", zh: "将客户分入各曲线的依据。"},
  values: "survival_family",
} as const satisfies Column;

export const curve = {
  type: "VARCHAR",
  label: {en: "Curve", zh: "曲线"},
  meaning: {
    en: "Which customers: the step (term order_step), the segment's id, or the name of the channel, category or region; only of cells large enough.",
    zh: "客户范围：第几次到第几次购买（术语 order_step）、客户类型编号，或渠道、品类、地区的名称；仅含足够大的单元。",
  },
} as const satisfies Column;

export const position = {
  type: "INTEGER",
  label: {en: "Position", zh: "次序"},
  meaning: {
    en: "Order of the curve in its family.",
    zh: "曲线在组内的次序。",
  },
  unit: "rank",
  range: [1, 100000],
} as const satisfies Column;
