import type {Contract} from "../contract.js";
import {annotations} from "./annotations.js";
import {buildInfo} from "./build_info.js";
import {buyers} from "./buyers.js";
import {churnDefinitions} from "./churn_definitions.js";
import {churnRates} from "./churn_rates.js";
import {clv} from "./clv.js";
import {clvCalibration} from "./clv_calibration.js";
import {clvForecast} from "./clv_forecast.js";
import {clvGrid} from "./clv_grid.js";
import {clvGroups} from "./clv_groups.js";
import {clvHorizons} from "./clv_horizons.js";
import {clvParameters} from "./clv_parameters.js";
import {clvValidation} from "./clv_validation.js";
import {cohorts} from "./cohorts.js";
import {cohortGroups} from "./cohort_groups.js";
import {cohortQuarters} from "./cohort_quarters.js";
import {concentration} from "./concentration.js";
import {customerDays} from "./customer_days.js";
import {customerMatrix} from "./customer_matrix.js";
import {customerReturns} from "./customer_returns.js";
import {customers} from "./customers.js";
import {definitions} from "./definitions.js";
import {dictionary} from "./dictionary.js";
import {figures} from "./figures.js";
import {filterValues} from "./filter_values.js";
import {forecastLedger} from "./forecast_ledger.js";
import {largestCustomers} from "./largest_customers.js";
import {leavingReasons} from "./leaving_reasons.js";
import {lifecycle} from "./lifecycle.js";
import {lifecycleFlows} from "./lifecycle_flows.js";
import {matrixQuadrants} from "./matrix_quadrants.js";
import {months} from "./months.js";
import {overdue} from "./overdue.js";
import {overdueGroups} from "./overdue_groups.js";
import {quality} from "./quality.js";
import {quarantineSummary} from "./quarantine_summary.js";
import {receipts} from "./receipts.js";
import {revenueBridge} from "./revenue_bridge.js";
import {rfm} from "./rfm.js";
import {rfmMatrix} from "./rfm_matrix.js";
import {rfmThresholds} from "./rfm_thresholds.js";
import {salesDrivers} from "./sales_drivers.js";
import {customerSegments} from "./customer_segments.js";
import {segmentBuyers} from "./segment_buyers.js";
import {segmentCells} from "./segment_cells.js";
import {segmentDates} from "./segment_dates.js";
import {segmentGroups} from "./segment_groups.js";
import {segmentMoves} from "./segment_moves.js";
import {segments} from "./segments.js";
import {stagePairs} from "./stage_pairs.js";
import {stagePairsEarlier} from "./stage_pairs_earlier.js";
import {survival} from "./survival.js";
import {survivalCurves} from "./survival_curves.js";
import {terms} from "./terms.js";
import {tiers} from "./tiers.js";
import {valueByAge} from "./value_by_age.js";

/** Every published table, in the order of the dictionary. A table that is not here is not published. */
export const contracts: readonly Contract[] = [
  customers,
  largestCustomers,
  customerDays,
  customerReturns,
  rfm,
  rfmThresholds,
  rfmMatrix,
  segments,
  segmentCells,
  segmentGroups,
  segmentBuyers,
  segmentDates,
  segmentMoves,
  customerSegments,
  customerMatrix,
  matrixQuadrants,
  buyers,
  tiers,
  concentration,
  cohorts,
  cohortQuarters,
  cohortGroups,
  valueByAge,
  lifecycle,
  lifecycleFlows,
  stagePairs,
  stagePairsEarlier,
  revenueBridge,
  churnRates,
  leavingReasons,
  overdue,
  overdueGroups,
  clv,
  clvGroups,
  clvGrid,
  clvForecast,
  clvHorizons,
  clvParameters,
  clvValidation,
  clvCalibration,
  forecastLedger,
  survival,
  survivalCurves,
  churnDefinitions,
  months,
  annotations,
  figures,
  salesDrivers,
  filterValues,
  quality,
  quarantineSummary,
  definitions,
  terms,
  buildInfo,
  dictionary,
  receipts,
];
