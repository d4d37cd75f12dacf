import {formatInstant} from "./calendar.js";
import type {Cell} from "./csv.js";
import type {Order} from "./orders.js";
import {Random} from "./random.js";
import {dayCount, voices} from "./truth.js";

export const feedbackHeader = [
  "feedback_id",
  "customer_id",
  "given_at",
  "kind",
  "score",
  "order_id",
  "topic",
  "resolved_at",
] as const;

interface Voice {
  readonly day: number;
  readonly minute: number;
  readonly cells: (id: string) => Cell[];
}

const kinds = ["nps", "csat", "review"] as const;
const clamp = (low: number, high: number, value: number) =>
  Math.max(low, Math.min(high, Math.round(value)));

function hear(seed: number, order: Order): Voice[] {
  const {person, purchase, deliveredDay = order.day} = order;
  if (!person || order.kind !== "order" || (!order.store && order.deliveredDay === undefined)) {
    return [];
  }
  const random = new Random(seed, `voice ${order.id}`);
  const {isLate, isLast} = purchase;
  const grudge =
    (isLate ? voices.lateGrudge : 0) + (isLast ? voices.leavingGrudge : 0) + random.normal();
  const voicesHeard: Voice[] = [];
  const say = (wait: number, kind: string, score?: number, topic?: string, solvedIn?: number) => {
    const day = deliveredDay + wait;
    const minute = 540 + random.integer(0, 719);
    if (day >= dayCount) return;
    const solved =
      solvedIn !== undefined && day + solvedIn < dayCount
        ? formatInstant(day + solvedIn, Math.min(1439, minute + 30))
        : undefined;
    const cells = (id: string) => [
      id,
      person.id,
      formatInstant(day, minute),
      kind,
      score === undefined ? undefined : String(score),
      order.id,
      topic,
      solved,
    ];
    voicesHeard.push({day, minute, cells});
  };
  for (const kind of kinds) {
    const isAsked = random.chance(voices.asked[kind]);
    const answers = random.chance(voices.answered[kind] * (isLast ? voices.leavingAnswers : 1));
    if (!isAsked || (kind === "review" && !answers)) continue;
    const score =
      kind === "nps"
        ? clamp(0, 10, 8.4 - 1.5 * grudge)
        : kind === "csat"
          ? clamp(1, 7, 5.8 - grudge)
          : clamp(1, 5, 4.5 - 0.75 * grudge);
    const topic = kind === "review" ? (isLate ? "delivery" : "product") : undefined;
    say(random.integer(1, 5), kind, answers ? score : undefined, topic);
  }
  const complains = isLate
    ? voices.complaints.late
    : isLast
      ? voices.complaints.leaving
      : voices.complaints.otherwise;
  if (random.chance(complains)) {
    const topic = isLate ? "delivery" : random.pick(["product", "product", "service", "price"]);
    const isSolved = random.chance(voices.solvedShare);
    say(
      random.integer(0, 3),
      "complaint",
      undefined,
      topic,
      isSolved ? random.integer(0, 12) : undefined,
    );
  }
  if (random.chance(voices.suggestions)) {
    say(
      random.integer(1, 9),
      "suggestion",
      undefined,
      random.pick(["product", "price", "packaging", "app"]),
    );
  }
  return voicesHeard;
}

/** Returns what customers said about their orders, numbered in the order of time. */
export function makeFeedback(seed: number, orders: readonly Order[]): Cell[][] {
  return orders
    .flatMap((order) => hear(seed, order))
    .sort((a, b) => a.day - b.day || a.minute - b.minute)
    .map(({cells}, index) => cells(`F${index + 1}`));
}
