export interface CampaignTruth {
  readonly id: string;
  readonly name: string;
  readonly kind: "welcome" | "win_back" | "upsell" | "care" | "cross_sell";
  readonly channel: string;
  readonly startedOn: string;
  readonly endedOn: string;
  /** Most customers taken in; fewer where fewer qualify. */
  readonly members: number;
  readonly holdoutShare: number;
  /** The true effect: expected extra orders per treated customer within `campaignWindowDays`. */
  readonly extraOrders: number;
  readonly promotionCode: string;
  readonly promotionKind: "discount" | "gift";
  /** CNY. */
  readonly costAmount: number;
}

/** Days from the campaign's first day, inclusive, in which its extra orders fall. */
export const campaignWindowDays = 30;

/**
 * The campaigns and their true effects. Members are drawn at random among those who
 * qualify on the day before, then put into arms at random. A treated member places one extra order with probability
 * `extraOrders`, on top of the BG/NBD process, which goes on unchanged (also for those who have left).
 * One campaign does nothing, on purpose.
 */
export const campaigns: readonly CampaignTruth[] = [
  {
    id: "K1",
    name: "新客欢迎礼 Welcome gift",
    kind: "welcome",
    channel: "WeChat",
    startedOn: "2023-12-05",
    endedOn: "2023-12-18",
    members: 360,
    holdoutShare: 0.3,
    extraOrders: 0.12,
    promotionCode: "HELLO23",
    promotionKind: "gift",
    costAmount: 5200,
  },
  {
    id: "K2",
    name: "会员升级 Members' upgrade",
    kind: "upsell",
    channel: "WeChat",
    startedOn: "2024-09-02",
    endedOn: "2024-09-15",
    members: 700,
    holdoutShare: 0.3,
    extraOrders: 0.15,
    promotionCode: "UP24",
    promotionKind: "gift",
    costAmount: 9800,
  },
  {
    id: "K3",
    name: "Autumn win-back 金秋唤回",
    kind: "win_back",
    channel: "SMS",
    startedOn: "2024-10-08",
    endedOn: "2024-10-21",
    members: 700,
    holdoutShare: 0.3,
    extraOrders: 0.11,
    promotionCode: "BACK24",
    promotionKind: "discount",
    costAmount: 4100,
  },
  {
    id: "K4",
    name: "生日关怀 Birthday card",
    kind: "care",
    channel: "E-mail",
    startedOn: "2025-04-07",
    endedOn: "2025-04-20",
    members: 900,
    holdoutShare: 0.3,
    extraOrders: 0,
    promotionCode: "BDAY25",
    promotionKind: "discount",
    costAmount: 3600,
  },
  {
    id: "K5",
    name: "冷泡茶尝鲜 Cold brew trial",
    kind: "cross_sell",
    channel: "Douyin",
    startedOn: "2025-08-04",
    endedOn: "2025-08-17",
    members: 1000,
    holdoutShare: 0.3,
    extraOrders: 0.1,
    promotionCode: "COLD25",
    promotionKind: "discount",
    costAmount: 14500,
  },
  {
    id: "K6",
    name: "暖冬唤回 Winter win-back",
    kind: "win_back",
    channel: "SMS",
    startedOn: "2026-01-05",
    endedOn: "2026-01-18",
    members: 1200,
    holdoutShare: 0.3,
    extraOrders: 0.08,
    promotionCode: "BACK26",
    promotionKind: "gift",
    costAmount: 11200,
  },
];
