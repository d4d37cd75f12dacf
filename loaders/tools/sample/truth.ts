import type {Reason} from "../../sources/reasons.js";

/** The seed of the committed sample. */
export const seed = 20260630;

/** First day of the shop's life, local time of Asia/Shanghai. */
export const firstDay = "2023-07-01";

/** Last day observed, inclusive: the default as-of date. */
export const lastDay = "2026-06-30";

/** Days from the first to the last, both included. */
export const dayCount = 1096;

/** How many there are: people who bought (strategic accounts included) and people who never did. */
export const customerCounts = {buyers: 5000, prospects: 400, strategic: 12} as const;

/**
 * How ordinary customers buy and leave: BG/NBD exactly, in **shop time** (see `seasons`; one unit is
 * one average day). A customer's first order is at age 0; from there orders come at rate λ ~
 * Gamma(shape r, rate alpha, per day); after each **repeat** order the customer leaves for good with
 * probability p ~ Beta(a, b), λ and p independent. Nobody leaves right after the first order.
 * Orders, not purchase days, follow the process: 2.6 % of them share a day with another order of the
 * same customer, so a model fitted to purchase days should find λ a little lower.
 * Fader, Hardie and Lee (2005), "Counting your customers the easy way".
 */
export const purchasing = {r: 0.5, alpha: 20, a: 0.75, b: 4.5} as const;

/**
 * What an order of an ordinary customer is worth, in CNY: Gamma-Gamma. An order is Gamma(shape p,
 * rate ν), ν ~ Gamma(shape q, rate gamma), so that customers' means average p·gamma/(q − 1) = 260;
 * independent of how often they buy. Rounded to 0.01, at least 5.00. Fader and Hardie (2013), "The
 * Gamma-Gamma model of monetary value".
 */
export const spending = {p: 6, q: 4, gamma: 130} as const;

/**
 * Late deliveries: each delivered order is late with this probability, independently of all else,
 * and a late repeat order multiplies the probability of leaving after it by `dropoutFactor` (at most
 * to one). The probability after an order in time is lowered such that a customer's p over all
 * orders stays the drawn p: the mixture is the same BG/NBD.
 */
export const lateness = {share: 0.08, dropoutFactor: 3} as const;

/**
 * The shop's seasons as a warp of time: on a day of factor 2 everybody's clock runs twice as fast.
 * The factor of a day is month × weekday × bumps, divided by the mean over the period. To test a
 * model against the exact process, measure ages in `shopTime` (calendar.ts) instead of days; in
 * calendar days the parameters hold but for this noise.
 */
export const seasons = {
  byMonth: [1.02, 0.96, 0.94, 0.95, 1, 1.03, 0.96, 0.95, 1.02, 1, 1.08, 1.09],
  /** Monday first. */
  byWeekday: [0.94, 0.94, 0.95, 0.97, 1.02, 1.1, 1.08],
  bumps: [
    {
      name: "Double 11",
      feasts: ["2023-11-11", "2024-11-11", "2025-11-11"],
      from: -10,
      to: 0,
      factor: 1.45,
    },
    {
      name: "Double 11, the day",
      feasts: ["2023-11-11", "2024-11-11", "2025-11-11"],
      from: 0,
      to: 0,
      factor: 1.6,
    },
    {
      name: "6.18",
      feasts: ["2024-06-18", "2025-06-18", "2026-06-18"],
      from: -8,
      to: 0,
      factor: 1.35,
    },
    {
      name: "before Chinese New Year",
      feasts: ["2024-02-10", "2025-01-29", "2026-02-17"],
      from: -24,
      to: -4,
      factor: 1.3,
    },
    {
      name: "Chinese New Year",
      feasts: ["2024-02-10", "2025-01-29", "2026-02-17"],
      from: -1,
      to: 6,
      factor: 0.55,
    },
    {
      name: "before Mid-Autumn",
      feasts: ["2023-09-29", "2024-09-17", "2025-10-06"],
      from: -14,
      to: -1,
      factor: 1.2,
    },
  ],
} as const;

/**
 * Relative number of new customers per month, from 2023-07: growth, a dip while the advertising
 * budget was cut (2025-03 to 2025-07), recovery. Within a month they follow the seasons.
 */
export const acquisitionByMonth = [
  70, 74, 84, 88, 150, 112, 108, 84, 100, 106, 116, 150, 122, 124, 138, 140, 226, 168, 178, 122, 96,
  84, 82, 104, 92, 126, 154, 166, 258, 196, 182, 176, 170, 176, 186, 228,
] as const;

/** Share of all counting orders that carry no customer. */
export const anonymousShare = 0.03;

/** Share of counting orders that are later returned, in whole or in part, as a row of its own. */
export const returnShare = {inTime: 0.037, late: 0.08} as const;

/** Share of counting orders that follow an attempt that was cancelled (a row of positive amount that does not count). */
export const cancelledShare = 0.016;

/**
 * The strategic accounts stand outside BG/NBD and Gamma-Gamma: they order at their own rate, never
 * leave, and spend Gamma(shape, mean) in CNY; exclude `is_strategic` when testing models. Two of them
 * fell silent on the given days: they should top every list of overdue customers.
 */
export const strategic = {
  ordersPerDay: [1 / 24, 1 / 11],
  shape: 5,
  meanAmount: [1800, 5200],
  silentFrom: ["2026-02-20", "2026-04-01"],
} as const;

/** One kind of planted dirt: what a reader of the source must find, exactly so often. */
export interface Dirt {
  readonly table: "orders" | "order_lines" | "customers" | "interactions";
  readonly kind:
    | "malformed date"
    | "malformed amount"
    | "malformed quantity"
    | "missing key"
    | "missing date"
    | "conflicting duplicate"
    | "before 1990"
    | "line without order"
    | "exact duplicate";
  readonly column: string;
  /** The reason for which the reader sets the rows aside; null for copies, which are no fault. */
  readonly reason: Reason | null;
  /**
   * Rows added to the clean file. A conflicting duplicate is **two** added rows of one new id, so its
   * rows are twice its ids; an exact duplicate is a second copy of a clean row.
   */
  readonly rows: number;
}

/**
 * The planted dirt. Every dirty row was added beside the clean ones: orders of their own that have no lines, lines that
 * their (clean) orders do not need, customers who never bought. So the clean data is whole without
 * them, and setting one aside sets nothing else aside.
 */
export const dirt: readonly Dirt[] = [
  {
    table: "orders",
    kind: "malformed date",
    column: "ordered_at",
    reason: "malformed_date",
    rows: 30,
  },
  {table: "orders", kind: "missing date", column: "ordered_at", reason: "missing_value", rows: 8},
  {
    table: "orders",
    kind: "malformed amount",
    column: "net_amount",
    reason: "malformed_amount",
    rows: 30,
  },
  {table: "orders", kind: "missing key", column: "order_id", reason: "missing_value", rows: 12},
  {
    table: "orders",
    kind: "conflicting duplicate",
    column: "order_id",
    reason: "duplicate_conflict",
    rows: 40,
  },
  {table: "orders", kind: "before 1990", column: "ordered_at", reason: "date_before_1990", rows: 5},
  {table: "orders", kind: "exact duplicate", column: "order_id", reason: null, rows: 90},
  {
    table: "order_lines",
    kind: "malformed amount",
    column: "net_amount",
    reason: "malformed_amount",
    rows: 60,
  },
  {
    table: "order_lines",
    kind: "malformed quantity",
    column: "quantity",
    reason: "malformed_number",
    rows: 30,
  },
  {
    table: "order_lines",
    kind: "missing key",
    column: "order_id",
    reason: "missing_value",
    rows: 20,
  },
  {
    table: "order_lines",
    kind: "missing key",
    column: "product_id",
    reason: "missing_value",
    rows: 20,
  },
  {
    table: "order_lines",
    kind: "line without order",
    column: "order_id",
    reason: "line_without_order",
    rows: 120,
  },
  {table: "order_lines", kind: "exact duplicate", column: "order_id", reason: null, rows: 210},
  {
    table: "customers",
    kind: "missing key",
    column: "customer_id",
    reason: "missing_value",
    rows: 4,
  },
  {
    table: "customers",
    kind: "conflicting duplicate",
    column: "customer_id",
    reason: "customer_twice",
    rows: 12,
  },
  {table: "customers", kind: "exact duplicate", column: "customer_id", reason: null, rows: 5},
  {
    table: "interactions",
    kind: "malformed date",
    column: "occurred_at",
    reason: "malformed_date",
    rows: 6,
  },
];

/**
 * What customers say. `asked` is the share of delivered orders with each survey; `answered` the share that
 * answers (an unanswered survey has an empty score; an unwritten review is no row), multiplied by
 * `leavingAnswers` after the order that a customer leaves on. The grudges lower a score: by 1.5
 * points of NPS, 1 of CSAT (1–7), 0.75 of a review (1–5) per unit, beside unit normal noise.
 */
export const voices = {
  asked: {nps: 0.16, csat: 0.1, review: 0.2},
  answered: {nps: 0.5, csat: 0.6, review: 0.35},
  leavingAnswers: 0.5,
  lateGrudge: 1.6,
  leavingGrudge: 0.6,
  complaints: {late: 0.22, leaving: 0.035, otherwise: 0.012},
  solvedShare: 0.85,
  suggestions: 0.006,
} as const;

/** Contacts per customer: a base rate per year while with the shop, and so many per expected order. */
export const contacts = {perYear: 1.6, perOrder: 0.35, prospectPerYear: 2.4} as const;

/** Cost of one new buyer by channel, in CNY, and its rise per year. */
export const acquisitionCost = {
  perBuyer: {Tmall: 62, WeChat: 38, Douyin: 85, Web: 45, Store: 30, Referral: 20},
  yearlyRise: 0.12,
} as const;
