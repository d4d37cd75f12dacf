import {choosesCustomers, choosesPeriod} from "./filters.js";
import type {Selection} from "./filters.js";
import {paragraph} from "../words/language.js";
import type {Language} from "../words/language.js";

// What pages say under filters; fetched with what counts their tables anew, as nobody reads it before.

const notes = {
  anonymous: {
    en: "Orders without a known customer are left out.",
    zh: "无已知客户的订单不计入。",
  },
  models: {
    en: "What models foretell is published for everybody only, and left out under a filter.",
    zh: "模型预测只按全部客户公布，筛选时不列出。",
  },
  fitted: {
    en: "What is fitted to everybody, such as survival, is left out under a filter.",
    zh: "按全部客户拟合的内容（如生存曲线）在筛选时不列出。",
  },
  prospects: {
    en: "Who has not bought yet is left out.",
    zh: "尚未购买者不计入。",
  },
  beforehand: {
    en: "Who has not bought yet is left out, and counts as not known before the first order.",
    zh: "尚未购买者不计入，首单之前视为尚不认识。",
  },
  months: {
    en: "The period cuts all pictures by month; the bridge keeps the comparisons that lie in it.",
    zh: "期间按月截取所有图；收入桥保留落在其中的对比。",
  },
  cohortMonths: {
    en: "The period chooses cohorts by the month of the first order, and the months of the layer cake.",
    zh: "期间按首单月份选取同期群，并选取分层图的月份。",
  },
  pictures: {
    en: "The period cuts the pictures by month; figures and sentences are those of the 90 days to the as-of date.",
    zh: "期间只截取按月的图；指标与文字仍为截至截止日的 90 天。",
  },
} as const;
export type Note = keyof typeof notes;
/** What is said of a period; the others are said of customers. */
const periodNotes: readonly Note[] = ["pictures", "months", "cohortMonths"];

/** Returns what says, of the filters in force, what a page leaves out or keeps whole. */
export function noteOf(told: readonly Note[]) {
  return (selection: Selection, language: Language): string =>
    paragraph(
      told
        .filter((note) =>
          periodNotes.includes(note) ? choosesPeriod(selection) : choosesCustomers(selection),
        )
        .map((note) => notes[note][language]),
      language,
    );
}
