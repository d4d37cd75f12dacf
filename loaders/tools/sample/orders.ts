import {Shelves, type Line, type Taste} from "./basket.js";
import {formatDay, formatInstant} from "./calendar.js";
import {formatFen, type Cell} from "./csv.js";
import type {Person} from "./people.js";
import {giftProductId, type Product} from "./products.js";
import {drawPromotion, type Bent, type Promotion} from "./promotions.js";
import type {Purchase} from "./purchases.js";
import {Random} from "./random.js";
import {cancelledShare, dayCount, returnShare} from "./truth.js";

export const orderHeader = [
  "order_id",
  "customer_id",
  "ordered_at",
  "net_amount",
  "gross_amount",
  "discount_amount",
  "status",
  "channel",
  "payment_method",
  "promotion_code",
  "promotion_kind",
  "promised_at",
  "delivered_at",
  "store",
  "return_of",
] as const;

export const lineHeader = ["order_id", "product_id", "quantity", "net_amount"] as const;

/** An order, an attempt that was cancelled, or a return; numbered once all are known. */
export interface Order {
  id: string;
  readonly kind: "order" | "cancelled" | "return";
  readonly person?: Person;
  readonly purchase: Purchase;
  readonly day: number;
  readonly minute: number;
  readonly lines: readonly Line[];
  readonly channel: string;
  readonly payment: string;
  readonly store?: string;
  readonly promotion?: Promotion;
  readonly promisedDay?: number;
  /** Unknown for what is still on its way on the last day. */
  readonly deliveredDay?: number;
  readonly returnOf?: Order;
}

/** What is stable about a customer's orders. */
interface Habit {
  readonly meanAmount: number;
  readonly amountShape: number;
  readonly mainChannel: string;
  readonly bent: Bent;
  readonly taste: Taste;
  readonly isAbroad: boolean;
  readonly payment: string;
  readonly store: string;
}

const online = ["Tmall", "WeChat", "Web", "Douyin"];
const stores = ["Shanghai Xintiandi", "Hangzhou West Lake", "Chengdu Taikoo Li"];
const hourWeights = [2, 1, 0, 0, 0, 1, 2, 4, 6, 8, 10, 10, 11, 9, 7, 7, 7, 7, 8, 10, 13, 14, 11, 6];
const favourites = ["Tea", "Tea", "Teaware", "Snacks", "Snacks", "Gift sets"];

function drawMinute(random: Random, isInStore: boolean): number {
  const hour = isInStore ? random.integer(10, 20) : random.weighted(hourWeights);
  return 60 * hour + random.integer(0, 59);
}

/** Returns the habits of a buyer. */
export function drawHabit(random: Random, person: Person): Habit {
  const buyer = person.buyer!;
  const main = online.includes(buyer.channel) ? buyer.channel : random.pick(["WeChat", "Tmall"]);
  return {
    meanAmount: buyer.meanAmount,
    amountShape: buyer.amountShape,
    mainChannel: buyer.isStrategic ? "Web" : main,
    bent: random.pick(["discount", "discount", "gift", "neither"]),
    taste: {favourite: random.pick(favourites), isYoung: person.isYoung},
    isAbroad: person.isAbroad,
    payment: person.isAbroad ? "Card" : random.pick(["WeChat Pay", "Alipay", "Alipay", "UnionPay"]),
    store: random.pick(stores),
  };
}

/** Returns the habits of those who leave no name: mostly small purchases in a store. */
export function drawWalkIn(random: Random): Habit {
  return {
    meanAmount: 110,
    amountShape: 2,
    mainChannel: "Tmall",
    bent: "neither",
    taste: {favourite: "Snacks", isYoung: random.chance(0.4)},
    isAbroad: false,
    payment: random.pick(["WeChat Pay", "Alipay", "Cash"]),
    store: random.pick(stores),
  };
}

/** Makes orders, with what is cancelled before and returned after them, out of purchases. */
export class Counter {
  private readonly gift: Product;

  constructor(
    private readonly shelves: Shelves,
    products: readonly Product[],
  ) {
    this.gift = products.find(({id}) => id === giftProductId)!;
  }

  serve(
    random: Random,
    purchase: Purchase,
    habit: Habit,
    isFirst: boolean,
    person?: Person,
  ): Order[] {
    const {day, isInStore, isLate} = purchase;
    const promotion = drawPromotion(random, purchase, isFirst, habit.bent);
    const amount = (habit.meanAmount * random.gamma(habit.amountShape)) / habit.amountShape;
    const net = Math.max(500, Math.round(100 * amount));
    const listed = Math.round(net / (1 - (promotion?.discount ?? 0)));
    const lines = this.shelves.fill(random, net, listed, day, habit.taste);
    if (promotion?.kind === "gift") lines.push({product: this.gift, quantity: 1, net: 0});
    const minute = drawMinute(random, isInStore);
    const channel = isInStore
      ? "Store"
      : random.chance(0.8)
        ? habit.mainChannel
        : random.pick(online);
    const promisedDay = day + (habit.isAbroad ? random.integer(7, 12) : random.integer(2, 4));
    const delay = isLate ? 1 + Math.floor(2 * random.exponential()) : -random.integer(0, 1);
    const deliveredDay = promisedDay + delay;
    const attempt = {
      id: "",
      ...(person && {person}),
      purchase,
      day,
      minute,
      lines,
      channel,
      payment: !isInStore && habit.payment === "Cash" ? "Alipay" : habit.payment,
      ...(isInStore && {store: habit.store}),
      ...(promotion && {promotion}),
      ...(!isInStore && {promisedDay}),
    };
    const order: Order = {
      ...attempt,
      kind: "order",
      ...(!isInStore && deliveredDay < dayCount && {deliveredDay}),
    };
    return [...this.cancel(random, attempt), order, ...this.giveBack(random, order)];
  }

  private cancel(random: Random, attempt: Omit<Order, "kind">): Order[] {
    if (!random.chance(cancelledShare)) return [];
    return [
      {...attempt, kind: "cancelled", minute: Math.max(0, attempt.minute - random.integer(3, 90))},
    ];
  }

  private giveBack(random: Random, order: Order): Order[] {
    const isReturned = random.chance(order.purchase.isLate ? returnShare.late : returnShare.inTime);
    const receivedDay = order.store ? order.day : order.deliveredDay;
    const day = (receivedDay ?? dayCount) + random.integer(1, 14);
    const isWhole = random.chance(0.4);
    const one = random.integer(0, order.lines.filter(({net}) => net > 0).length - 1);
    if (!isReturned || day >= dayCount) return [];
    const kept = isWhole ? order.lines : order.lines.slice(one, one + 1);
    return [
      {
        id: "",
        kind: "return",
        ...(order.person && {person: order.person}),
        purchase: order.purchase,
        day,
        minute: 600 + random.integer(0, 599),
        lines: kept.map(({product, quantity, net}) => ({product, quantity: -quantity, net: -net})),
        channel: order.channel,
        payment: order.payment,
        ...(order.store && {store: order.store}),
        returnOf: order,
      },
    ];
  }
}

/** Returns what an order adds up to, in fen. */
export function netOf(order: Order): number {
  return order.lines.reduce((sum, {net}) => sum + net, 0);
}

function statusOf({kind, store, deliveredDay}: Order): string {
  if (kind === "cancelled") return "cancelled";
  return kind === "order" && store === undefined && deliveredDay === undefined
    ? "shipped"
    : "completed";
}

/** Returns an order as a row of orders.csv. */
export function orderRow(order: Order): Cell[] {
  const net = netOf(order);
  const gross = Math.round(net / (1 - (order.promotion?.discount ?? 0)));
  return [
    order.id,
    order.person?.id,
    formatInstant(order.day, order.minute),
    formatFen(net),
    formatFen(gross),
    formatFen(gross - net),
    statusOf(order),
    order.channel,
    order.payment,
    order.promotion?.code,
    order.promotion?.kind,
    order.promisedDay === undefined ? undefined : formatDay(order.promisedDay),
    order.deliveredDay === undefined ? undefined : formatDay(order.deliveredDay),
    order.store,
    order.returnOf?.id,
  ];
}

/** Returns the lines of an order as rows of order_lines.csv. */
export function lineRows(order: Order): Cell[][] {
  return order.lines.map(({product, quantity, net}) => [
    order.id,
    product.id,
    String(quantity),
    formatFen(net),
  ]);
}
