import {contract} from "../contract.js";
import {cohorts} from "./cohorts.js";
import * as shared from "./columns.js";

export const cohortGroups = contract({
  name: "cohort_groups",
  grain: {
    en: "One row per side, group of buyers on it, step and age; sides that the source does not tell have none.",
    zh: "每行一个分组维度、其中一组客户、步长与年龄；来源未提供的维度没有行。",
  },
  key: ["side", "step", "group_position", "age"],
  format: "json",
  columns: {
    side: {
      type: "VARCHAR",
      label: {en: "Side", zh: "分组维度"},
      meaning: {
        en: "By what buyers are grouped: the channel that won them, their region, or channel, category and kind of promotion of the first order.",
        zh: "客户的分组依据：获客渠道、地区，或首单的渠道、品类与促销类型。",
      },
      values: [
        "acquisition_channel",
        "first_channel",
        "region",
        "first_category",
        "first_promotion",
      ],
    },
    step: {
      type: "VARCHAR",
      label: {en: "Step", zh: "步长"},
      meaning: {
        en: "Whether age is counted in calendar months or quarters.",
        zh: "年龄按自然月还是自然季度计。",
      },
      values: ["month", "quarter"],
    },
    group_position: {
      type: "INTEGER",
      label: {en: "Position", zh: "位置"},
      meaning: {
        en: "1 to 8 are the largest names, 0 no promotion, 9 all other names together, 10 not known.",
        zh: "1 至 8 为人数最多的名称，0 为无促销，9 为其余名称合并，10 为未知。",
      },
      range: [0, 10],
    },
    group_kind: {
      type: "VARCHAR",
      label: {en: "Kind", zh: "组别类型"},
      meaning: {
        en: "A name of its own, all other (or too small) names together, not known, or a first order without promotion.",
        zh: "独立名称、其余（或过小）名称合并、未知，或首单无促销。",
      },
      values: ["named", "other", "not_known", "no_promotion"],
    },
    group_name: {
      type: "VARCHAR",
      label: {en: "Group", zh: "组别"},
      meaning: {
        en: "Name as the source gives it; absent where the kind says all.",
        zh: "来源给出的名称；类型已说明时缺失。",
      },
      absent: true,
    },
    age: {
      type: "INTEGER",
      label: {en: "Age", zh: "年龄"},
      meaning: {
        en: "Months or quarters since that of the first order.",
        zh: "距首单所在月（季）的月数（季数）。",
      },
      range: [0, 1200],
    },
    group_customers: {
      ...shared.customers,
      label: {en: "Group size", zh: "组内人数"},
      meaning: {en: "All buyers of the group.", zh: "组内全部购买客户。"},
      range: [1, 2147483647],
    },
    customers: {
      ...shared.customers,
      label: {en: "Customers observed", zh: "已观测客户"},
      meaning: {
        en: "Buyers of the group whose month (quarter) of this age is over; all else in the row is about them.",
        zh: "组内该月龄（季龄）已结束的客户；本行其余数值均针对他们。",
      },
      range: [1, 2147483647],
    },
    active_customers: {
      ...cohorts.columns.active_customers,
      meaning: {
        en: "Those of them with a valid order at this age.",
        zh: "其中在该年龄有有效订单的客户。",
      },
    },
    orders: {
      ...shared.orderCount,
      meaning: {en: "Their valid orders at this age.", zh: "他们在该年龄的有效订单。"},
    },
    order_amount: cohorts.columns.order_amount,
    net_amount: shared.netAmount,
    margin_amount: shared.marginAmount,
  },
});
