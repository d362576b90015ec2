// The documents, and search in them.

import { get } from "./api.js";
import { clauseAddress } from "./citing.js";
import { loadDocuments } from "./documents.js";
import { announce, fill, h } from "./dom.js";
import { asOfDate } from "./state.js";
import { chinese, formatDate, t } from "./texts.js";
import { badge, period } from "./validity.js";

const HITS = 20;

// `query` may hold `q`, the words to look for, and `in`, the document to look in.
export function documentsView(_, query) {
  const words = query.get("q") ?? "";
  const place = h("div", { class: "results" }, h("p", { class: "meta" }, t("documents.loading")));
  const view = h("div", { class: "wide" }, h("h1", {}, t("nav.documents")), searchForm(words, query.get("in")), place);
  const content = words ? searched(words, query.get("in")) : listed();
  const show = (nodes) => {
    fill(place, nodes);
    if (words) announce(place.firstElementChild.textContent);
  };
  content.then(show, (error) => fill(place, h("p", { class: "error", role: "alert" }, error.message)));
  return view;
}

export function searchForm(words, documentId = null) {
  const field = h("input", { type: "search", value: words, maxlength: "200", "aria-label": t("search.label"), placeholder: t(documentId ? "search.inDocument" : "search.label") });
  const submit = (event) => {
    event.preventDefault();
    const query = new URLSearchParams({ q: field.value.trim(), ...(documentId ? { in: documentId } : {}) });
    location.hash = field.value.trim() ? `#/documents?${query}` : "#/documents";
  };
  return h("form", { class: "search", role: "search", onsubmit: submit }, field, h("button", { type: "submit", class: "primary" }, t("search.send")));
}

async function listed() {
  const documents = await loadDocuments();
  return h("ul", { class: "document-list" }, documents.map((each) => h("li", {},
    h("h2", {}, h("a", { href: `#/documents/${encodeURIComponent(each.id)}`, ...chinese() }, each.title), " ", badge(each.validity)),
    h("p", { class: "meta" }, aboutDocument(each)))));
}

export function aboutDocument(each) {
  const issued = each.issued_on && t("documents.issued", { date: formatDate(each.issued_on) });
  return [each.number, each.issuer, each.region, each.kind, issued, period(each.validity, each), t("documents.clauses", { count: each.clause_count })].filter(Boolean).join(" · ");
}

async function searched(words, documentId) {
  const query = new URLSearchParams({ q: words, k: HITS, as_of: asOfDate() ?? "", ...(documentId ? { document: documentId } : {}) });
  if (!asOfDate()) query.delete("as_of");
  const { results, as_of: asOf } = await get(`/v1/search?${query}`);
  return [
    h("p", { class: "meta" }, t(documentId ? "search.countIn" : "search.count", { count: results.length }), " ",
      h("a", { href: documentId ? `#/documents/${encodeURIComponent(documentId)}` : "#/documents" }, t("search.back"))),
    h("ol", { class: "hits" }, results.map((hit) => found(hit, asOf))),
  ];
}

function found(hit, asOf) {
  const address = `${clauseAddress(hit.clause_id, asOf)}&at=${hit.start}-${hit.end}`;
  return h(
    "li",
    {},
    h("h2", {}, h("a", { href: address, ...chinese() }, `《${hit.document.title}》${hit.label}`), " ", badge(hit.validity)),
    hit.heading_path.length > 0 && h("p", { class: "path", ...chinese() }, hit.heading_path.join(" › ")),
    h("p", { class: "hit-text", ...chinese() }, hit.text.replace(/\s*\n\s*/g, "")),
  );
}
