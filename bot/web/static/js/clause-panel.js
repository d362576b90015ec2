// The panel beside the answer: a clause where it stands in its document, the quoted words marked.

import { absolute, citationText, clauseAddress, copy } from "./citing.js";
import { loadDocument, quoteOf } from "./documents.js";
import { button, fill, h, narrow } from "./dom.js";
import { sourceText } from "./source-text.js";
import { chinese, formatDate, t } from "./texts.js";
import { badge, period } from "./validity.js";

let panel;
let openedBy = null;
let wanted = 0;

export function createPanel() {
  panel = h("aside", { id: "panel", class: "panel", hidden: true, "aria-labelledby": "panel-title" });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden && !document.querySelector("dialog[open]")) closePanel();
  });
  matchMedia("(max-width: 62rem)").addEventListener("change", keepFocusInside);
  return panel;
}

// Shows the clause of a citation, as it was when the reply was given for `asOf`.
export async function openCitation(citation, asOf) {
  const mine = ++wanted;
  openedBy ??= document.activeElement;
  panel.hidden = false;
  document.body.classList.add("with-panel");
  keepFocusInside();
  fill(panel, head(citation, asOf), h("p", { class: "panel-note", role: "status" }, t("panel.loading")));
  panel.querySelector("h2").focus();
  const body = await documentBody(citation, asOf);
  if (mine === wanted) showBody(body);
}

export function closePanel() {
  wanted++;
  if (!panel || panel.hidden) return;
  panel.hidden = true;
  document.body.classList.remove("with-panel");
  keepFocusInside();
  if (openedBy?.isConnected) openedBy.focus();
  openedBy = null;
}

// On a small screen the panel covers the page, which must then not be reached by keyboard.
function keepFocusInside() {
  const covered = !panel.hidden && narrow();
  for (const part of document.querySelectorAll("[data-behind-panel]")) part.inert = covered;
}

function head(citation, asOf) {
  const { document: source, label, validity, heading_path: path } = citation;
  return h(
    "header",
    { class: "panel-head" },
    h("div", { class: "panel-title-row" },
      h("h2", { id: "panel-title", tabindex: "-1", ...chinese() }, label),
      badge(validity),
      button("×", closePanel, { class: "close", "aria-label": t("panel.close"), title: t("panel.close.hint") })),
    h("p", { class: "panel-document", ...chinese() }, `《${source.title}》`),
    h("p", { class: "meta" }, [source.number, source.issuer, period(validity)].filter(Boolean).join(" · ")),
    path.length > 0 && h("p", { class: "path", ...chinese() }, path.join(" › ")),
    h("p", { class: "meta as-of-note" }, t("panel.asOf", { date: formatDate(asOf) })),
    tools(citation, asOf),
  );
}

function tools(citation, asOf) {
  const quote = { start: citation.quote_start, end: citation.quote_end };
  const address = clauseAddress(citation.clause_id, asOf, quote);
  return h(
    "div",
    { class: "tools" },
    button(t("copy.quote"), () => copy(citationText(citation, `“${citation.quote}”`, asOf))),
    button(t("copy.clause"), () => copy(citationText(citation, citation.clause_text, asOf))),
    button(t("copy.link"), () => copy(absolute(address))),
    h("a", { href: address, onclick: closePanel }, t("panel.inDocument")),
  );
}

async function documentBody(citation, asOf) {
  try {
    const parsed = await loadDocument(citation.document.id, asOf);
    const clause = parsed.clauses.find((each) => each.id === citation.clause_id);
    return sourceText(parsed, { clauseId: clause.id, quotes: [quoteOf(citation, clause)] });
  } catch (error) {
    // The quote is here even where the document is not to be had.
    return [h("p", { class: "panel-note error" }, error.message), h("blockquote", chinese(), citation.clause_text)];
  }
}

function showBody(body) {
  const region = h("div", { class: "panel-body", role: "region", tabindex: "0", "aria-label": t("panel.text") }, body);
  panel.querySelector(".panel-note")?.replaceWith(region);
  const place = region.querySelector("mark") ?? region.querySelector(".chosen");
  if (place) region.scrollTop = place.offsetTop - region.clientHeight / 3;
}
