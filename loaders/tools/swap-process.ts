import {exchange} from "./swap.js";

// Started by swapIn in a session of its own: made folder, folder to replace.
const [made, out] = process.argv.slice(2);
if (made === undefined || out === undefined) throw new Error("two folders expected");
await exchange(made, out);
