import {element} from "./element.js";
import {paragraph} from "./language.js";
import type {Bilingual, Spoken} from "./language.js";

/**
 * Returns sentences grouped under the questions they answer. A question without a true sentence is
 * left out; without any sentence there is nothing.
 */
export function story(
  told: readonly (readonly [question: Bilingual, sentence: string | null])[],
  {language}: Spoken,
): HTMLElement | null {
  const questions = [...new Set(told.map(([question]) => question))];
  const items = questions.flatMap((question) => {
    const said = told.flatMap(([of, text]) => (of === question && text !== null ? [text] : []));
    if (said.length === 0) return [];
    return [
      element("li", {}, element("strong", {}, question[language]), paragraph(said, language)),
    ];
  });
  return items.length > 0 ? element("ul", {class: "story"}, ...items) : null;
}
