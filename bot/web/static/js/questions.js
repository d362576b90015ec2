// What the assistant would like to know, with options to press.

import { button, h } from "./dom.js";
import { editFact } from "./fact-editor.js";
import { findFact, isOption, setFact, valueOfOption } from "./facts.js";
import { chinese, t } from "./texts.js";

// `stated` is called when a fact was set; `said` with the words of an option that is no fact.
export function openQuestions(reply, stated, said) {
  if (!reply.questions.length) return null;
  return h(
    "section",
    { class: "open-questions", "aria-label": t("questions.title") },
    h("h3", {}, t(reply.status === "clarification" ? "questions.needed" : "questions.title")),
    reply.questions.map((open) => h("div", { class: "open-question", ...chinese() },
      open.text !== reply.answer && h("p", {}, open.text),
      h("div", { class: "tools" }, choices(open, stated, said)))),
  );
}

function choices({ fact: id, options }, stated, said) {
  const fact = findFact(id);
  const set = (words) => {
    setFact(id, valueOfOption(fact, words));
    stated();
  };
  const chosen = options.map((words) => button(words, () => (fact && isOption(fact, words) ? set(words) : said(words))));
  const typed = fact && !options.length && button(t("questions.fill"), async () => (await editFact(id)) && stated());
  return [...chosen, typed];
}
