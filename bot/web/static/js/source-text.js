// A document's source text with its clauses and headings where they stand, and the quoted words marked.
// Offsets count Unicode code points; JavaScript strings count UTF-16 units: hence the arrays of characters.

import { h } from "./dom.js";
import { chinese, t } from "./texts.js";

const SPACE = /^\s*$/;

// `quotes` are {start, end} in the document. `decorate(clause)` may return nodes to show beside a clause.
export function sourceText(parsed, { clauseId = null, quotes = [], decorate = () => null } = {}) {
  const characters = Array.from(parsed.source_text);
  const show = ({ start, end }) => pieces(characters, start, end, parsed.repairs, quotes);
  const blocks = [
    ...parsed.headings.map((heading) => [heading.start, headingBlock(heading)]),
    ...parsed.noise.map((noise) => [noise.start, noiseBlock(noise, characters)]),
    ...parsed.clauses.map((clause) => [clause.start, clauseBlock(clause, clause.id === clauseId, show, decorate)]),
  ];
  blocks.sort(([first], [second]) => first - second);
  return h("div", { class: "source-text", ...chinese() }, blocks.map(([, block]) => block));
}

function headingBlock(heading) {
  return h(`h${Math.min(heading.level + 2, 6)}`, { class: "source-heading", id: headingId(heading) }, heading.title);
}

export const headingId = (heading) => `heading-${heading.start}`;

function noiseBlock({ start, end, why }, characters) {
  const text = characters.slice(start, end).join("");
  return h("details", { class: "noise" }, h("summary", {}, t("source.noise", { why })), h("p", {}, text));
}

function clauseBlock(clause, chosen, show, decorate) {
  return h(
    "section",
    { class: chosen ? "clause chosen" : "clause", "data-clause": clause.id, "aria-label": clause.label },
    decorate(clause),
    h("p", {}, show(clause)),
  );
}

// One clause's words alone, for the printed sheet.
export function clauseWords(parsed, clause, quotes) {
  return pieces(Array.from(parsed.source_text), clause.start, clause.end, parsed.repairs, quotes);
}

// The text from `start` to `end`, cut where a quote or a recorded repair begins or ends.
function pieces(characters, start, end, repairs, quotes) {
  const inside = repairs.filter((repair) => repair.start >= start && repair.end <= end);
  const edges = [...inside, ...quotes].flatMap((span) => [span.start, span.end]);
  const places = [...new Set([start, ...edges.filter((place) => place > start && place < end), end])].sort((a, b) => a - b);
  return places.slice(0, -1).map((from, index) => {
    const to = places[index + 1];
    const repair = inside.find((each) => each.start <= from && to <= each.end);
    const text = characters.slice(from, to).join("");
    const shown = repair ? repaired(repair, text) : text;
    return shown && quotes.some((quote) => quote.start <= from && to <= quote.end) ? h("mark", {}, shown) : shown;
  });
}

// A break in the middle of a sentence and stray markup are left out; what had letters stays visible, struck out.
function repaired(repair, text) {
  if (SPACE.test(text) || repair.kind === "markup") return repair.after || null;
  return h("del", { title: t("source.repair") }, text);
}
