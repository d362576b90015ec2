// One question and its answer.

import { answerBody } from "./answer.js";
import { h } from "./dom.js";
import { sources } from "./sources.js";
import { chinese, formatDate, t } from "./texts.js";

export function turnItem(turn) {
  return h(
    "li",
    { class: "turn", "data-phase": turn.phase },
    h("div", { class: "question", ...chinese() }, h("h2", { class: "offscreen" }, t("turn.question")), turn.question),
    h("article", { class: "reply", "aria-label": t("turn.answer") }, PHASES[turn.phase](turn)),
  );
}

const PHASES = {
  pending: (turn) => [
    h("p", { class: "step" }, h("span", { class: "spinner" }), h("span", { class: "step-name" }, stepName(turn.step))),
    h("div", { class: "answer partial", ...chinese() }, turn.partial),
  ],
  stopped: (turn) => [
    turn.partial && h("div", { class: "answer partial", ...chinese() }, turn.partial),
    h("p", { class: "turn-note" }, t("turn.stopped")),
  ],
  failed: (turn) => [h("p", { class: "turn-note error", role: "alert" }, turn.error)],
  done: (turn) => doneReply(turn),
};

export const stepName = (step) => t(`step.${step ?? "start"}`);

function doneReply({ reply }) {
  return [
    h("p", { class: "reply-head" },
      h("span", { class: `status ${reply.status}` }, t(`status.${reply.status}`)),
      h("span", { class: "meta" }, t("turn.asOf", { date: formatDate(reply.as_of) }))),
    answerBody(reply),
    reply.warnings.map((warning) => h("p", { class: "turn-note", ...chinese() }, warning)),
    sources(reply),
  ];
}
