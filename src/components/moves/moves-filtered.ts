import {readFacts} from "../words/facts.js";
import {filteredPage} from "../filters/filtered-page.js";
import type {Spoken} from "../words/language.js";
import {movesPage} from "./moves.js";
import type {MovesData} from "./moves.js";
import type {MoveFiles} from "../filters/restrict-moves-page.js";
import {refusalSentence} from "../words/sample-sentence.js";

/** Resolves to the page of moves under its bar of filters. What its lists and its filters read is fetched once. */
export function filteredMoves(
  data: MovesData,
  files: MoveFiles,
  options: Spoken & {readonly today?: Date},
): Promise<HTMLElement> {
  let file: Promise<ArrayBuffer> | undefined;
  const load = () => {
    file ??= files.customer_segments();
    file.catch(() => (file = undefined));
    return file;
  };
  const refusal = refusalSentence(readFacts(data.build_info), options.language);
  return filteredPage<MovesData>(data, {
    ...options,
    draw: (chosen, told) => movesPage(chosen, {...told, load}),
    applies: {customers: refusal === null, period: false},
    refusal,
    ownDates: true,
    load: async () =>
      (await import("../filters/restrict-moves-page.js")).loadMoves(data, {
        ...files,
        customer_segments: load,
      }),
  });
}
