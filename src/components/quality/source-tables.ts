import type {Bilingual} from "../words/language.js";

/** What readers call the tables of a source, and what each that may be missing would tell. */
export const sourceTables: Readonly<Record<string, {name: Bilingual; tells?: Bilingual}>> = {
  orders: {name: {en: "Orders", zh: "订单"}},
  order_lines: {
    name: {en: "Order lines", zh: "订单明细"},
    tells: {en: "which products are bought", zh: "购买了哪些商品"},
  },
  products: {
    name: {en: "Products", zh: "商品"},
    tells: {en: "the categories, brands and costs of products", zh: "商品的品类、品牌与成本"},
  },
  customers: {
    name: {en: "Customer records", zh: "客户档案"},
    tells: {
      en: "regions, referrals and people who have not bought yet",
      zh: "地区、推荐关系以及尚未购买的人",
    },
  },
  interactions: {
    name: {en: "Interactions", zh: "互动记录"},
    tells: {en: "visits, contacts and clicks", zh: "到访、联系与点击"},
  },
  feedback: {
    name: {en: "Feedback", zh: "客户反馈"},
    tells: {en: "satisfaction and complaints", zh: "满意度与投诉"},
  },
  campaigns: {
    name: {en: "Campaigns", zh: "营销活动"},
    tells: {en: "which campaigns ran", zh: "开展过哪些营销活动"},
  },
  campaign_members: {
    name: {en: "Campaign members", zh: "活动名单"},
    tells: {en: "who was in a campaign and whether it worked", zh: "谁参加了活动、活动是否有效"},
  },
  acquisition_costs: {
    name: {en: "Acquisition costs", zh: "获客费用"},
    tells: {en: "what a new customer costs", zh: "获得一位新客户的成本"},
  },
  annotations: {
    name: {en: "Annotations", zh: "时间轴标注"},
    tells: {en: "what happened when, on the time axes", zh: "时间轴上何时发生了什么"},
  },
};

/** Returns what readers call a table of a source; its own name where it is none of ours. */
export function sourceTableName(table: string, language: keyof Bilingual): string {
  return sourceTables[table]?.name[language] ?? table;
}
