import {formatInstant} from "./calendar.js";
import type {Cell} from "./csv.js";
import type {Person} from "./people.js";
import {Random} from "./random.js";
import {contacts, dayCount} from "./truth.js";

export const interactionHeader = [
  "interaction_id",
  "customer_id",
  "occurred_at",
  "kind",
  "channel",
  "topic",
] as const;

const kinds = ["visit", "ad_click", "service", "event"] as const;
const channelsOf: Record<(typeof kinds)[number], readonly string[]> = {
  visit: ["web", "web", "app", "store"],
  ad_click: ["social", "social", "web"],
  service: ["phone", "chat", "e-mail"],
  event: ["store", "live stream"],
};
const topicsOf: Record<(typeof kinds)[number], readonly (string | undefined)[]> = {
  visit: [undefined],
  ad_click: ["brand", "promotion", "new product"],
  service: ["order", "delivery", "product advice", "invoice"],
  event: ["tasting", "new product", "members' day"],
};

interface Contact {
  readonly day: number;
  readonly minute: number;
  readonly cells: (id: string) => Cell[];
}

/** Contacts happen while a customer is with the shop and grow rare once they have left. */
function meet(seed: number, person: Person): Contact[] {
  const random = new Random(seed, `contacts ${person.id}`);
  const buyer = person.buyer;
  const leftOn = buyer?.hasLeft === true ? buyer.purchases.at(-1)!.day + 20 : dayCount;
  const start = Math.max(0, person.joinedDay);
  const days = Math.max(0, Math.min(leftOn, dayCount) - start);
  const perYear = buyer
    ? contacts.perYear + contacts.perOrder * 365 * Math.min(0.1, buyer.rate)
    : contacts.prospectPerYear;
  const count = Math.min(60, random.poisson((perYear * days) / 365));
  return Array.from({length: count}, () => {
    const day = start + Math.floor(random.next() * days);
    const minute = 480 + random.integer(0, 899);
    const kind = kinds[random.weighted(buyer ? [0.62, 0.2, 0.13, 0.05] : [0.5, 0.42, 0.03, 0.05])]!;
    const channel = random.pick(channelsOf[kind]);
    const topic = random.pick(topicsOf[kind]);
    const cells = (id: string) => [id, person.id, formatInstant(day, minute), kind, channel, topic];
    return {day, minute, cells};
  });
}

/** Returns visits, clicks, service contacts and events, numbered in the order of time. */
export function makeInteractions(seed: number, people: readonly Person[]): Cell[][] {
  return people
    .flatMap((person) => meet(seed, person))
    .sort((a, b) => a.day - b.day || a.minute - b.minute)
    .map(({cells}, index) => cells(`I${index + 1}`));
}
