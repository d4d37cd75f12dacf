import {afterAll, beforeAll, describe} from "vitest";
import {type Computed, compute} from "../../loaders/compute.js";
import {key, newFolder} from "../pipeline/source.js";
import {cohortTests} from "./restrict-cohorts.js";
import {matrixTests} from "./restrict-matrix.js";
import {moveTests} from "./restrict-moves.js";
import {pageTests} from "./restrict-page.js";
import {segmentTests} from "./restrict-segment.js";
import {sources} from "./sources.js";

// Pages recompute their tables in the browser for the customers that filters let through. Nothing left out, they must
// come to the published tables row by row; else to what the line's own SQL makes of these customers' facts alone.
// Each source is computed once, for the tests of all pages.

describe.each(sources)("$name", ({folder, cases}) => {
  let computed: Computed;
  beforeAll(async () => {
    computed = await compute({source: folder(), cache: newFolder(), key, log: () => {}});
  });
  afterAll(() => computed.close());

  for (const tests of [matrixTests, pageTests, cohortTests, moveTests, segmentTests]) {
    tests(() => computed, cases);
  }
});
