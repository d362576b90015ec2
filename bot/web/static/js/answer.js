// An answer's text as paragraphs, with its [n] marks as buttons.

import { reference } from "./citing.js";
import { openCitation } from "./clause-panel.js";
import { button, h } from "./dom.js";
import { chinese, t } from "./texts.js";

const MARK = /\[(\d+)\]/g;
const KINDS = [["quotation", "原文："], ["computation", "计算："], ["grounds", "依据："]];

export function answerBody(reply) {
  const paragraphs = reply.answer.split("\n").filter((line) => line.trim());
  return h("div", { class: "answer", ...chinese() }, paragraphs.map((line) => paragraph(line, reply)));
}

function paragraph(line, reply) {
  const [kind] = KINDS.find(([, start]) => line.startsWith(start)) ?? [null];
  return h("p", { class: kind }, withMarks(line, reply));
}

// Text and buttons; a number in brackets that cites nothing stays text.
export function withMarks(text, { citations, as_of: asOf }) {
  const parts = [];
  let done = 0;
  for (const found of text.matchAll(MARK)) {
    const citation = citations.find((each) => each.marker === Number(found[1]));
    if (!citation) continue;
    parts.push(text.slice(done, found.index), mark(citation, asOf));
    done = found.index + found[0].length;
  }
  return [...parts, text.slice(done)];
}

export function mark(citation, asOf) {
  const where = reference(citation);
  return button(String(citation.marker), () => openCitation(citation, asOf), {
    class: "mark",
    title: where,
    "aria-label": t("mark.label", { marker: citation.marker, where }),
  });
}
