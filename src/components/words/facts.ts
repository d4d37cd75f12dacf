import type {Row} from "../../../loaders/contract.js";
import type {buildInfo} from "../../../loaders/marts/build_info.js";
import type {Bilingual} from "./language.js";

/** What the build says about itself, typed; absent facts are null. */
export interface Facts {
  readonly source: string | null;
  readonly sourceName: Bilingual;
  readonly asOfDate: Date | null;
  readonly firstOrderDate: Date | null;
  readonly comparisonDate: Date | null;
  /** The length of the periods whose money moves compare. */
  readonly movesPeriodMonths: number | null;
  readonly currency: string | null;
  readonly buyers: number | null;
  readonly customersKnown: number | null;
  readonly validOrders: number | null;
  /** The customers up to which pages hold everybody. */
  readonly pageCustomers: number;
  /** The age from which data are history. */
  readonly staleAfterDays: number;
  /** The share of a table's rows set aside that is worth a notice. */
  readonly quarantineNoticeShare: number;
  /** Events of the source after the as-of date, which no axis shows. */
  readonly annotationsLater: number;
  /** By what else than time cohorts are told apart. */
  readonly cohortSides: readonly string[];
  /** Cohorts of fewer customers are too small to be read. */
  readonly smallCohort: number;
  /** What money is counted, also by CLV: net sales where margin is unknown. */
  readonly valueBasis: "margin" | "net_sales";
  /** What customers are rated by: predicted where models are trusted. */
  readonly ratingBasis: "predicted_profit" | "margin" | "net_sales";
}

/** Returns the facts of `build_info`; a value that cannot be read counts as absent. */
export function readFacts(rows: readonly Row<typeof buildInfo>[]): Facts {
  const value = (item: string) => rows.find((row) => row.item === item)?.value ?? null;
  const source = value("source");
  const rated = value("value_basis");
  const counted = value("clv_basis") ?? rated;
  return {
    source,
    sourceName: {
      en: value("source_name_en") ?? source ?? "",
      zh: value("source_name_zh") ?? source ?? "",
    },
    asOfDate: asDay(value("as_of_date")),
    firstOrderDate: asDay(value("first_order_date")),
    comparisonDate: asDay(value("comparison_date")),
    movesPeriodMonths: asNumber(value("moves_period_months")),
    currency: value("currency"),
    buyers: asNumber(value("buyers")),
    customersKnown: asNumber(value("customers_known")),
    validOrders: asNumber(value("valid_orders")),
    pageCustomers: asNumber(value("page_customers")) ?? 100_000,
    staleAfterDays: asNumber(value("stale_after_days")) ?? 45,
    quarantineNoticeShare: asNumber(value("quarantine_notice_share")) ?? 0.01,
    annotationsLater: asNumber(value("annotations_later")) ?? 0,
    cohortSides: (value("cohort_sides") ?? "").split(" ").filter((side) => side !== ""),
    smallCohort: asNumber(value("small_cohort_customers")) ?? 20,
    valueBasis: counted === "margin" ? "margin" : "net_sales",
    ratingBasis: rated === "predicted_profit" || rated === "margin" ? rated : "net_sales",
  };
}

function asDay(text: string | null): Date | null {
  const date = new Date(text ?? NaN);
  return Number.isNaN(date.getTime()) ? null : date;
}

function asNumber(text: string | null): number | null {
  const value = Number(text ?? NaN);
  return text === null || text === "" || !Number.isFinite(value) ? null : value;
}
