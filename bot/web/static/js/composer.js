// Where the question is written.

import { isAnswering, say, stop } from "./conversation.js";
import { button, h } from "./dom.js";
import { t } from "./texts.js";

const MAX = 2000;

export function composer() {
  const counter = h("span", { class: "counter", "aria-live": "polite" });
  const field = h("textarea", {
    id: "question",
    rows: "1",
    placeholder: t("ask.placeholder"),
    "aria-label": t("ask.label"),
    enterkeyhint: "send",
    oninput: () => fit(field, counter),
    onkeydown: (event) => {
      // While an input method composes Chinese, Enter belongs to it.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      submit(field, counter);
    },
  });
  return h("form", { class: "composer", onsubmit: (event) => {
    event.preventDefault();
    submit(field, counter);
  } }, h("div", { class: "field" }, field, counter), actionButton());
}

function actionButton() {
  return isAnswering()
    ? button(t("ask.stop"), stop, { class: "primary stop" })
    : h("button", { type: "submit", class: "primary" }, t("ask.send"));
}

function submit(field, counter) {
  const question = field.value.trim();
  if (!question || isAnswering() || length(question) > MAX) return;
  field.value = "";
  fit(field, counter);
  say(question);
}

const length = (text) => Array.from(text).length;

function fit(field, counter) {
  field.style.height = "auto";
  field.style.height = `${Math.min(field.scrollHeight + 2, 180)}px`;
  const count = length(field.value.trim());
  const over = count > MAX;
  field.setAttribute("aria-invalid", String(over));
  counter.textContent = count > MAX * 0.9 ? t(over ? "ask.tooLong" : "ask.count", { count, max: MAX }) : "";
}
