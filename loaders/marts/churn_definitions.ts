import {contract} from "../contract.js";
import * as shared from "./columns.js";

const share = (en: string, zh: string, meaning: {en: string; zh: string}) =>
  ({
    type: "DOUBLE",
    label: {en, zh},
    meaning,
    unit: "share",
    range: [0, 1],
    absent: true,
  }) as const;
const count = (en: string, zh: string, meaning: {en: string; zh: string}) =>
  ({...shared.customers, label: {en, zh}, meaning}) as const;
const money = (en: string, zh: string, meaning: {en: string; zh: string}) =>
  ({type: "DOUBLE", label: {en, zh}, meaning, unit: "money"}) as const;

export const churnDefinitions = contract({
  name: "churn_definitions",
  grain: {
    en: "One row per way to call a customer gone, tried on past dates and judged by what came after.",
    zh: "每行一种判定客户流失的方法，在过去日期试用并以其后的实际检验。",
  },
  key: ["position"],
  format: "json",
  columns: {
    definition: {
      type: "VARCHAR",
      label: {en: "Definition", zh: "判定方法"},
      meaning: {en: "When a customer is called gone.", zh: "何时判定客户已流失。"},
      values: "churn_definition",
    },
    position: {
      type: "INTEGER",
      label: {en: "Position", zh: "次序"},
      meaning: {en: "Order in which the definitions are told.", zh: "判定方法的次序。"},
      unit: "rank",
      range: [1, 100],
    },
    after_days: {
      type: "INTEGER",
      label: {en: "After", zh: "天数"},
      meaning: {
        en: "Days without an order after which everybody is called gone, on the latest of the past dates; absent where it differs by customer.",
        zh: "最近一个过去日期上，未下单超过该天数即判定流失；因人而异时缺失。",
      },
      unit: "days",
      range: [0, 40000],
      absent: true,
    },
    window_days: {
      type: "INTEGER",
      label: {en: "Judged by", zh: "检验期"},
      meaning: {
        en: "Days after each past date; gone is who did not order in them.",
        zh: "每个过去日期之后的天数；其间未下单即为实际流失。",
      },
      unit: "days",
      range: [1, 40000],
    },
    cuts: {
      type: "INTEGER",
      label: {en: "Past dates", zh: "过去日期数"},
      meaning: {en: "Past dates that are judged together.", zh: "合并检验的过去日期数。"},
      range: [1, 1000],
    },
    customers: count("Judged", "受检客户", {
      en: "Customers with an order in the 365 days before the past date, once per date.",
      zh: "过去日期之前 365 天内有订单的客户，按日期计。",
    }),
    gone: count("Gone", "实际流失", {
      en: "Those who did not order in the days after.",
      zh: "其后未下单的客户。",
    }),
    called: count("Called gone", "判定流失", {
      en: "Those whom the definition calls gone.",
      zh: "被该方法判定流失的客户。",
    }),
    right_alarms: count("Right alarms", "正确预警", {
      en: "Called gone, and gone.",
      zh: "判定流失且实际流失。",
    }),
    false_alarms: count("False alarms", "误报", {
      en: "Called gone, but they ordered.",
      zh: "判定流失但仍下单。",
    }),
    missed: count("Missed", "漏报", {
      en: "Gone, but not called so.",
      zh: "实际流失但未被判定。",
    }),
    precision_share: share("Precision", "精确率", {
      en: "Right alarms over those called gone; absent where nobody is.",
      zh: "正确预警除以判定流失；无人被判定时缺失。",
    }),
    sensitivity_share: share("Sensitivity", "灵敏度", {
      en: "Right alarms over those gone; absent where nobody is.",
      zh: "正确预警除以实际流失；无人流失时缺失。",
    }),
    false_alarm_share: share("False alarm rate", "误报率", {
      en: "False alarms over those who ordered; absent where nobody did.",
      zh: "误报除以仍下单的客户；无人下单时缺失。",
    }),
    warning_days: {
      type: "DOUBLE",
      label: {en: "Days of warning", zh: "提前天数"},
      meaning: {
        en: "Median days, over right alarms, by which the alarm came before the churn definition in force would have called; negative where it came later, absent without alarms.",
        zh: "正确预警较现行流失定义提前的天数中位数；更晚时为负，没有预警时缺失。",
      },
      unit: "days",
      range: [-40000, 40000],
      absent: true,
    },
    right_amount: money("Money of right alarms", "正确预警金额", {
      en: "Net sales in the 365 days before the past date, of those rightly called.",
      zh: "正确预警客户在过去日期之前 365 天的净销售额。",
    }),
    false_amount: money("Money of false alarms", "误报金额", {
      en: "The same of those called gone who ordered.",
      zh: "误报客户的同一金额。",
    }),
    missed_amount: money("Money missed", "漏报金额", {
      en: "The same of those gone and not called.",
      zh: "漏报客户的同一金额。",
    }),
    is_in_force: {
      type: "BOOLEAN",
      label: {en: "In force", zh: "是否现行"},
      meaning: {
        en: "True for the definition by which the report counts churn.",
        zh: "报告统计流失所用的判定方法为真。",
      },
    },
  },
});
