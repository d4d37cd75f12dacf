import {annotationHeader, makeAnnotations} from "./annotations.js";
import {Shelves} from "./basket.js";
import {seasonByDay} from "./calendar.js";
import {campaignHeader, memberHeader, runCampaigns} from "./campaigns.js";
import {interactionHeader, makeInteractions} from "./contacts.js";
import {costHeader, makeCosts} from "./costs.js";
import {formatCsv} from "./csv.js";
import {
  Counter,
  drawHabit,
  drawWalkIn,
  lineHeader,
  lineRows,
  orderHeader,
  orderRow,
  type Order,
} from "./orders.js";
import {customerHeader, makePeople, type Person} from "./people.js";
import {plantDirt} from "./planting.js";
import {makeProducts, productHeader} from "./products.js";
import {makeBuyers} from "./purchases.js";
import {Random} from "./random.js";
import {settings} from "./settings.js";
import {anonymousShare, lateness} from "./truth.js";
import {feedbackHeader, makeFeedback} from "./voices.js";

/** A made shop: its files, byte for byte, and what no file says. */
export interface Shop {
  readonly files: ReadonlyMap<string, string>;
  /** Everybody known, each buyer with the rates and the departure that the process gave them. */
  readonly people: readonly Person[];
  /** Every order, cancelled attempt and return, without the dirt, in the order of the file. */
  readonly orders: readonly Order[];
}

function serveAll(
  seed: number,
  people: readonly Person[],
  extras: ReturnType<typeof runCampaigns>["extras"],
  counter: Counter,
): Order[] {
  return people.flatMap((person) => {
    if (!person.buyer) return [];
    const habit = drawHabit(new Random(seed, `habit ${person.id}`), person);
    const purchases = [...person.buyer.purchases, ...(extras.get(person) ?? [])];
    return purchases.flatMap((purchase, index) =>
      counter.serve(
        new Random(seed, `order ${person.id} ${index}`),
        purchase,
        habit,
        index === 0,
        person,
      ),
    );
  });
}

function serveAnonymous(seed: number, named: number, counter: Counter): Order[] {
  const random = new Random(seed, "anonymous");
  const count = Math.round((named * anonymousShare) / (1 - anonymousShare));
  const weights = seasonByDay.map((season, day) => season * (0.5 + day / 1000));
  return Array.from({length: count}, () => {
    const isInStore = random.chance(0.8);
    const isLate = !isInStore && random.chance(lateness.share);
    const day = random.weighted(weights);
    const purchase = {day, origin: "anonymous", isInStore, isLate, isLast: false} as const;
    return counter.serve(random, purchase, drawWalkIn(random), false);
  }).flat();
}

/** Puts orders in the order of time and gives each its number. */
function number(orders: readonly Order[]): Order[] {
  const sorted = [...orders].sort((a, b) => a.day - b.day || a.minute - b.minute);
  sorted.forEach((order, index) => (order.id = `A${10001 + index}`));
  return sorted;
}

/** Returns the sample shop of a seed: the same seed gives the same bytes. */
export function makeShop(seed: number): Shop {
  const products = makeProducts(seed);
  const people = makePeople(seed, makeBuyers(seed));
  const {campaignRows, memberRows, extras} = runCampaigns(seed, people);
  const counter = new Counter(new Shelves(products), products);
  const named = serveAll(seed, people, extras, counter);
  const counting = named.filter(({kind}) => kind === "order").length;
  const orders = number([...named, ...serveAnonymous(seed, counting, counter)]);

  let spare = 0;
  const bought = orders.filter(({kind}) => kind === "order");
  const orderRows = orders.map(orderRow);
  const dirtyOrders = plantDirt(seed, "orders", orderHeader, orderRows, (random) => {
    const like = bought[random.integer(0, 20000)]!;
    spare += 1;
    return [`A8${String(spare).padStart(4, "0")}`, ...orderRow(like).slice(1)];
  });
  const lines = orders.flatMap(lineRows);
  const dirtyLines = plantDirt(seed, "order_lines", lineHeader, lines, (random) => {
    const like = random.pick(lines);
    // More pieces than any clean line has, so that it equals none.
    return [like[0], like[1], String(random.integer(1001, 9999)), like[3]];
  });
  const customers = people.map(({row}) => row);
  const prospects = people.filter(({buyer}) => !buyer);
  const dirtyCustomers = plantDirt(seed, "customers", customerHeader, customers, (random) => {
    spare += 1;
    return [`C8${String(spare).padStart(4, "0")}`, ...random.pick(prospects).row.slice(1)];
  });
  const interactions = makeInteractions(seed, people);
  const dirtyInteractions = plantDirt(
    seed,
    "interactions",
    interactionHeader,
    interactions,
    (random) => {
      spare += 1;
      return [`I8${String(spare).padStart(5, "0")}`, ...random.pick(interactions).slice(1)];
    },
  );

  const files = new Map<string, string>([
    ["orders.csv", formatCsv(orderHeader, dirtyOrders)],
    ["order_lines.csv", formatCsv(lineHeader, dirtyLines)],
    [
      "products.csv",
      formatCsv(
        productHeader,
        products.map(({row}) => row),
      ),
    ],
    ["customers.csv", formatCsv(customerHeader, dirtyCustomers)],
    ["interactions.csv", formatCsv(interactionHeader, dirtyInteractions)],
    ["feedback.csv", formatCsv(feedbackHeader, makeFeedback(seed, orders))],
    ["campaigns.csv", formatCsv(campaignHeader, campaignRows)],
    ["campaign_members.csv", formatCsv(memberHeader, memberRows)],
    ["acquisition_costs.csv", formatCsv(costHeader, makeCosts(seed, people))],
    ["annotations.csv", formatCsv(annotationHeader, makeAnnotations())],
    ["source.yaml", settings],
  ]);
  return {files, people, orders};
}
