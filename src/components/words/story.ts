import {element} from "../page/element.js";
import type {Bilingual, Spoken} from "./language.js";
import type {Told} from "./told.js";
import {toldNodes} from "./told-view.js";

/**
 * Returns sentences grouped under the questions they answer. A question without a true sentence is
 * left out; without any sentence there is nothing.
 */
export function story(
  told: readonly (readonly [question: Bilingual, sentence: string | Told | null])[],
  {language}: Spoken,
): HTMLElement | null {
  const questions = [...new Set(told.map(([question]) => question))];
  const items = questions.flatMap((question) => {
    const said = told.flatMap(([of, text]) => (of === question && text !== null ? [text] : []));
    if (said.length === 0) return [];
    return [
      element("li", {}, element("strong", {}, question[language]), ...sentences(said, {language})),
    ];
  });
  return items.length > 0 ? element("ul", {class: "story"}, ...items) : null;
}

/** English sentences stand apart by a blank, Chinese ones do not. */
function sentences(said: readonly (string | Told)[], {language}: Spoken): (string | HTMLElement)[] {
  return said.flatMap((told, i) => {
    const shown = typeof told === "string" ? [told] : toldNodes(told, {language});
    return i > 0 && language === "en" ? [" ", ...shown] : shown;
  });
}
