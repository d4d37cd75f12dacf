import {readFacts} from "../words/facts.js";
import {filteredPage} from "../filters/filtered-page.js";
import type {Spoken} from "../words/language.js";
import type {SegmentFiles} from "../filters/restrict-segment-page.js";
import {refusalSentence} from "../words/sample-sentence.js";
import {segmentPage} from "./segment-page.js";
import type {SegmentData} from "./segment-page.js";

/** Resolves to the page of one segment under its bar of filters, in which that segment is fixed. */
export function filteredSegment(
  data: SegmentData,
  files: SegmentFiles,
  {segment, ...options}: Spoken & {readonly segment: string; readonly today?: Date},
): Promise<HTMLElement> {
  const refusal = refusalSentence(readFacts(data.build_info), options.language);
  return filteredPage<SegmentData>(data, {
    ...options,
    fixed: {name: "segment", value: segment},
    draw: (chosen, told) => segmentPage(chosen, {...told, segment}),
    applies: {customers: refusal === null, period: false},
    refusal,
    load: async () =>
      (await import("../filters/restrict-segment-page.js")).loadSegment(data, files, segment),
  });
}
