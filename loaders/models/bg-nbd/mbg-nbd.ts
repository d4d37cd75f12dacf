import {makeBgNbd} from "./model.js";

/**
 * MBG/NBD: BG/NBD in which customers may leave after their first purchase too, so that one-time buyers
 * are not all alive. Batislam, Denizel and Filiztekin (2007), "Empirical validation and comparison of
 * models for customer base analysis".
 */
export const mbgNbd = makeBgNbd("mbg_nbd", "after_first");
