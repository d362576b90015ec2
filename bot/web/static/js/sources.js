// The cited clauses listed under an answer.

import { reference } from "./citing.js";
import { openCitation } from "./clause-panel.js";
import { button, h } from "./dom.js";
import { chinese, t } from "./texts.js";
import { badge } from "./validity.js";

export function sources(reply) {
  if (!reply.citations.length) return null;
  return h(
    "section",
    { class: "sources", "aria-label": t("sources.title") },
    h("h3", {}, t("sources.title")),
    h("ul", {}, byClause(reply.citations).map((citations) => source(citations, reply.as_of))),
  );
}

// Several quotes of one clause make one line.
function byClause(citations) {
  const groups = new Map();
  for (const citation of citations) groups.set(citation.clause_id, [...(groups.get(citation.clause_id) ?? []), citation]);
  return [...groups.values()];
}

function source(citations, asOf) {
  const [first] = citations;
  const markers = citations.map((each) => `[${each.marker}]`).join("");
  return h(
    "li",
    {},
    h("span", { class: "marker" }, markers),
    h("div", {}, button(reference(first), () => openCitation(first, asOf), { class: "link", ...chinese() }), badge(first.validity)),
  );
}
