import {contract} from "../contract.js";
import * as shared from "./columns.js";
import {customerMatrix} from "./customer_matrix.js";

/** The whole of what the matrix draws a sample of, where buyers are too many for a page. */
export const matrixQuadrants = contract({
  name: "matrix_quadrants",
  grain: {
    en: "One row per quadrant of the importance × value matrix that any buyer is in.",
    zh: "每行一个有购买客户的重要性 × 价值矩阵象限。",
  },
  key: ["quadrant"],
  format: "json",
  columns: {
    quadrant: shared.quadrant,
    customers: shared.customers,
    net_amount: shared.netAmount,
    margin_amount: shared.marginAmount,
    trailing_year_net_amount: customerMatrix.columns.trailing_year_net_amount,
  },
});
