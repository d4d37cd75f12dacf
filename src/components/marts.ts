import type {Contract, Row} from "../../loaders/contract.js";
import type {buildInfo} from "../../loaders/marts/build_info.js";
import type {churnRates} from "../../loaders/marts/churn_rates.js";
import type {cohorts} from "../../loaders/marts/cohorts.js";
import type {concentration} from "../../loaders/marts/concentration.js";
import type {customerMatrix} from "../../loaders/marts/customer_matrix.js";
import type {customers} from "../../loaders/marts/customers.js";
import type {definitions} from "../../loaders/marts/definitions.js";
import type {dictionary} from "../../loaders/marts/dictionary.js";
import type {figures} from "../../loaders/marts/figures.js";
import type {lifecycle} from "../../loaders/marts/lifecycle.js";
import type {lifecycleFlows} from "../../loaders/marts/lifecycle_flows.js";
import type {months} from "../../loaders/marts/months.js";
import type {overdue} from "../../loaders/marts/overdue.js";
import type {quality} from "../../loaders/marts/quality.js";
import type {quarantineSummary} from "../../loaders/marts/quarantine_summary.js";
import type {rfm} from "../../loaders/marts/rfm.js";
import type {rfmMatrix} from "../../loaders/marts/rfm_matrix.js";
import type {rfmThresholds} from "../../loaders/marts/rfm_thresholds.js";
import type {segmentMoves} from "../../loaders/marts/segment_moves.js";
import type {segments} from "../../loaders/marts/segments.js";
import type {terms} from "../../loaders/marts/terms.js";
import type {tiers} from "../../loaders/marts/tiers.js";
import type {valueByAge} from "../../loaders/marts/value_by_age.js";

type Rows<C extends Contract> = readonly Row<C>[];

/** The rows of every published mart under its name; a page takes the ones it needs by `Pick`. */
export interface Marts {
  readonly build_info: Rows<typeof buildInfo>;
  readonly churn_rates: Rows<typeof churnRates>;
  readonly cohorts: Rows<typeof cohorts>;
  readonly concentration: Rows<typeof concentration>;
  readonly customer_matrix: Rows<typeof customerMatrix>;
  readonly customers: Rows<typeof customers>;
  readonly definitions: Rows<typeof definitions>;
  readonly dictionary: Rows<typeof dictionary>;
  readonly figures: Rows<typeof figures>;
  readonly lifecycle: Rows<typeof lifecycle>;
  readonly lifecycle_flows: Rows<typeof lifecycleFlows>;
  readonly months: Rows<typeof months>;
  readonly overdue: Rows<typeof overdue>;
  readonly quality: Rows<typeof quality>;
  readonly quarantine_summary: Rows<typeof quarantineSummary>;
  readonly rfm: Rows<typeof rfm>;
  readonly rfm_matrix: Rows<typeof rfmMatrix>;
  readonly rfm_thresholds: Rows<typeof rfmThresholds>;
  readonly segment_moves: Rows<typeof segmentMoves>;
  readonly segments: Rows<typeof segments>;
  readonly terms: Rows<typeof terms>;
  readonly tiers: Rows<typeof tiers>;
  readonly value_by_age: Rows<typeof valueByAge>;
}
