// One question and its answer.

import { answerBody } from "./answer.js";
import { answerText, copy } from "./citing.js";
import { say } from "./conversation.js";
import { button, h } from "./dom.js";
import { feedback } from "./feedback.js";
import { measuresTable } from "./measures-table.js";
import { printAnswer } from "./print-sheet.js";
import { openQuestions } from "./questions.js";
import { sources } from "./sources.js";
import { chinese, formatDate, t } from "./texts.js";

const OPEN_MEASURES = 3;

export function turnItem(turn, last) {
  return h(
    "li",
    { class: "turn", "data-phase": turn.phase, tabindex: "-1" },
    h("div", { class: "question", ...chinese() }, h("h2", { class: "offscreen" }, t("turn.question")), turn.question),
    h("article", { class: "reply", "aria-label": t("turn.answer") }, PHASES[turn.phase](turn, last)),
  );
}

const PHASES = {
  pending: (turn) => [
    h("p", { class: "step" }, h("span", { class: "spinner" }), h("span", { class: "step-name" }, stepName(turn.step))),
    h("div", { class: "answer partial", ...chinese() }, turn.partial),
  ],
  stopped: (turn, last) => [
    turn.partial && h("div", { class: "answer partial", ...chinese() }, turn.partial),
    h("p", { class: "turn-note" }, t("turn.stopped")),
    last && h("div", { class: "tools" }, button(t("turn.again"), () => say(turn.question))),
  ],
  failed: (turn, last) => [
    h("p", { class: "turn-note error", role: "alert" }, turn.error),
    last && h("div", { class: "tools" }, button(t("turn.again"), () => say(turn.question))),
  ],
  done: doneReply,
};

export const stepName = (step) => t(`step.${step ?? "start"}`);

function doneReply(turn, last) {
  const { reply } = turn;
  return [
    h("p", { class: "reply-head" },
      h("span", { class: `status ${reply.status}` }, t(`status.${reply.status}`)),
      h("span", { class: "meta" }, t("turn.asOf", { date: formatDate(reply.as_of) }))),
    answerBody(reply),
    reply.warnings.map((warning) => h("p", { class: "turn-note", ...chinese() }, warning)),
    reply.measures.length > 0 && h("details", { class: "judged", open: reply.measures.length <= OPEN_MEASURES },
      h("summary", {}, t("measures.judged", { count: reply.measures.length })),
      measuresTable(reply, reply.measures, () => say(turn.question))),
    last && openQuestions(reply, () => say(turn.question), say), // a fact is set and the same asked again
    sources(reply),
    actions(turn),
  ];
}

function actions(turn) {
  return h(
    "div",
    { class: "tools actions" },
    button(t("copy.answer"), () => copy(answerText(turn))),
    button(t("print.answer"), () => printAnswer(turn)),
    feedback(turn),
  );
}
