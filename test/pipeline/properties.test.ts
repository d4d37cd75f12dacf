import fc from "fast-check";
import {expect, test} from "vitest";
import type {Computed} from "../../loaders/compute.js";
import {checkPairs, checkPlainly} from "./agrees-with-loops.js";
import * as plainly from "./plainly.js";
import {dateOf, settings, type Shop, shops, tablesOf} from "./shops.js";
import {type Found, martRows, withMarts, writeSource} from "./source.js";
import {checkLifecycle, checkScores, checkSums} from "./sums-hold.js";

async function marts(computed: Computed): Promise<Record<string, Found[]>> {
  const found: Record<string, Found[]> = {};
  for (const name of computed.marts.keys()) found[name] = await martRows(computed, name);
  return found;
}

test("small shops: sums, shares, flows and scores hold, and agree with plain loops", async () => {
  await fc.assert(
    fc.asyncProperty(shops, async (shop) => {
      await withMarts(
        writeSource(tablesOf(shop), settings),
        async (computed) => {
          const found = await marts(computed);
          checkSums(found, shop);
          checkLifecycle(found);
          checkScores(found["rfm"]!);
          checkPlainly(found, shop);
        },
        {asOf: dateOf(shop.asOf)},
      );
    }),
    {numRuns: 8, seed: 20240820, endOnFailure: true},
  );
});

test("month ends of the last sixty months are compared two by two, and none before", async () => {
  const every = (customer: string, days: readonly number[]) =>
    days.map((day) => ({customer, day, cents: 500, isCancelled: false}));
  const often = Array.from({length: 60}, (_, i) => 35 * i);
  const shop: Shop = {
    deals: [
      ...every("a", often),
      ...every("b", [0, 900, 1000]),
      ...every("c", [1500, 1510, 1520, 1530, 1600]),
    ],
    joined: new Map([["d", 800]]),
    asOf: 2080,
  };
  await withMarts(
    writeSource(tablesOf(shop), settings),
    async (computed) => {
      const found = await marts(computed);
      expect(found["months"]).toHaveLength(69);
      checkPairs(found, shop);
    },
    {asOf: dateOf(shop.asOf)},
  );
});

test("looking at all data as of a day is looking at the data up to that day", async () => {
  await fc.assert(
    fc.asyncProperty(shops, async (shop) => {
      const deals = plainly.seen(shop);
      const named = new Set(deals.map(({customer}) => customer));
      const joined = [...shop.joined].filter(
        ([name, day]) => day === null || day <= shop.asOf || named.has(name),
      );
      const look = (of: Shop) => {
        // Both have a customers table, so that both know of the same columns.
        const tables = tablesOf({...of, joined: new Map([...of.joined, ["z", null]])});
        return withMarts(writeSource(tables, settings), marts, {asOf: dateOf(shop.asOf)});
      };
      const whole = await look(shop);
      const cut = await look({...shop, deals, joined: new Map(joined)});
      // What was set aside as later is told by the books alone, and counted in the receipts of staging.
      const untold = {quality: [], receipts: []};
      expect({...cut, ...untold}).toEqual({...whole, ...untold});
    }),
    {numRuns: 3, seed: 20240821, endOnFailure: true},
  );
});
