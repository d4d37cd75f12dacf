import {makeBgNbd} from "./model.js";

/**
 * BG/NBD: purchases come at random at a rate of the customer's own, gamma distributed with shape r and
 * scale α over customers; after each repeat purchase the customer leaves with a probability of their own,
 * beta distributed with a and b. Fader, Hardie and Lee (2005), "Counting your customers the easy way".
 */
export const bgNbd = makeBgNbd("bg_nbd", "after_repeat");
