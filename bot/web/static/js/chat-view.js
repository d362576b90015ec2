// The conversation.

import { composer } from "./composer.js";
import { forget, isAnswering, say, startAfresh } from "./conversation.js";
import { announce, button, fill, h, notice } from "./dom.js";
import { factsBar } from "./facts-bar.js";
import { on, state } from "./state.js";
import { chinese, t } from "./texts.js";
import { stepName, turnItem } from "./turn.js";

const EXAMPLES = ["example.1", "example.2", "example.3", "example.4"];
let list;

export function chatView() {
  list = h("ol", { class: "turns" });
  const view = h("div", { class: "chat" },
    h("h1", { class: "offscreen" }, t("nav.ask")),
    list,
    h("div", { class: "ask" }, factsBar(askAgain), composer()));
  showTurns();
  return view;
}

// Facts were changed by hand: the last question may now have another answer.
function askAgain() {
  const last = state.turns.at(-1);
  return last && !isAnswering() ? button(t("facts.askAgain"), () => say(last.question), { class: "chip again" }) : null;
}

on("turns", (turn) => {
  if (!list?.isConnected) return;
  showTurns();
  if (isAnswering()) announce(t("turn.asking"));
  else if (turn) announce(spoken(turn));
});

on("facts", () => list?.isConnected && showTurns(false));

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

function showTurns(moving = true) {
  const last = state.turns.at(-1);
  const focused = list.contains(document.activeElement);
  fill(list, state.turns.length ? state.turns.map((turn) => turnItem(turn, turn === last)) : welcome());
  if (!last) return;
  list.lastElementChild.append(conversationTools());
  if (focused) list.lastElementChild.focus({ preventScroll: true });
  if (moving) requestAnimationFrame(() => list.lastElementChild.scrollIntoView());
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
