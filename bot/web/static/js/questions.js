// What the assistant would like to know, with options to press.

import { say } from "./conversation.js";
import { button, h } from "./dom.js";
import { editFact } from "./fact-editor.js";
import { findFact, isOption, setFact, valueOfOption } from "./facts.js";
import { chinese, t } from "./texts.js";

export function openQuestions({ question: asked, reply }) {
  if (!reply.questions.length) return null;
  return h(
    "section",
    { class: "open-questions", "aria-label": t("questions.title") },
    h("h3", {}, t(reply.status === "clarification" ? "questions.needed" : "questions.title")),
    reply.questions.map((open) => h("div", { class: "open-question", ...chinese() },
      open.text !== reply.answer && h("p", {}, open.text),
      h("div", { class: "tools" }, choices(open, asked)))),
  );
}

// A fact is set and the same asked again; anything else is said as the next message.
function choices({ fact: id, options }, asked) {
  const fact = findFact(id);
  const set = (words) => {
    setFact(id, valueOfOption(fact, words));
    say(asked);
  };
  const chosen = options.map((words) => button(words, () => (fact && isOption(fact, words) ? set(words) : say(words))));
  const typed = fact && !options.length && button(t("questions.fill"), async () => (await editFact(id)) && say(asked));
  return [...chosen, typed];
}
