import {contract} from "../contract.js";
import * as shared from "./columns.js";

const share = (en: string, zh: string, meaning: {en: string; zh: string}) =>
  ({type: "DOUBLE", label: {en, zh}, meaning, unit: "share", range: [0, 1]}) as const;

export const leavingReasons = contract({
  name: "leaving_reasons",
  grain: {
    en: "One row per side of a purchase (delivery, complaint, category) and group of customers; none for sides that the source does not tell.",
    zh: "每行购买的一个方面（配送、投诉、品类）与一组客户；数据源未提供的方面没有行。",
  },
  key: ["side", "position"],
  format: "json",
  columns: {
    side: {
      type: "VARCHAR",
      label: {en: "Side", zh: "方面"},
      meaning: {
        en: "By what customers are told apart: whether their purchase was delivered late, whether there was a complaint about it, or its main category.",
        zh: "区分客户的依据：该次购买是否延迟送达、是否有投诉，或其主要品类。",
      },
      values: ["delivery", "complaint", "category"],
    },
    group_name: {
      type: "VARCHAR",
      label: {en: "Group", zh: "分组"},
      meaning: {
        en: "late or in_time, complaint or no_complaint, or the category.",
        zh: "late（延迟）或 in_time（准时），complaint（有投诉）或 no_complaint（无投诉），或品类名称。",
      },
    },
    position: {
      type: "INTEGER",
      label: {en: "Position", zh: "次序"},
      meaning: {en: "Order of the group.", zh: "分组的次序。"},
      unit: "rank",
      range: [1, 20],
    },
    customers: {
      ...shared.customers,
      meaning: {
        en: "Customers judged by the first purchase day of the year that ended as long before the as-of date as churn takes; each counts once.",
        zh: "按一年内首个购买日判定的客户，该年截止于截止日之前，间隔为流失天数；每位客户只计一次。",
      },
    },
    customers_gone: {
      ...shared.customers,
      label: {en: "Not back", zh: "未再购买"},
      meaning: {
        en: "Of them, those without another order within the days after which churn begins.",
        zh: "其中在流失天数内未再下单的客户。",
      },
    },
    gone_share: share("Share not back", "未再购买占比", {
      en: "Not back over customers.",
      zh: "未再购买的客户占比。",
    }),
    gone_share_low: share("Lower bound", "下界", {
      en: "Lower bound of Wilson's 90 % interval.",
      zh: "Wilson 90% 区间的下界。",
    }),
    gone_share_high: share("Upper bound", "上界", {
      en: "Upper bound of Wilson's 90 % interval.",
      zh: "Wilson 90% 区间的上界。",
    }),
  },
});
