import {createHmac} from "node:crypto";
import {readdirSync, readFileSync, statSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, test} from "vitest";
import {compute} from "../../loaders/compute.js";
import {key, newFolder, query, withMarts, writeSource} from "../pipeline/source.js";

const ids = ["ann", "蔡明", "O'Neil", "<img onerror>", "=1+1", "👩‍🌾", "‮abc"];
const orders = ids.map((customer_id, i) => ({
  order_id: String(i),
  customer_id,
  ordered_at: `2024-01-0${i + 1}`,
  net_amount: 10,
}));
const pseudonym = (id: string) => createHmac("sha256", key).update(id).digest("hex").slice(0, 16);

describe("pseudonyms", () => {
  test("are what node:crypto's HMAC gives, whatever the id", async () => {
    await withMarts(writeSource({orders}), async (computed) => {
      const keys = await query(
        computed,
        `select customer_id, customer_key from core.customer_keys as keys
        inner join core.customers as people on keys.customer_no = people.customer_no`,
      );
      expect(
        new Map(keys.map(({customer_id, customer_key}) => [customer_id, customer_key])),
      ).toEqual(new Map(ids.map((id) => [id, pseudonym(id)])));
      const published = await query(computed, "select customer_key from marts.customers");
      expect(published.map(({customer_key}) => customer_key)).toEqual(ids.map(pseudonym).sort());
    });
  });

  test("under another key are others", async () => {
    await withMarts(
      writeSource({orders}),
      async (computed) => {
        const published = await query(computed, "select customer_key from marts.customers");
        const old = new Set(ids.map(pseudonym));
        expect(published.filter(({customer_key}) => old.has(String(customer_key)))).toEqual([]);
      },
      {key: "another key"},
    );
  });

  test("the table of keys is written for its owner alone, and nothing beside it", async () => {
    const folder = newFolder();
    const file = join(folder, "keys.csv");
    await withMarts(writeSource({orders}), () => Promise.resolve(), {privateKeys: file});
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["keys.csv"]);
    const [header, ...lines] = readFileSync(file, "utf8").trim().split("\n");
    expect(header).toBe("customer_key,customer_id");
    expect(lines).toHaveLength(ids.length);
    expect(lines).toContain(`${pseudonym("蔡明")},蔡明`);
    expect([...lines].sort()).toEqual(lines);
  });

  test("without a key, this machine's own is made once and said so", async () => {
    const lines: string[] = [];
    const own = {cache: join(newFolder(), "cache"), log: (line: string) => void lines.push(line)};
    const source = writeSource({orders: orders.slice(0, 1)});
    const published: unknown[] = [];
    for (let i = 0; i < 2; i++) {
      const computed = await compute({source, ...own});
      published.push(await query(computed, "select customer_key from marts.customers"));
      await computed.close();
    }
    expect(published[0]).toEqual(published[1]);
    expect(lines).toContain(
      "CLIENTELE_KEY is not set: pseudonyms are made with a random key of this machine",
    );
    const file = join(own.cache, "..", "pseudonym.key");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file, "utf8")).toMatch(/^[0-9a-f]{64}$/);
  });
});

test("names that are published as regions stop the build, a namesake of a region does not", async () => {
  const named = (name: (i: number) => string) =>
    ids.map((customer_id, i) => ({customer_id, name: name(i), region: "North"}));
  await expect(
    withMarts(writeSource({orders, customers: named(() => "North")}), () => Promise.resolve()),
  ).rejects.toThrow(
    "column customers.region: 1 published texts are a customer's id, name, e-mail or phone",
  );
  const customers = named((i) => (i === 0 ? "North" : `Person ${i}`));
  await withMarts(writeSource({orders, customers}), async (computed) => {
    const regions = await query(computed, "select distinct region from marts.customers");
    expect(regions).toEqual([{region: "North"}]);
  });
  // Where too few share the region to publish it, nothing is told.
  await withMarts(writeSource({orders, customers: customers.slice(0, 4)}), async (computed) => {
    const regions = await query(computed, "select distinct region from marts.customers");
    expect(regions).toEqual([{region: null}]);
  });
});
