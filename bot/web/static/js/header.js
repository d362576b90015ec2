// What stands above every view: where one is, the day that answers hold at, the language.

import { button, fill, h } from "./dom.js";
import { asOfDate, changed, on, state } from "./state.js";
import { formatDate, language, t } from "./texts.js";

const PLACES = [["", "nav.ask"], ["measures", "nav.measures"], ["documents", "nav.documents"]];

export function header(switchLanguage) {
  const notice = h("div", { class: "as-of-notice", role: "status" });
  const field = dateField();
  on("asOf", () => showDate(field, notice), field);
  showDate(field, notice);
  return h(
    "header",
    { class: "top", "data-behind-panel": "" },
    h("div", { class: "bar" },
      h("a", { class: "brand", href: "#/" }, t("app.name")),
      h("nav", { "aria-label": t("nav.label") }, PLACES.map(([path, key]) => h("a", { href: `#/${path}`, "data-place": path }, t(key)))),
      h("label", { class: "as-of" }, h("span", { "aria-hidden": "true" }, t("asOf.label")), field),
      languageButton(switchLanguage),
      h("a", { class: "quiet docs-link", href: "/docs" }, t("nav.api"))),
    notice,
  );
}

function languageButton(switchLanguage) {
  const other = language() === "zh" ? "en" : "zh";
  return button(t("language.other"), () => switchLanguage(other), { class: "quiet", lang: other === "zh" ? "zh-CN" : "en" });
}

function dateField() {
  return h("input", { type: "date", "aria-label": t("asOf.label"), min: "1990-01-01", max: "2199-12-31", onchange: (event) => {
    if (event.target.value && event.target.validity.valid) setAsOf(event.target.value);
    else event.target.value = asOfDate() ?? "";
  } });
}

export function setAsOf(date) {
  state.asOf = date === state.today ? null : date;
  changed("asOf");
}

function showDate(field, notice) {
  field.value = asOfDate() ?? "";
  if (!state.asOf) {
    fill(notice);
    return;
  }
  fill(notice, h("span", {}, t("asOf.notice", { date: formatDate(state.asOf) })), " ",
    button(t("asOf.today"), () => setAsOf(state.today), { class: "link" }));
}

export function showPlace(place) {
  for (const link of document.querySelectorAll("[data-place]")) {
    if (link.dataset.place === place) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}
