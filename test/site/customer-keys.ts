import type {Sample} from "./open-sample.js";

/** The keys of customers of whom something holds, in the order of the list. */
export const keysIn =
  ({ask}: Sample["published"]) =>
  async (where: string, order = "net_amount desc, customer_key") =>
    (await ask(`select customer_key as k from customers where ${where} order by ${order}`)).map(
      ({k}) => String(k),
    );
