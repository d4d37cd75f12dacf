import type {DuckDBConnection} from "@duckdb/node-api";
import {type PrivateKind, PrivateText} from "./private-text.js";

const kinds: readonly PrivateKind[] = ["customer id", "name", "e-mail", "phone"];

/**
 * Reads what must never be published: the ids, names, e-mails and phones of all customers that the source
 * names, quarantined ones included. Names and ids that are also labels which the contract publishes (a region,
 * a channel, a category shared by enough customers) are left out: they tell of no one.
 */
export async function privateValues(connection: DuckDBConnection): Promise<PrivateText> {
  const values = new PrivateText();
  const people = await connection.stream(
    `select customer_id, name, email, phone from core.customers
    union
    select customer_id, name, email, phone from staging.customers`,
  );
  for await (const rows of people.yieldRowsJs()) {
    for (const row of rows) {
      for (const [i, kind] of kinds.entries()) {
        const value = row[i];
        if (typeof value === "string") values.add(kind, value);
      }
    }
  }
  const labels = await connection.runAndReadAll(
    `select region from core.labels union select first_channel from core.labels
    union select first_category from core.labels`,
  );
  for (const [label] of labels.getRowsJS()) {
    if (typeof label === "string") values.forget(values.wordsIn(label), ["customer id", "name"]);
  }
  return values;
}
