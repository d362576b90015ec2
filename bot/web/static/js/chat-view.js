// The conversation.

import { composer } from "./composer.js";
import { forget, isAnswering, say, startAfresh } from "./conversation.js";
import { announce, button, fill, h, scrollTo } from "./dom.js";
import { notice } from "./citing.js";
import { on, state } from "./state.js";
import { chinese, t } from "./texts.js";
import { stepName, turnItem } from "./turn.js";

const EXAMPLES = ["example.1", "example.2", "example.3", "example.4"];
let list;
let foot;

export function chatView() {
  list = h("ol", { class: "turns" });
  foot = h("div", { class: "ask" });
  const view = h("div", { class: "chat" }, h("h1", { class: "offscreen" }, t("nav.ask")), list, foot);
  showTurns();
  fill(foot, composer());
  return view;
}

on("turns", (turn) => {
  if (!list?.isConnected) return;
  showTurns(turn);
  const writing = foot.contains(document.activeElement);
  fill(foot, composer());
  if (writing) foot.querySelector("textarea").focus();
  if (isAnswering()) announce(t("turn.asking"));
  else if (turn) announce(spoken(turn));
});

on("progress", (turn) => {
  const item = list?.lastElementChild;
  if (!item?.isConnected || item.dataset.phase !== "pending") return;
  item.querySelector(".step-name").textContent = turn.partial ? t("step.writing") : stepName(turn.step);
  item.querySelector(".partial").textContent = turn.partial;
});

function spoken(turn) {
  if (turn.phase === "done") return t("turn.spoken", { answer: turn.reply.answer });
  return turn.phase === "failed" ? turn.error : t("turn.stopped");
}

// All turns, or only the changed one, which is the last.
function showTurns(turn) {
  if (turn && list.lastElementChild) list.lastElementChild.replaceWith(turnItem(turn));
  else fill(list, state.turns.length ? state.turns.map(turnItem) : welcome());
  list.nextElementSibling?.previousElementSibling?.querySelector(".conversation-tools")?.remove();
  if (state.turns.length && list.lastElementChild) {
    list.lastElementChild.append(conversationTools());
    scrollTo(list.lastElementChild);
  }
}

function welcome() {
  return h(
    "li",
    { class: "welcome" },
    h("h2", {}, t("welcome.title")),
    h("p", {}, t("welcome.text")),
    h("ul", { class: "examples", ...chinese() }, EXAMPLES.map((key) => h("li", {}, button(t(key), () => say(t(key)), { class: "example" })))),
  );
}

function conversationTools() {
  return h(
    "div",
    { class: "conversation-tools" },
    button(t("conversation.new"), startAfresh, { class: "quiet" }),
    button(t("conversation.forget"), () => forget().then(() => notice(t("conversation.forgotten")), (error) => notice(error.message)), { class: "quiet" }),
  );
}
