import type {Bilingual} from "../contract.js";

/**
 * What a cell of a canonical table means once it is read: `key` is an identifier kept as text,
 * `amount` is money as DECIMAL(18,4), `instant` a local TIMESTAMP in the source's timezone, `day` a
 * DATE, `number` a DOUBLE, `quantity` a DECIMAL(18,4), `integer` a BIGINT.
 */
export type CellType =
  "key" | "text" | "amount" | "quantity" | "integer" | "number" | "boolean" | "instant" | "day";

export interface CanonicalColumn {
  readonly name: string;
  readonly type: CellType;
  /** The file must have this column; a table without it is refused as a whole. */
  readonly required?: boolean;
  /** A row whose cell is empty is quarantined. */
  readonly filled?: boolean;
  readonly unit?: string;
  readonly meaning: Bilingual;
}

export interface CanonicalTable {
  readonly name: string;
  /** The columns that name a row; empty where rows have no name of their own. */
  readonly key: readonly string[];
  readonly meaning: Bilingual;
  readonly columns: readonly CanonicalColumn[];
}

const currency = "the source's currency";

/** The tables that a source may hold, in the order in which they are read. Only `orders` is required. */
export const canonicalTables: readonly CanonicalTable[] = [
  {
    name: "orders",
    key: ["order_id"],
    meaning: {en: "One row per order, return or cancellation.", zh: "每行一笔订单、退货或取消。"},
    columns: [
      {
        name: "order_id",
        type: "key",
        required: true,
        filled: true,
        meaning: {en: "Identifies the order.", zh: "订单编号。"},
      },
      {
        name: "customer_id",
        type: "key",
        required: true,
        meaning: {en: "Who bought; empty for an anonymous order.", zh: "购买者；匿名订单留空。"},
      },
      {
        name: "ordered_at",
        type: "instant",
        required: true,
        filled: true,
        meaning: {
          en: "When the order was placed, local time unless it carries an offset.",
          zh: "下单时间；未带时区偏移时按本地时间。",
        },
      },
      {
        name: "net_amount",
        type: "amount",
        unit: currency,
        meaning: {
          en: "What the customer pays for the goods after discounts; negative for a return. May be left out when order_lines are given.",
          zh: "折后商品应付金额；退货为负。提供 order_lines 时可省略。",
        },
      },
      {
        name: "currency",
        type: "text",
        meaning: {
          en: "ISO code of the amounts, if not the source's currency.",
          zh: "金额的 ISO 货币代码（与数据源货币不同时填写）。",
        },
      },
      {
        name: "gross_amount",
        type: "amount",
        unit: currency,
        meaning: {en: "Amount before discounts.", zh: "折前金额。"},
      },
      {
        name: "discount_amount",
        type: "amount",
        unit: currency,
        meaning: {en: "Discount given, as a positive number.", zh: "折扣金额，填正数。"},
      },
      {
        name: "cost_amount",
        type: "amount",
        unit: currency,
        meaning: {en: "Cost of the goods sold.", zh: "商品成本。"},
      },
      {
        name: "status",
        type: "text",
        meaning: {
          en: "State of the order; source.yaml says which states count.",
          zh: "订单状态；哪些状态计为订单由 source.yaml 规定。",
        },
      },
      {
        name: "channel",
        type: "text",
        meaning: {en: "Where the order was placed.", zh: "下单渠道。"},
      },
      {name: "payment_method", type: "text", meaning: {en: "How it was paid.", zh: "支付方式。"}},
      {
        name: "promotion_code",
        type: "text",
        meaning: {en: "Promotion used, empty if none.", zh: "使用的促销代码，无则留空。"},
      },
      {
        name: "promotion_kind",
        type: "text",
        meaning: {en: "discount or gift.", zh: "促销类型：discount（折扣）或 gift（赠品）。"},
      },
      {
        name: "promised_at",
        type: "instant",
        meaning: {en: "When delivery was promised.", zh: "承诺送达时间。"},
      },
      {
        name: "delivered_at",
        type: "instant",
        meaning: {en: "When it was delivered.", zh: "实际送达时间。"},
      },
      {
        name: "store",
        type: "text",
        meaning: {en: "Store that served the order.", zh: "服务门店。"},
      },
      {
        name: "return_of",
        type: "key",
        meaning: {en: "order_id of the order that is returned.", zh: "被退订单的编号。"},
      },
    ],
  },
  {
    name: "order_lines",
    key: [],
    meaning: {en: "One row per product in an order.", zh: "每行一笔订单中的一种商品。"},
    columns: [
      {
        name: "order_id",
        type: "key",
        required: true,
        filled: true,
        meaning: {en: "The order it belongs to.", zh: "所属订单。"},
      },
      {
        name: "product_id",
        type: "key",
        required: true,
        filled: true,
        meaning: {en: "The product.", zh: "商品编号。"},
      },
      {
        name: "quantity",
        type: "quantity",
        required: true,
        filled: true,
        unit: "pieces",
        meaning: {en: "Pieces; negative when returned.", zh: "件数；退货为负。"},
      },
      {
        name: "net_amount",
        type: "amount",
        required: true,
        filled: true,
        unit: currency,
        meaning: {en: "Amount of the line after discounts.", zh: "该行折后金额。"},
      },
      {
        name: "line_id",
        type: "key",
        meaning: {
          en: "Tells apart lines that are otherwise equal; without it equal lines count once.",
          zh: "区分内容相同的行；没有时，相同的行只计一次。",
        },
      },
      {
        name: "gross_amount",
        type: "amount",
        unit: currency,
        meaning: {en: "Amount before discounts.", zh: "折前金额。"},
      },
      {
        name: "discount_amount",
        type: "amount",
        unit: currency,
        meaning: {en: "Discount given, as a positive number.", zh: "折扣金额，填正数。"},
      },
      {
        name: "cost_amount",
        type: "amount",
        unit: currency,
        meaning: {en: "Cost of the goods on the line.", zh: "该行商品成本。"},
      },
    ],
  },
  {
    name: "products",
    key: ["product_id"],
    meaning: {en: "One row per product.", zh: "每行一种商品。"},
    columns: [
      {
        name: "product_id",
        type: "key",
        required: true,
        filled: true,
        meaning: {en: "Identifies the product.", zh: "商品编号。"},
      },
      {name: "name", type: "text", meaning: {en: "Name of the product.", zh: "商品名称。"}},
      {name: "category", type: "text", meaning: {en: "Category.", zh: "品类。"}},
      {name: "brand", type: "text", meaning: {en: "Brand.", zh: "品牌。"}},
      {
        name: "unit_cost",
        type: "amount",
        unit: currency,
        meaning: {en: "Cost of one piece.", zh: "单件成本。"},
      },
    ],
  },
  {
    name: "customers",
    key: ["customer_id"],
    meaning: {
      en: "One row per person or company known to the shop, buyers and prospects.",
      zh: "每行一位已知的客户，含潜在客户。",
    },
    columns: [
      {
        name: "customer_id",
        type: "key",
        required: true,
        filled: true,
        meaning: {en: "Identifies the customer.", zh: "客户编号。"},
      },
      {name: "name", type: "text", meaning: {en: "Name; never published.", zh: "姓名；从不发布。"}},
      {
        name: "email",
        type: "text",
        meaning: {en: "E-mail; never published.", zh: "电子邮箱；从不发布。"},
      },
      {
        name: "phone",
        type: "text",
        meaning: {en: "Phone; never published.", zh: "电话；从不发布。"},
      },
      {name: "birth_date", type: "day", meaning: {en: "Birthday.", zh: "出生日期。"}},
      {name: "gender", type: "text", meaning: {en: "Gender as given.", zh: "性别。"}},
      {name: "income_band", type: "text", meaning: {en: "Income band.", zh: "收入区间。"}},
      {name: "education", type: "text", meaning: {en: "Education.", zh: "学历。"}},
      {name: "city", type: "text", meaning: {en: "City.", zh: "城市。"}},
      {name: "region", type: "text", meaning: {en: "Region or province.", zh: "地区或省份。"}},
      {name: "country", type: "text", meaning: {en: "Country.", zh: "国家。"}},
      {
        name: "urbanity",
        type: "text",
        meaning: {
          en: "city, town or countryside.",
          zh: "城镇类型：city（城市）、town（县镇）、countryside（乡村）。",
        },
      },
      {
        name: "joined_at",
        type: "instant",
        meaning: {en: "When the customer became known.", zh: "成为已知客户的时间。"},
      },
      {
        name: "acquisition_channel",
        type: "text",
        meaning: {en: "Where the customer came from.", zh: "获客渠道。"},
      },
      {
        name: "referred_by",
        type: "key",
        meaning: {en: "customer_id of who referred the customer.", zh: "推荐人的客户编号。"},
      },
      {
        name: "membership",
        type: "text",
        meaning: {en: "Membership level as the company keeps it.", zh: "公司自有的会员等级。"},
      },
      {
        name: "risk_appetite",
        type: "text",
        meaning: {en: "Risk appetite (banks).", zh: "风险偏好（银行）。"},
      },
      {
        name: "is_strategic",
        type: "boolean",
        meaning: {
          en: "A strategic account by decision of the company.",
          zh: "公司认定的战略客户。",
        },
      },
    ],
  },
  {
    name: "interactions",
    key: ["interaction_id"],
    meaning: {
      en: "One row per contact, visit, ad click or event.",
      zh: "每行一次联系、到访、广告点击或活动。",
    },
    columns: [
      {
        name: "interaction_id",
        type: "key",
        required: true,
        filled: true,
        meaning: {en: "Identifies the interaction.", zh: "互动编号。"},
      },
      {
        name: "customer_id",
        type: "key",
        required: true,
        filled: true,
        meaning: {en: "Who.", zh: "客户。"},
      },
      {
        name: "occurred_at",
        type: "instant",
        required: true,
        filled: true,
        meaning: {en: "When.", zh: "发生时间。"},
      },
      {
        name: "kind",
        type: "text",
        required: true,
        filled: true,
        meaning: {
          en: "visit, ad_click, service, event …",
          zh: "类型：visit（到访）、ad_click（广告点击）、service（客服）、event（活动）等。",
        },
      },
      {
        name: "channel",
        type: "text",
        meaning: {
          en: "Channel: web, phone, e-mail, social …",
          zh: "渠道：网站、电话、邮件、社交等。",
        },
      },
      {name: "topic", type: "text", meaning: {en: "What it was about.", zh: "主题。"}},
    ],
  },
  {
    name: "feedback",
    key: ["feedback_id"],
    meaning: {
      en: "One row per survey answer, review, complaint or suggestion.",
      zh: "每行一次问卷回答、评价、投诉或建议。",
    },
    columns: [
      {
        name: "feedback_id",
        type: "key",
        required: true,
        filled: true,
        meaning: {en: "Identifies the feedback.", zh: "反馈编号。"},
      },
      {
        name: "customer_id",
        type: "key",
        required: true,
        filled: true,
        meaning: {en: "Who.", zh: "客户。"},
      },
      {
        name: "given_at",
        type: "instant",
        required: true,
        filled: true,
        meaning: {
          en: "When it was given, or asked for where there was no answer.",
          zh: "反馈时间；未作答时为邀请时间。",
        },
      },
      {
        name: "kind",
        type: "text",
        required: true,
        filled: true,
        meaning: {
          en: "nps, csat, ces, review, complaint or suggestion.",
          zh: "类型：nps、csat、ces、review（评价）、complaint（投诉）、suggestion（建议）。",
        },
      },
      {
        name: "score",
        type: "number",
        meaning: {
          en: "The answer: NPS 0–10, CSAT and CES 1–7, reviews 1–5; empty when not answered.",
          zh: "得分：NPS 0–10，CSAT 与 CES 1–7，评价 1–5；未作答留空。",
        },
      },
      {name: "order_id", type: "key", meaning: {en: "The order it is about.", zh: "相关订单。"}},
      {
        name: "topic",
        type: "text",
        meaning: {
          en: "What it is about: delivery, product, service, price …",
          zh: "主题：配送、商品、服务、价格等。",
        },
      },
      {
        name: "resolved_at",
        type: "instant",
        meaning: {en: "When a complaint was solved.", zh: "投诉解决时间。"},
      },
    ],
  },
  {
    name: "campaigns",
    key: ["campaign_id"],
    meaning: {en: "One row per campaign.", zh: "每行一次营销活动。"},
    columns: [
      {
        name: "campaign_id",
        type: "key",
        required: true,
        filled: true,
        meaning: {en: "Identifies the campaign.", zh: "活动编号。"},
      },
      {name: "name", type: "text", meaning: {en: "Name of the campaign.", zh: "活动名称。"}},
      {
        name: "kind",
        type: "text",
        meaning: {
          en: "welcome, win_back, upsell …",
          zh: "类型：welcome（迎新）、win_back（挽回）、upsell（提升）等。",
        },
      },
      {name: "channel", type: "text", meaning: {en: "Channel.", zh: "渠道。"}},
      {
        name: "started_on",
        type: "day",
        required: true,
        filled: true,
        meaning: {en: "First day.", zh: "开始日期。"},
      },
      {name: "ended_on", type: "day", meaning: {en: "Last day.", zh: "结束日期。"}},
      {
        name: "cost_amount",
        type: "amount",
        unit: currency,
        meaning: {en: "What it cost.", zh: "活动费用。"},
      },
    ],
  },
  {
    name: "campaign_members",
    key: ["campaign_id", "customer_id"],
    meaning: {en: "One row per customer in a campaign.", zh: "每行一位参加活动的客户。"},
    columns: [
      {
        name: "campaign_id",
        type: "key",
        required: true,
        filled: true,
        meaning: {en: "The campaign.", zh: "活动。"},
      },
      {
        name: "customer_id",
        type: "key",
        required: true,
        filled: true,
        meaning: {en: "Who.", zh: "客户。"},
      },
      {
        name: "arm",
        type: "text",
        required: true,
        filled: true,
        meaning: {
          en: "treated, or holdout for those left alone on purpose.",
          zh: "组别：treated（触达组）或 holdout（留白对照组）。",
        },
      },
      {
        name: "contacted_at",
        type: "instant",
        meaning: {en: "When the customer was contacted.", zh: "触达时间。"},
      },
    ],
  },
  {
    name: "acquisition_costs",
    key: ["spent_on", "channel"],
    meaning: {
      en: "One row per day or month and channel.",
      zh: "每行一个渠道在某日或某月的获客费用。",
    },
    columns: [
      {
        name: "spent_on",
        type: "day",
        required: true,
        filled: true,
        meaning: {en: "The day, or the first day of the month.", zh: "日期，或当月第一天。"},
      },
      {
        name: "channel",
        type: "text",
        required: true,
        filled: true,
        meaning: {en: "Acquisition channel.", zh: "获客渠道。"},
      },
      {
        name: "cost_amount",
        type: "amount",
        required: true,
        filled: true,
        unit: currency,
        meaning: {en: "Money spent.", zh: "费用。"},
      },
    ],
  },
  {
    name: "annotations",
    key: [],
    meaning: {
      en: "One row per event to be marked on the time axes: a campaign, a price change, a holiday. The texts are published.",
      zh: "每行一个需在时间轴上标注的事件，如促销、调价、节日。文字会公开发布。",
    },
    columns: [
      {
        name: "date",
        type: "day",
        required: true,
        filled: true,
        meaning: {en: "The day it happened or began.", zh: "发生或开始的日期。"},
      },
      {
        name: "text_en",
        type: "text",
        meaning: {
          en: "What happened, in English. One of the three texts must be filled.",
          zh: "事件说明（英文）。三种文字至少填写一种。",
        },
      },
      {
        name: "text_zh",
        type: "text",
        meaning: {en: "What happened, in Chinese.", zh: "事件说明（中文）。"},
      },
      {
        name: "text",
        type: "text",
        meaning: {
          en: "What happened, for readers of both languages, where their own text is missing.",
          zh: "事件说明，缺少相应语言的文字时使用。",
        },
      },
    ],
  },
];
