// Clauses as references: where they stand, as text to send on, as addresses that stay.

import { notice } from "./dom.js";
import { formatDate, t } from "./texts.js";
import { period, stateAt } from "./validity.js";

// 《title》（number）label
export function reference({ document: { title, number }, label }) {
  return `《${title}》${number ? `（${number}）` : ""}${label}`;
}

// The page's own address of a clause at a date; `quote` is {start, end} within the clause's text.
export function clauseAddress(clauseId, asOf, quote = null) {
  const query = new URLSearchParams({ as_of: asOf, ...(quote ? { quote: `${quote.start}-${quote.end}` } : {}) });
  return `#/clause/${clauseId.split("/").map(encodeURIComponent).join("/")}?${query}`;
}

export const absolute = (hash) => `${location.origin}${location.pathname}${hash}`;

// A clause's words, where they stand, since when and until when they hold, and the address.
export function citationText(citation, words, asOf) {
  const { issuer } = citation.document;
  const held = [period(citation.validity), stateAt(citation.validity, asOf)].filter(Boolean).join(t("list.comma"));
  const source = [reference(citation), issuer, held].filter(Boolean).join(t("list.semicolon"));
  return `${words}\n——${source}\n${absolute(clauseAddress(citation.clause_id, asOf))}`;
}

// The answer as text, with its sources in full below.
export function answerText({ question, reply }) {
  const sources = reply.citations.map((citation) => {
    const held = stateAt(citation.validity, reply.as_of);
    return `[${citation.marker}] ${reference(citation)}${t("list.semicolon")}${held}\n    “${citation.quote}”`;
  });
  const head = [t("copy.question", { question }), t("copy.asOf", { date: formatDate(reply.as_of) })];
  return [...head, "", reply.answer, ...(sources.length ? ["", ...sources] : [])].join("\n");
}

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    copyBySelection(text); // over plain HTTP in a local network browsers offer nothing better
  }
  notice(t("copy.done"));
}

function copyBySelection(text) {
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "offscreen";
  (document.querySelector("dialog[open]") ?? document.body).append(area);
  area.select();
  document.execCommand("copy");
  area.remove();
}
