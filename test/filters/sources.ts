import {join} from "node:path";
import {everybody} from "../../src/components/filters/filters.js";
import type {Selection} from "../../src/components/filters/filters.js";
import {copySample} from "../sample/models-source.js";

export interface Case {
  readonly told: string;
  readonly kept: Partial<Selection["kept"]>;
  /** The same customers, as SQL. */
  readonly where: string;
}

/** The shops that filters are tried on, each with choices of its customers. */
export const sources: {name: string; folder: () => string; cases: Case[]}[] = [
  {
    name: "the tiny shop",
    folder: () => join(import.meta.dirname, "../fixtures/tiny"),
    cases: [
      {told: "a region", kept: {region: ["North"]}, where: "region = 'North'"},
      {
        told: "a channel and no region",
        kept: {channel: ["web", "store"], region: ["none"]},
        where: "first_channel in ('web', 'store') and region is null",
      },
      {told: "one customer", kept: {tier: ["diamond"]}, where: "tier = 'diamond'"},
    ],
  },
  {
    name: "the sample",
    folder: copySample,
    cases: [
      {told: "a region", kept: {region: ["Shanghai"]}, where: "region = 'Shanghai'"},
      {
        told: "segments, tiers and a category",
        kept: {segment: ["at_risk", "champions"], tier: ["gold", "silver"], category: ["Tea"]},
        where: `segment in ('at_risk', 'champions') and tier in ('gold', 'silver')
          and first_category = 'Tea'`,
      },
      {
        told: "two channels, and no region",
        kept: {channel: ["Tmall", "Web"], region: ["none", "Hunan"]},
        where: `first_channel in ('Tmall', 'Web') and coalesce(region, 'Hunan') = 'Hunan'`,
      },
    ],
  },
];

/** What a page's filters hold when somebody makes this choice. */
export const select = (kept: Case["kept"]): Selection => ({
  ...everybody,
  kept: {...everybody.kept, ...kept},
});
