import {contract} from "../contract.js";
import * as shared from "./columns.js";

export const lifecycle = contract({
  name: "lifecycle",
  grain: {en: "One row per month and lifecycle stage.", zh: "每行一个月份与生命周期阶段。"},
  key: ["month", "position"],
  format: "json",
  columns: {
    stage: shared.stage,
    position: {
      type: "INTEGER",
      label: {en: "Position", zh: "次序"},
      meaning: {en: "Order in which the definition lists the stage.", zh: "定义中阶段的次序。"},
      unit: "rank",
      range: [1, 20],
    },
    customers_at_start: {
      ...shared.customers,
      label: {en: "At start", zh: "期初"},
      meaning: {
        en: "Customers in the stage at the end of the month before.",
        zh: "上月末处于该阶段的客户。",
      },
    },
    customers_in: {
      ...shared.customers,
      label: {en: "In", zh: "流入"},
      meaning: {
        en: "Times that a customer entered the stage in the month, day by day.",
        zh: "当月逐日进入该阶段的人次。",
      },
    },
    customers_out: {
      ...shared.customers,
      label: {en: "Out", zh: "流出"},
      meaning: {
        en: "Times that a customer left the stage in the month, day by day.",
        zh: "当月逐日离开该阶段的人次。",
      },
    },
    customers_at_end: {
      ...shared.customers,
      label: {en: "At end", zh: "期末"},
      meaning: {en: "Start + in − out, exactly.", zh: "期初 + 流入 − 流出，严格相等。"},
    },
    is_complete: shared.isComplete,
    month: shared.month,
  },
});
