// Support measures with verdicts, amounts, what is missing, and why.

import { mark } from "./answer.js";
import { button, h } from "./dom.js";
import { editFact } from "./fact-editor.js";
import { factName, findFact } from "./facts.js";
import { chinese, t } from "./texts.js";

// `reply` has measures, citations and as_of; `onStated` is called when a missing fact was stated here.
export function measuresTable(reply, measures = reply.measures, onStated = () => {}) {
  return h(
    "table",
    { class: "measures" },
    h("caption", { class: "offscreen" }, t("measures.title")),
    h("thead", {}, h("tr", {}, ["measure", "amount", "why"].map((column) => h("th", { scope: "col" }, t(`measures.${column}`))))),
    h("tbody", {}, measures.map((measure) => row(measure, reply, onStated))),
  );
}

function row(measure, reply, onStated) {
  return h(
    "tr",
    {},
    h("th", { scope: "row", ...chinese() },
      h("span", { class: `verdict ${measure.verdict}` }, t(`verdict.${measure.verdict}`)), " ",
      measure.title, " ", marked(measure.marker, reply)),
    h("td", { "data-label": t("measures.amount"), ...chinese() }, amount(measure.amount)),
    h("td", { "data-label": t("measures.why"), ...chinese() }, reasons(measure, reply), missing(measure, onStated)),
  );
}

function amount(given) {
  if (!given) return "—";
  const formula = given.formula && given.formula !== given.text;
  return [h("p", { class: "sum" }, given.text ?? "—"), formula && h("p", { class: "formula" }, t("measures.formula", { formula: given.formula }))];
}

function reasons({ reasons: given }, reply) {
  return h("ul", { class: "reasons" }, given.map(({ text, marker }) => h("li", {}, text, " ", marked(marker, reply))));
}

function missing({ missing: ids }, onStated) {
  if (!ids.length) return null;
  return h("p", { class: "missing" }, t("measures.missing"), ids.map((id) =>
    findFact(id) ? button(factName(id), async () => (await editFact(id)) && onStated(), { class: "chip add" }) : null));
}

function marked(marker, reply) {
  const citation = marker && reply.citations.find((each) => each.marker === marker);
  return citation ? mark(citation, reply.as_of) : null;
}
