import {element} from "./element.js";
import type {Spoken} from "../words/language.js";

const themes = ["auto", "light", "dark"] as const;
type Theme = (typeof themes)[number];

const words = {
  auto: {en: "Theme: as the system", zh: "主题：跟随系统"},
  light: {en: "Theme: light", zh: "主题：浅色"},
  dark: {en: "Theme: dark", zh: "主题：深色"},
};

const storageKey = "clientele-theme";
let kept: Theme | undefined;

/** Returns a button that goes through the themes and keeps the choice in this browser. */
export function themeButton({language}: Spoken): HTMLElement {
  // A page under filters draws its head anew at each change; storage is asked once.
  let theme = (kept ??= storedTheme());
  const button = element("button", {type: "button", class: "theme-switch"});
  const show = () => {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
    button.textContent = words[theme][language];
  };
  button.addEventListener("click", () => {
    theme = kept = themes[(themes.indexOf(theme) + 1) % themes.length] ?? "auto";
    try {
      localStorage.setItem(storageKey, theme);
    } catch {
      // Storage is closed in some private windows; the choice then lasts as long as the page.
    }
    show();
  });
  show();
  return button;
}

function storedTheme(): Theme {
  try {
    const stored = localStorage.getItem(storageKey);
    return themes.find((theme) => theme === stored) ?? "auto";
  } catch {
    return "auto";
  }
}
