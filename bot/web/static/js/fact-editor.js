// The dialog in which a fact is chosen and stated.

import { openDialog } from "./dialog.js";
import { button, fill, h } from "./dom.js";
import { allFacts, complaint, dropFact, factName, findFact, setFact, shorten, typedValue } from "./facts.js";
import { on, state } from "./state.js";
import { chinese, t } from "./texts.js";

// Asks for one fact, or first which one. Resolves to whether it was stated.
export function editFact(id = null) {
  return openDialog("fact-title", (close) => (id ? form(findFact(id), close) : choice(close)));
}

function choice(close) {
  const list = h("ul", { class: "fact-list", ...chinese() });
  const show = (words) => fill(list, allFacts().filter((fact) => matches(fact, words)).map((fact) => h("li", {}, button(
    shorten(fact.name),
    () => fill(list.closest("dialog"), form(fact, close)).querySelector("input").focus(),
  ))));
  const search = h("input", { type: "search", id: "fact-search", oninput: () => refresh() });
  const refresh = () => show(search.value.trim());
  refresh();
  on("facts", refresh, list); // the dialog may be opened before the vocabulary is here
  return h(
    "div",
    { class: "fact-choice" },
    h("h2", { id: "fact-title" }, t("facts.add")),
    h("label", { for: "fact-search" }, t("facts.search")),
    search,
    list,
    h("div", { class: "tools" }, button(t("dialog.cancel"), () => close(false))),
  );
}

function matches(fact, words) {
  return [fact.name, fact.question, ...fact.synonyms, ...fact.options.map((option) => option.label)].some((text) => text.includes(words));
}

function form(fact, close) {
  const current = state.profile[fact.id] ?? { value: null };
  const problem = h("p", { class: "error", role: "alert" });
  const field = FIELDS[fact.type](fact, current.value);
  const save = (event) => {
    event.preventDefault();
    const wrong = field.read();
    fill(problem, wrong ?? "");
    if (!wrong) close(true);
  };
  return h(
    "form",
    { onsubmit: save },
    h("h2", { id: "fact-title", ...chinese() }, factName(fact.id)),
    h("p", chinese(), fact.question, " ", h("span", { class: "meta" }, fact.description)),
    typeof current.value === "object" && !Array.isArray(current.value) && current.text && h("p", { class: "meta" }, t("fact.soFar", { text: current.text })),
    field.node,
    problem,
    h("div", { class: "tools" },
      h("button", { type: "submit", class: "primary" }, t("fact.save")),
      current.value !== null && button(t("fact.drop"), () => { dropFact(fact.id); close(true); }),
      button(t("dialog.cancel"), () => close(false))),
  );
}

const FIELDS = {
  bool: (fact, value) => options(fact, [["true", t("fact.yes")], ["false", t("fact.no")]], [String(value)], "radio", ([picked]) => picked === "true"),
  enum: (fact, value) => options(fact, labels(fact), [value], "radio", ([picked]) => picked),
  set: (fact, value) => options(fact, labels(fact), Array.isArray(value) ? value : value?.has ?? [], "checkbox", (picked) => picked),
  money: typed,
  integer: typed,
  year: typed,
};

const labels = (fact) => fact.options.map((option) => [option.id, option.label]);

function options(fact, pairs, chosen, type, valueOf) {
  const node = h("fieldset", { class: "options", ...chinese() }, h("legend", { class: "offscreen" }, fact.name), pairs.map(([value, label]) =>
    h("label", {}, h("input", { type, name: "value", value, checked: chosen.includes(value) }), label)));
  const read = () => {
    const picked = [...node.querySelectorAll("input:checked")].map((input) => input.value);
    if (!picked.length) return t("fact.choose");
    setFact(fact.id, valueOf(picked));
    return null;
  };
  return { node, read };
}

function typed(fact, value) {
  const known = typeof value === "number" || typeof value === "string" ? value : "";
  const input = h("input", { type: "text", value: String(known), "aria-label": fact.name, placeholder: t(`fact.${fact.type}.hint`), inputmode: fact.type === "money" ? "text" : "numeric" });
  const read = () => {
    const wrong = complaint(fact, input.value);
    if (!wrong) setFact(fact.id, typedValue(fact, input.value));
    return wrong;
  };
  return { node: input, read };
}
