import type {Cell} from "./csv.js";
import {formatDay} from "./calendar.js";
import {companyNames, drawChineseName, drawLatinName, hostileNames} from "./names.js";
import {places} from "./places.js";
import {acquisitionChannels, type Buyer} from "./purchases.js";
import {Random} from "./random.js";
import {customerCounts, dayCount} from "./truth.js";

export const customerHeader = [
  "customer_id",
  "name",
  "email",
  "phone",
  "birth_date",
  "gender",
  "income_band",
  "education",
  "city",
  "region",
  "country",
  "urbanity",
  "joined_at",
  "acquisition_channel",
  "referred_by",
  "membership",
  "is_strategic",
] as const;

/** A person known to the shop; prospects have no buyer. */
export interface Person {
  readonly id: string;
  readonly joinedDay: number;
  readonly isAbroad: boolean;
  readonly isYoung: boolean;
  readonly buyer?: Buyer;
  readonly row: readonly Cell[];
}

interface Joined {
  readonly joinedDay: number;
  readonly buyer?: Buyer;
  readonly index: number;
}

function joinBuyer(seed: number, buyer: Buyer, index: number): Joined {
  const random = new Random(seed, `joined ${index}`);
  const lead = random.chance(0.65) ? 0 : random.integer(1, 45);
  return {joinedDay: buyer.firstDay - lead, buyer, index};
}

function joinProspect(seed: number, index: number): Joined {
  return {joinedDay: new Random(seed, `joined ${index}`).integer(20, dayCount - 2), index};
}

const incomeBands = ["<8k", "8-15k", "15-30k", "30k+"];
const educations = ["High school", "College", "Bachelor", "Master+"];

function drawPhone(random: Random, country: string): string {
  const digits = (count: number) =>
    Array.from({length: count}, () => random.integer(0, 9)).join("");
  // 126 is no mobile prefix, 555 01xx and 7700 900xxx are set aside for fiction.
  if (country === "China") return `126${digits(8)}`;
  if (country === "United Kingdom") return `+44 7700 900${digits(3)}`;
  return `+1 202 555 01${digits(2)}`;
}

function membershipOf(random: Random, buyer: Buyer | undefined): string | undefined {
  if (!buyer) return undefined;
  const spent = buyer.purchases.length * buyer.meanAmount * random.between(0.7, 1.3);
  return spent > 6000 ? "Gold" : spent > 1800 ? "Silver" : "Basic";
}

/**
 * Returns everybody the shop knows, numbered by the day they joined. Income follows what a customer spends per
 * order, loosely; age, sex, place and education are independent of the buying process.
 */
export function makePeople(seed: number, buyers: readonly Buyer[]): Person[] {
  const joined = [
    ...buyers.map((buyer, index) => joinBuyer(seed, buyer, index)),
    ...Array.from({length: customerCounts.prospects}, (_, i) =>
      joinProspect(seed, buyers.length + i),
    ),
  ].sort((a, b) => a.joinedDay - b.joinedDay || a.index - b.index);

  const everBought: {id: string; firstDay: number}[] = [];
  return joined.map(({joinedDay, buyer, index}, position) => {
    const random = new Random(seed, `person ${index}`);
    const id = `C${String(position + 1).padStart(4, "0")}`;
    const place = places[random.weighted(places.map(({weight}) => weight))]!;
    const isAbroad = place.country !== "China";
    const cityRank = Math.min(
      place.cities.length - 1,
      random.weighted([5, 3, 2, 1.5].slice(0, place.cities.length)),
    );
    const company = index < customerCounts.strategic ? companyNames[index] : undefined;
    const hostile = hostileNames[index - 40];
    const drawn = random.chance(isAbroad ? 0.15 : 0.95)
      ? drawChineseName(random)
      : drawLatinName(random);
    const number = random.integer(10, 9999);
    const age = random.weighted([0.3, 0.4, 0.2, 0.1]);
    const birthDay = -Math.round(365.25 * ([18, 30, 45, 60][age]! + random.between(0, 14)));
    const isKnown = random.chance(0.7) && company === undefined;
    const income = buyer
      ? Math.max(0, Math.min(3, Math.round(Math.log2(buyer.meanAmount / 110) + random.normal())))
      : random.integer(0, 3);
    const channel = buyer?.channel ?? acquisitionChannels[random.integer(0, 3)]!;
    const referrers =
      channel === "Referral" ? everBought.filter(({firstDay}) => firstDay < joinedDay) : [];
    const referrer =
      referrers.length > 0
        ? referrers[Math.floor(referrers.length * random.next() ** 0.7)]!.id
        : undefined;
    if (buyer) everBought.push({id, firstDay: buyer.firstDay});
    const urbanity =
      cityRank === 0 ? "city" : (["city", "town", "countryside"][random.weighted([2, 4, 2])] ?? "");
    return {
      id,
      joinedDay,
      isAbroad,
      isYoung: age === 0,
      ...(buyer && {buyer}),
      row: [
        id,
        company ?? hostile ?? drawn.name,
        random.chance(0.88)
          ? `${drawn.handle}${number}@example.${random.pick(["com", "net", "org"])}`
          : undefined,
        random.chance(0.93) ? drawPhone(random, place.country) : undefined,
        isKnown ? formatDay(birthDay) : undefined,
        company === undefined && random.chance(0.85)
          ? random.pick(["female", "female", "male"])
          : undefined,
        company === undefined && random.chance(0.55) ? incomeBands[income] : undefined,
        company === undefined && random.chance(0.5)
          ? educations[random.weighted([1, 2, 4, 1.5])]
          : undefined,
        place.cities[cityRank],
        place.region,
        place.country,
        urbanity,
        formatDay(joinedDay),
        channel,
        referrer,
        membershipOf(random, buyer),
        company === undefined ? "false" : "true",
      ],
    };
  });
}
