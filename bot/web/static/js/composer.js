// Where the question is written.

import { isAnswering, say, stop } from "./conversation.js";
import { button, h } from "./dom.js";
import { on } from "./state.js";
import { t } from "./texts.js";

const MAX = 2000;
const TALLEST = 180; // pixels
let draft = ""; // outlives a look at another view

export function composer() {
  const counter = h("p", { class: "counter", "aria-live": "polite" });
  const submit = () => {
    const question = field.value.trim();
    if (!question || isAnswering() || length(question) > MAX) return;
    field.value = "";
    written(field, counter);
    say(question);
  };
  const field = h("textarea", {
    id: "question",
    rows: "1",
    value: draft,
    placeholder: t("ask.placeholder"),
    "aria-label": t("ask.label"),
    enterkeyhint: "send",
    oninput: () => written(field, counter),
    // While an input method composes Chinese, Enter belongs to it.
    onkeydown: (event) => event.key === "Enter" && !event.shiftKey && !event.isComposing && (event.preventDefault(), submit()),
  });
  const form = h("form", { class: "composer", onsubmit: (event) => (event.preventDefault(), submit()) },
    h("div", { class: "field" }, field, counter), actionButton());
  on("turns", () => form.lastElementChild.replaceWith(actionButton()), form);
  return form;
}

function actionButton() {
  return isAnswering()
    ? button(t("ask.stop"), stop, { class: "primary stop" })
    : h("button", { type: "submit", class: "primary" }, t("ask.send"));
}

const length = (text) => Array.from(text).length;

function written(field, counter) {
  draft = field.value;
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight + 2, TALLEST)}px`;
  const count = length(draft.trim());
  field.setAttribute("aria-invalid", String(count > MAX));
  counter.textContent = count > MAX * 0.9 ? t(count > MAX ? "ask.tooLong" : "ask.count", { count, max: MAX }) : "";
}
