import {contract} from "../contract.js";
import * as shared from "./columns.js";

export const segments = contract({
  name: "segments",
  grain: {
    en: "One row per segment of the definition in force, empty ones included.",
    zh: "每行一个现行定义下的客户类型，含无客户的类型。",
  },
  key: ["position"],
  format: "json",
  columns: {
    segment: shared.segment,
    position: {
      type: "INTEGER",
      label: {en: "Position", zh: "次序"},
      meaning: {en: "Order in which the definition lists it.", zh: "定义中的次序。"},
      unit: "rank",
      range: [1, 125],
    },
    rank: {
      type: "INTEGER",
      label: {en: "Rank", zh: "位次"},
      meaning: {
        en: "1 is best; several may share one. A move to a better rank is an upgrade.",
        zh: "1 为最好，可并列；转入位次更高者为升级。",
      },
      unit: "rank",
      range: [1, 125],
    },
    customers: shared.customers,
    customers_share: shared.customersShare,
    net_amount: shared.netAmount,
    net_share: shared.netShare,
    margin_amount: shared.marginAmount,
    margin_share: {
      type: "DOUBLE",
      label: {en: "Share of margin", zh: "毛利占比"},
      meaning: {
        en: "Share of the margin of all buyers; absent where margin is unknown or not positive.",
        zh: "占全部购买客户毛利的比例；毛利未知或非正时缺失。",
      },
      unit: "share",
      absent: true,
    },
    median_days_since_last_order: {
      type: "DOUBLE",
      label: {en: "Median days since last order", zh: "距上次下单天数中位数"},
      meaning: {en: "Absent in an empty segment.", zh: "无客户时缺失。"},
      unit: "days",
      absent: true,
    },
    median_order_count: {
      type: "DOUBLE",
      label: {en: "Median orders", zh: "订单数中位数"},
      meaning: {en: "Absent in an empty segment.", zh: "无客户时缺失。"},
      unit: "orders",
      absent: true,
    },
    median_net_amount: {
      type: "DOUBLE",
      label: {en: "Median net sales", zh: "净销售额中位数"},
      meaning: {en: "Per customer; absent in an empty segment.", zh: "每位客户；无客户时缺失。"},
      unit: "money",
      absent: true,
    },
    customers_before: {
      ...shared.customers,
      label: {en: "Customers at comparison", zh: "对比日客户数"},
      meaning: {
        en: "Customers of the segment on the comparison date.",
        zh: "对比日属于该类型的客户数。",
      },
    },
    moved_in: {
      ...shared.customers,
      label: {en: "Moved in", zh: "转入"},
      meaning: {
        en: "Buyers now here who were elsewhere on the comparison date.",
        zh: "对比日属于其他类型、现转入的客户。",
      },
    },
    moved_out: {
      ...shared.customers,
      label: {en: "Moved out", zh: "转出"},
      meaning: {
        en: "Buyers here on the comparison date who are elsewhere now.",
        zh: "对比日属于该类型、现已转出的客户。",
      },
    },
    arrived: {
      ...shared.customers,
      label: {en: "Arrived", zh: "新到"},
      meaning: {
        en: "Customers now here whose first order came after the comparison date.",
        zh: "首单晚于对比日的客户。",
      },
    },
    is_lost: {
      type: "BOOLEAN",
      label: {en: "Counts as lost", zh: "视为流失"},
      meaning: {
        en: "Whoever comes here is lost; whoever leaves by buying is won back.",
        zh: "转入即为流失，经购买转出即为赢回。",
      },
    },
  },
});
