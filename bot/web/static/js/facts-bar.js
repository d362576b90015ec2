// What is known of the asker, as chips.

import { h, button, fill } from "./dom.js";
import { editFact } from "./fact-editor.js";
import { dropFact, findFact } from "./facts.js";
import { on, state } from "./state.js";
import { chinese, t } from "./texts.js";

// `offer(id)` may return a node to show after the chips, once fact `id` was changed by hand.
export function factsBar(offer = () => null) {
  const bar = h("section", { class: "facts", "aria-label": t("facts.title") });
  draw(bar, null);
  on("profile", (id) => draw(bar, id ? offer(id) : null), bar);
  return bar;
}

function draw(bar, offered) {
  const inside = bar.contains(document.activeElement);
  const known = Object.entries(state.profile).filter(([, fact]) => fact.value !== null);
  fill(
    bar,
    h("span", { class: "facts-title" }, t(known.length ? "facts.known" : "facts.none")),
    h("ul", { class: "chips" }, known.map(chip)),
    button(t("facts.add"), () => editFact(), { class: "chip add" }),
    offered,
  );
  if (inside) bar.querySelector(".add").focus();
}

function chip([id, { text }]) {
  return h(
    "li",
    { class: "chip", ...chinese() },
    button(text, () => findFact(id) && editFact(id), { class: "chip-text", title: t("facts.edit") }),
    button("×", () => dropFact(id), { class: "chip-drop", "aria-label": t("facts.drop", { text }), title: t("fact.drop") }),
  );
}
