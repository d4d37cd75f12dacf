import type {Sample} from "./open-sample.js";

/** Opens a page of cohorts and waits for its triangle. */
export const onCohorts =
  (on: Sample["on"]): Sample["on"] =>
  (address, act, view) =>
    on(
      address,
      async (page, opened) => {
        await page.waitForSelector(".cohort-pictures:not([aria-busy]) .heat-grid");
        await act(page, opened);
      },
      view,
    );
