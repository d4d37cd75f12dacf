import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {customerColumns} from "../../../src/components/customers/customer-columns.js";
import {customerHref} from "../../../src/components/customers/customer-href.js";
import {
  facetNames,
  facets,
  findCustomers,
} from "../../../src/components/customers/customer-query.js";
import {none} from "../../../src/components/filters/choose-rows.js";
import {readQuery, writeQuery} from "../../../src/components/customers/customer-query.js";
import type {CustomerQuery} from "../../../src/components/customers/customer-query.js";
import {prefixRange, sortedIndex} from "../../../src/components/customers/sorted-index.js";
import {rooms} from "../rooms.js";

const texts = ["a", "b", "c, d", "none at all"];
const chosen = fc.uniqueArray(fc.constantFrom(...texts, none), {maxLength: 3});
const kept = fc.record(Object.fromEntries(facetNames.map((facet) => [facet, chosen])));
const search = fc.constantFrom("", "0", "0a", "f");
const usual = {sort: "money", columns: ["key", "money"], all: ["key", "money", "orders", "days"]};

const people = fc.uniqueArray(
  fc.record({
    key: fc.string({unit: fc.constantFrom("0", "a", "f"), minLength: 1, maxLength: 5}),
    texts: fc.tuple(...facetNames.map(() => fc.constantFrom(...texts, null))),
  }),
  {selector: ({key}) => key, maxLength: 30},
);

describe("a query", () => {
  it("comes back from the address as it was, and leaves what others keep there", () => {
    fc.assert(
      fc.property(
        kept,
        search,
        fc.constantFrom(...usual.all),
        fc.boolean(),
        fc.subarray(usual.all, {minLength: 1}),
        (kept, search, sort, descending, columns) => {
          const query = {kept, search, sort, descending, columns} as unknown as CustomerQuery;
          const address = writeQuery(query, "theme=x&segment=old", usual);
          expect(readQuery(address, usual)).toEqual(query);
          expect(new URLSearchParams(address).get("theme")).toBe("x");
          expect(writeQuery(readQuery(address, usual), address, usual)).toBe(address);
        },
      ),
    );
  });

  it("says nothing of what is usual, and does not believe what it does not know", () => {
    const plain = readQuery("", usual);
    expect(plain).toMatchObject({search: "", sort: "money", descending: true});
    expect(writeQuery(plain, "", usual)).toBe("");
    const strange = readQuery("?sort=-nothing&columns=x,orders&q=%20AB%20", usual);
    expect(strange).toMatchObject({
      ...{search: "ab", sort: "money", descending: true, columns: ["orders"]},
    });
  });

  it("finds whom a plain filter finds, and counts each value under the other filters", () => {
    fc.assert(
      fc.property(people, kept, search, (people, kept, search) => {
        const rows = [...people]
          .sort((a, b) => (a.key < b.key ? -1 : 1))
          .map(({key, texts}) => ({
            ...rooms.customers[0]!,
            customer_key: key,
            ...Object.fromEntries(facetNames.map((facet, i) => [facets[facet], texts[i] ?? null])),
          }));
        const query = {...readQuery("", usual), kept, search} as unknown as CustomerQuery;
        const lets = (row: (typeof rows)[number], but?: string) =>
          row.customer_key.startsWith(search) &&
          facetNames.every(
            (facet) =>
              facet === but ||
              query.kept[facet].length === 0 ||
              query.kept[facet].includes(row[facets[facet]] ?? none),
          );
        const found = findCustomers(customerColumns(rows), query);
        expect([...found.isIn]).toEqual(rows.map((row) => (lets(row) ? 1 : 0)));
        expect(found.count).toBe(rows.filter((row) => lets(row)).length);
        for (const facet of facetNames) {
          for (const [value, count] of found.counts[facet]) {
            const own = rows.filter((row) => (row[facets[facet]] ?? none) === value);
            expect(count, facet).toBe(own.filter((row) => lets(row, facet)).length);
          }
        }
      }),
    );
  });
});

describe("sorted positions", () => {
  it("rise or fall, equal ones in their order, absent ones last", () => {
    const values = Float64Array.of(3, NaN, 1, 3, -2, NaN);
    expect([...sortedIndex(values, false)]).toEqual([4, 2, 0, 3, 1, 5]);
    expect([...sortedIndex(values, true)]).toEqual([0, 3, 2, 4, 1, 5]);
  });

  it("a prefix is a range of sorted texts", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({unit: fc.constantFrom("0", "9", "a", "f"), maxLength: 4})),
        fc.string({unit: fc.constantFrom("0", "9", "a", "f"), maxLength: 3}),
        (given, prefix) => {
          const texts = [...given].sort();
          expect(texts.slice(...prefixRange(texts, prefix))).toEqual(
            texts.filter((text) => text.startsWith(prefix)),
          );
        },
      ),
    );
  });
});

it("leads to a customer's page from wherever a list stands", () => {
  expect(customerHref("ab", "/zh/churn")).toBe("./customer?key=ab");
  expect(customerHref("ab", "/shop/segments/lost")).toBe("../customer?key=ab");
});
