import {groupCells, monthCells, quarterCells} from "./cohort-cells.js";
import type {CohortCell, CohortStep} from "./cohort-cells.js";
import {choiceInAddress, cohortChoices} from "./cohort-choices.js";
import type {CohortChoice} from "./cohort-choices.js";
import type {CohortLook} from "./cohort-findings.js";
import {meansOf, pointsOf, unitsOf} from "./cohort-views.js";
import {cohortCakeFigure} from "./cohorts-cake.js";
import {cohortCurves} from "./cohorts-curves.js";
import {retentionSentence, worthSentence} from "./cohorts-sentences.js";
import {cohortTrend} from "./cohorts-trend.js";
import {cohortTriangle} from "./cohorts-triangle.js";
import {element} from "../page/element.js";
import {header} from "../page/header.js";
import {languageTag, paragraph} from "../words/language.js";
import type {Spoken} from "../words/language.js";
import type {Marts} from "../marts/marts.js";
import {voiceOf} from "../words/voice.js";

export type CohortsData = Pick<
  Marts,
  "build_info" | "terms" | "filter_values" | "cohorts" | "value_by_age" | "months"
> &
  Partial<Pick<Marts, "annotations">> & {
    /** Cohorts of the layer cake, where others are shown beside it. */
    readonly layers?: Marts["cohorts"];
  };

/** What is fetched when a reader asks for quarters or groups. */
export interface CohortsLater {
  readonly quarters: () => Promise<Pick<Marts, "cohort_quarters">>;
  readonly groups: () => Promise<Pick<Marts, "cohort_groups">>;
}

const words = {
  early: {
    en: "It is too early to say how many come back: no cohort has completed the month after its first yet.",
    zh: "现在还不能说有多少客户会回来：尚无同期群完整经历首月之后的一个月。",
  },
  few: {
    en: "There are too few customers yet to say how many come back: a mean needs 100 customers in three cohorts.",
    zh: "客户尚少，还不能说有多少会回来：平均值至少需要 3 个同期群、100 位客户。",
  },
  fewChosen: {
    en: "Too few customers are chosen to say how many come back: a mean needs 100 customers in three cohorts.",
    zh: "所选客户太少，不能说有多少会回来：平均值至少需要 3 个同期群、100 位客户。",
  },
  noneChosen: {
    en: "None of the customers chosen bought for the first time in these months.",
    zh: "所选客户中没有人在这些月份首次购买。",
  },
  empty: {
    en: "There are no valid orders yet, so there are no cohorts. Check the data quality page for rows that were set aside.",
    zh: "尚无有效订单，因此没有同期群。请到“数据质量”页查看被隔离的行。",
  },
  failed: {
    en: "This view could not be fetched. Reload the page to try again.",
    zh: "未能读取该视图，请刷新页面重试。",
  },
};

/** Returns the cohorts: how many come back and what they bring, the triangle, curves, trend and cake. */
export function cohortsPage(
  data: CohortsData,
  {language, filters, today, later}: Spoken & {filters?: string; today?: Date; later: CohortsLater},
): HTMLElement {
  const voice = voiceOf(data, {language, filters});
  const said = [
    retentionSentence(data.value_by_age, voice),
    worthSentence(data.value_by_age, voice),
  ].filter((text) => text !== null);
  const isEmpty = data.cohorts.length === 0;
  const answer = isEmpty
    ? words[filters ? "noneChosen" : "empty"][language]
    : paragraph(said, language) ||
      words[
        !data.value_by_age.some((row) => row.age_months > 0)
          ? "early"
          : filters
            ? "fewChosen"
            : "few"
      ][language];
  const head = header(voice.facts, {
    language,
    filters,
    answer,
    marts: ["value_by_age", "cohorts"],
    ...(today && {today}),
  });
  const attributes = {class: "page", lang: languageTag(language)};
  if (isEmpty) return element("div", attributes, head);

  const months = monthCells(data.cohorts, language);
  const pictures = element("div", {class: "pictures cohort-pictures"});
  const chosen = choiceInAddress(months, voice);
  let asked = 0;

  function draw(choice: CohortChoice, groups: readonly CohortCell[], time: readonly CohortCell[]) {
    const {view, side, step} = choice;
    // Unknown before the first picture is shown.
    const width = pictures.querySelector(".picture-chart")?.clientWidth || undefined;
    const cells = side === "time" ? time : groups;
    const look = lookAt(cells, choice);
    // Over time the same measure, in a unit that suits it there.
    const units = unitsOf(view.measure, "time");
    const isSame = side === "time" && units.includes(view.unit);
    const inTime = {...view, unit: units.includes(view.unit) ? view.unit : units[0]!};
    const trend = cohortTrend(
      isSame ? look : lookAt(time, {view: inTime, side: "time", step}),
      voice,
    );
    pictures.replaceChildren(
      cohortTriangle(look, width, voice),
      cohortCurves(look, width, voice),
      ...(trend ? [trend] : []),
    );
  }

  async function cellsOf(step: CohortStep): Promise<readonly CohortCell[]> {
    if (step === "month") return months;
    return quarterCells((await later.quarters()).cohort_quarters, language);
  }

  async function show(choice: CohortChoice): Promise<void> {
    const mine = ++asked;
    const {side, step} = choice;
    pictures.setAttribute("aria-busy", "true");
    try {
      const [time, groups] = await Promise.all([
        cellsOf(step),
        side === "time"
          ? []
          : later
              .groups()
              .then(({cohort_groups}) => groupCells(cohort_groups, side, step, language)),
      ]);
      if (mine === asked) draw(choice, groups, time);
    } catch {
      if (mine === asked) {
        pictures.replaceChildren(element("p", {role: "alert"}, words.failed[language]));
      }
    } finally {
      if (mine === asked) pictures.removeAttribute("aria-busy");
    }
  }

  const change = (choice: CohortChoice) => {
    if (choice.side === "time" && choice.step === "month") {
      asked++;
      pictures.removeAttribute("aria-busy");
      draw(choice, [], months);
    } else void show(choice);
  };
  const choices = cohortChoices(months, chosen, change, voice);
  change(chosen);
  return element(
    "div",
    attributes,
    head,
    choices,
    pictures,
    element(
      "div",
      {class: "pictures"},
      cohortCakeFigure(data.layers ?? data.cohorts, data.months, voice),
    ),
  );
}

function lookAt(cells: readonly CohortCell[], {view, side, step}: CohortChoice): CohortLook {
  const points = pointsOf(cells, view);
  return {points, means: meansOf(points, view), view, side, step};
}
