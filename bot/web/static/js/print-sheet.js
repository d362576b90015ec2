// An answer as a sheet of paper: question, answer, clauses in full, validity, the day and the time; nothing else.

import { absolute, clauseAddress, reference } from "./citing.js";
import { loadDocument, quoteOf } from "./documents.js";
import { h } from "./dom.js";
import { shorten } from "./facts.js";
import { clauseWords } from "./source-text.js";
import { state } from "./state.js";
import { chinese, formatDate, language, t } from "./texts.js";
import { period, stateAt } from "./validity.js";

const SHEET = "sheet";

export async function printAnswer(turn) {
  show(await sheet(turn));
  print();
}

// Printing by the browser's own menu prints the last answer too, where a conversation is on the screen.
export function prepareForPrinting() {
  addEventListener("beforeprint", () => {
    const last = [...state.turns].reverse().find((turn) => turn.phase === "done");
    if (document.querySelector(".chat") && last && !document.getElementById(SHEET)) show(plainSheet(last));
  });
  addEventListener("afterprint", remove);
}

function show(content) {
  remove();
  document.body.append(content);
  document.body.classList.add("printing");
}

function remove() {
  document.getElementById(SHEET)?.remove();
  document.body.classList.remove("printing");
}

async function sheet(turn) {
  const clauses = await Promise.all(byClause(turn.reply).map((citations) => clauseWithWords(citations, turn.reply.as_of)));
  return page(turn, clauses);
}

const plainSheet = (turn) => page(turn, byClause(turn.reply).map((citations) => clauseBlock(citations, turn.reply.as_of, citations[0].clause_text)));

function byClause({ citations }) {
  return [...new Map(citations.map((each) => [each.clause_id, citations.filter((other) => other.clause_id === each.clause_id)])).values()];
}

async function clauseWithWords(citations, asOf) {
  const [first] = citations;
  const parsed = await loadDocument(first.document.id, asOf).catch(() => null);
  const clause = parsed?.clauses.find((each) => each.id === first.clause_id);
  const words = clause ? clauseWords(parsed, clause, citations.map((each) => quoteOf(each, clause))) : first.clause_text;
  return clauseBlock(citations, asOf, words);
}

function clauseBlock(citations, asOf, words) {
  const [first] = citations;
  const held = [first.document.issuer, period(first.validity), stateAt(first.validity, asOf)].filter(Boolean);
  return h(
    "section",
    { class: "sheet-clause" },
    h("h3", {}, citations.map((each) => `[${each.marker}]`).join(""), " ", reference(first)),
    h("p", { class: "meta" }, [...first.heading_path.slice(0, 3), ...held].join(" · ")),
    h("p", { class: "sheet-words" }, words),
    h("p", { class: "sheet-link" }, absolute(clauseAddress(first.clause_id, asOf))),
  );
}

function page(turn, clauses) {
  const { reply } = turn;
  const facts = reply.known_facts.map((fact) => shorten(fact.text)).join("；");
  const time = new Date(turn.askedAt).toLocaleString(language() === "zh" ? "zh-CN" : "en-GB");
  return h(
    "article",
    { id: SHEET, ...chinese() },
    h("h1", {}, t("print.title")),
    h("p", { class: "meta" }, t("print.when", { date: formatDate(reply.as_of), time })),
    h("h2", {}, t("turn.question")),
    h("p", { class: "sheet-words" }, turn.question),
    facts && h("p", { class: "meta" }, t("print.facts", { facts })),
    h("h2", {}, t("turn.answer")),
    h("p", { class: "sheet-status" }, t(`status.${reply.status}`)),
    h("p", { class: "sheet-words" }, reply.answer),
    clauses.length > 0 && [h("h2", {}, t("print.clauses")), clauses],
    h("footer", {}, t("print.foot")),
  );
}
