import type {Locator} from "playwright-core";

// A page offers few values as buttons side by side and many as a list that opens; which, depends on the source.

const buttonsOf = (scope: Locator, label: string) =>
  scope.getByRole("group", {name: label, exact: true}).getByRole("button");
const buttonOf = (scope: Locator, label: string, value: string) =>
  scope
    .getByRole("group", {name: label, exact: true})
    .getByRole("button", {name: value, exact: true});
const listOf = (scope: Locator, label: string) =>
  scope.getByRole("combobox", {name: label, exact: true});

/** The values that a choice offers, in their order. */
export async function offeredBy(scope: Locator, label: string): Promise<string[]> {
  const options = listOf(scope, label).locator("option");
  return (await options.count())
    ? options.allTextContents()
    : buttonsOf(scope, label).allTextContents();
}

/** Chooses a value by its name. */
export async function choose(scope: Locator, label: string, value: string): Promise<void> {
  if (await listOf(scope, label).count()) await listOf(scope, label).selectOption({label: value});
  else await buttonOf(scope, label, value).click();
}

/** The same by keyboard alone: arrows along a list, Enter on a button. */
export async function chooseByKeys(scope: Locator, label: string, value: string): Promise<void> {
  const list = listOf(scope, label);
  if (await list.count()) {
    const to = (await offeredBy(scope, label)).indexOf(value);
    const from = await list.evaluate((node: HTMLSelectElement) => node.selectedIndex);
    await list.focus();
    for (let i = from; i < to; i++) await list.page().keyboard.press("ArrowDown");
    for (let i = from; i > to; i--) await list.page().keyboard.press("ArrowUp");
    await list.page().keyboard.press("Enter");
  } else {
    const button = buttonOf(scope, label, value);
    await button.focus();
    await button.page().keyboard.press("Enter");
  }
}
