import {dayOf, formatInstant} from "./calendar.js";
import type {Cell} from "./csv.js";
import {formatFen} from "./csv.js";
import type {Person} from "./people.js";
import type {Purchase} from "./purchases.js";
import {Random} from "./random.js";
import {campaigns, campaignWindowDays, type CampaignTruth} from "./campaign-plan.js";
import {lateness} from "./truth.js";

export const campaignHeader = [
  "campaign_id",
  "name",
  "kind",
  "channel",
  "started_on",
  "ended_on",
  "cost_amount",
] as const;
export const memberHeader = ["campaign_id", "customer_id", "arm", "contacted_at"] as const;

export interface CampaignResult {
  readonly campaignRows: readonly (readonly Cell[])[];
  readonly memberRows: readonly (readonly Cell[])[];
  /** The extra orders of those who were treated. */
  readonly extras: ReadonlyMap<Person, readonly Purchase[]>;
}

/** Who a campaign is for, by what the shop could know on its eve: the days of a customer's orders so far. */
function qualifies(kind: CampaignTruth["kind"], days: readonly number[], today: number): boolean {
  const first = Math.min(...days);
  const silence = today - Math.max(...days);
  switch (kind) {
    case "welcome":
      return today - first <= 60;
    case "win_back":
      return silence > 120 && silence <= 600;
    case "upsell":
      return days.length >= 3 && silence <= 90;
    case "care":
      return silence <= 365;
    case "cross_sell":
      return silence <= 180;
  }
}

/** Returns the members of the campaigns, arm by arm, and the orders they truly cause. */
export function runCampaigns(seed: number, people: readonly Person[]): CampaignResult {
  const extras = new Map<Person, Purchase[]>();
  const memberRows: Cell[][] = [];
  for (const campaign of campaigns) {
    const random = new Random(seed, `campaign ${campaign.id}`);
    const start = dayOf(campaign.startedOn);
    const eligible = people.filter((person) => {
      if (!person.buyer || person.buyer.isStrategic) return false;
      const days = [...person.buyer.purchases, ...(extras.get(person) ?? [])]
        .map(({day}) => day)
        .filter((day) => day < start);
      return days.length > 0 && qualifies(campaign.kind, days, start);
    });
    const share = Math.min(1, campaign.members / eligible.length);
    for (const person of eligible) {
      if (!random.chance(share)) continue;
      const isHoldout = random.chance(campaign.holdoutShare);
      const contactedAt = formatInstant(start + random.integer(0, 2), 600 + random.integer(0, 59));
      const respondsOn = start + random.integer(2, campaignWindowDays - 1);
      const isLate = random.chance(lateness.share);
      const responds = random.chance(campaign.extraOrders);
      memberRows.push([
        campaign.id,
        person.id,
        isHoldout ? "holdout" : "treated",
        isHoldout ? undefined : contactedAt,
      ]);
      if (isHoldout || !responds) continue;
      extras.set(person, [
        ...(extras.get(person) ?? []),
        {
          day: respondsOn,
          origin: "campaign",
          isInStore: false,
          isLate,
          isLast: false,
          campaign: campaign.id,
        },
      ]);
    }
  }
  const campaignRows = campaigns.map((c) => [
    c.id,
    c.name,
    c.kind,
    c.channel,
    c.startedOn,
    c.endedOn,
    formatFen(100 * c.costAmount),
  ]);
  return {campaignRows, memberRows, extras};
}
