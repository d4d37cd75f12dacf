import {randomBytes} from "node:crypto";
import {chmodSync, renameSync, rmSync, writeFileSync} from "node:fs";
import {quoteLiteral} from "./sources/quote.js";
import type {Warehouse} from "./warehouse.js";

/** Writes which pseudonym is which customer, as CSV that only the owner may read; never into a site. */
export async function writePrivateKeys(warehouse: Warehouse, file: string): Promise<void> {
  const draft = `${file}.${randomBytes(4).toString("hex")}.draft`;
  writeFileSync(draft, "", {mode: 0o600});
  try {
    await warehouse.connection.run(`
      copy (
        select keys.customer_key, customers.customer_id
        from core.customer_keys as keys
        inner join core.customers as customers on keys.customer_no = customers.customer_no
        order by keys.customer_key
      ) to ${quoteLiteral(draft)} (format csv, header true)`);
    chmodSync(draft, 0o600);
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, {force: true});
    throw error;
  }
}
