// One document with its outline; a clause of it may be chosen, and has an address of its own.

import { absolute, citationText, clauseAddress, copy } from "./citing.js";
import { loadClause, loadDocument } from "./documents.js";
import { aboutDocument, searchForm } from "./documents-view.js";
import { button, fill, h, narrow } from "./dom.js";
import { headingId, sourceText } from "./source-text.js";
import { asOfDate } from "./state.js";
import { chinese, t } from "./texts.js";
import { badge } from "./validity.js";

export const documentView = (id) => reading(async () => page(await loadDocument(id), null, null));

// `query` may hold `quote`, a range within the clause, or `at`, one within the document; both count code points.
export function clauseView(id, query) {
  return reading(async () => {
    const { document: source } = await loadClause(id);
    const parsed = await loadDocument(source.id);
    const clause = parsed.clauses.find((each) => each.id === id);
    const quote = range(query.get("quote"), clause.start) ?? range(query.get("at"), 0);
    return page(parsed, clause, quote);
  });
}

function range(text, offset) {
  const found = /^(\d{1,7})-(\d{1,7})$/.exec(text ?? "");
  return found && { start: offset + Number(found[1]), end: offset + Number(found[2]) };
}

function reading(build) {
  const place = h("div", { class: "wide" }, h("p", { class: "meta", role: "status" }, t("documents.loading")));
  build().then(
    (nodes) => {
      fill(place, nodes);
      const chosen = place.querySelector("mark") ?? place.querySelector(".chosen");
      if (chosen) requestAnimationFrame(() => chosen.scrollIntoView({ block: "center" }));
    },
    (error) => fill(place, h("p", { class: "error", role: "alert" }, error.message), back()),
  );
  return place;
}

const back = () => h("p", { class: "crumbs" }, h("a", { href: "#/documents" }, t("documents.all")));

function page(parsed, clause, quote) {
  const decorate = (each) => clauseHead(parsed, each, each.id === clause?.id);
  return [
    back(),
    h("h1", { ...chinese() }, parsed.title, " ", badge(parsed.validity)),
    h("p", { class: "meta" }, aboutDocument(parsed)),
    parsed.validity.quote && h("p", { class: "meta" }, t("documents.proof"), " ", proof(parsed)),
    h("div", { class: "reading" },
      h("div", { class: "outline" },
        h("p", { class: "outline-title", ...chinese() }, `《${parsed.short_title}》`, " ", badge(parsed.validity)),
        searchForm("", parsed.id),
        outline(parsed)),
      sourceText(parsed, { clauseId: clause?.id, quotes: quote ? [quote] : [], decorate })),
  ];
}

function proof({ validity, as_of: asOf }) {
  const { clause_id: clauseId, quote } = validity;
  return clauseId ? h("a", { href: clauseAddress(clauseId, asOf), ...chinese() }, quote) : quote;
}

function outline(parsed) {
  const entries = parsed.headings.filter((heading) => heading.level > 1);
  if (!entries.length) return null;
  const go = (heading) => {
    const target = document.getElementById(headingId(heading));
    target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
    target.scrollIntoView();
  };
  const items = entries.map((heading) => h("li", { class: `level-${heading.level}` }, button(heading.title, () => go(heading), { class: "outline-link", ...chinese() })));
  return h("details", { open: !narrow() }, h("summary", {}, t("documents.outline")), h("nav", { "aria-label": t("documents.outline") }, h("ul", {}, items)));
}

function clauseHead(parsed, clause, chosen) {
  const asOf = asOfDate() ?? parsed.as_of;
  const address = clauseAddress(clause.id, asOf);
  const cited = { document: parsed, label: clause.label, validity: parsed.validity, clause_id: clause.id };
  return h(
    "div",
    { class: "clause-head" },
    h("a", { href: address, class: "clause-label", title: t("documents.permalink"), ...chinese() }, clause.label),
    chosen && h("span", { class: "tools" },
      button(t("copy.clause"), () => copy(citationText(cited, clause.text, asOf))),
      button(t("copy.link"), () => copy(absolute(address))),
      button(t("print.page"), () => print())),
  );
}
