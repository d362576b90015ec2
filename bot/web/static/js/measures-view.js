// All support measures, judged for the facts in the chips.

import { call } from "./api.js";
import { announce, fill, h } from "./dom.js";
import { factsBar } from "./facts-bar.js";
import { measuresTable } from "./measures-table.js";
import { openQuestions } from "./questions.js";
import { on, profileValues, state } from "./state.js";
import { formatDate, t } from "./texts.js";

const VERDICTS = ["eligible", "possible", "not_yet_in_force", "not_in_force", "not_eligible"];
const wanted = { words: "", withSum: false };
let results;
let reply = null;
let round = 0;

export function measuresView() {
  results = h("div", { class: "results", tabindex: "-1" }, h("p", { class: "meta" }, t("measures.loading")));
  on("profile", () => load(results), results);
  load(results);
  return h("div", { class: "wide" }, h("h1", {}, t("nav.measures")), h("p", {}, t("measures.intro")), factsBar(), filters(), results);
}

async function load(place) {
  const mine = ++round;
  try {
    const body = { profile: profileValues({ withTakenBack: false }), ...(state.asOf ? { as_of: state.asOf } : {}) };
    const answer = await (await call("/v1/eligibility", { body })).json();
    if (mine !== round) return;
    reply = answer;
    draw(place);
    announce(place.firstElementChild.textContent);
  } catch (error) {
    if (mine === round) fill(place, h("p", { class: "error", role: "alert" }, error.message));
  }
}

function filters() {
  return h(
    "div",
    { class: "search" },
    h("input", { type: "search", value: wanted.words, "aria-label": t("measures.filter"), placeholder: t("measures.filter"), oninput: (event) => {
      wanted.words = event.target.value.trim();
      if (reply) draw(results);
    } }),
    h("label", { class: "check" }, h("input", { type: "checkbox", checked: wanted.withSum, onchange: (event) => {
      wanted.withSum = event.target.checked;
      if (reply) draw(results);
    } }), t("measures.withSum")),
  );
}

function fits({ title, amount, reasons }) {
  if (wanted.withSum && !["value_yuan", "max_yuan", "min_yuan"].some((key) => (amount?.[key] ?? null) !== null)) return false;
  return [title, amount?.text ?? "", ...reasons.map((reason) => reason.text)].some((text) => text.includes(wanted.words));
}

function draw(place) {
  const fitting = reply.measures.filter(fits);
  const focused = place.contains(document.activeElement);
  fill(
    place,
    h("p", { class: "meta" }, t("measures.count", { count: fitting.length, date: formatDate(reply.as_of) })),
    outOfForce(reply.measures) && h("p", { class: "caution" }, t("measures.noneInForce", { date: formatDate(reply.as_of) })),
    openQuestions(reply, () => {}, () => {}), // a fact that is set judges all anew by itself
    VERDICTS.map((verdict) => group(verdict, fitting.filter((measure) => measure.verdict === verdict))),
  );
  if (focused) place.focus({ preventScroll: true }); // what was pressed is gone
}

const outOfForce = (measures) => measures.every(({ verdict }) => verdict === "not_in_force" || verdict === "not_yet_in_force");

// What does not apply is folded away, and its rows are made when it is opened.
function group(verdict, measures) {
  if (!measures.length) return null;
  const open = verdict === "eligible" || verdict === "possible";
  const body = h("div", { class: "scroll" }, open && measuresTable(reply, measures));
  const folded = h("details", { class: "verdict-group", open }, h("summary", {}, h("h2", {}, t(`verdict.${verdict}`), h("span", { class: "meta" }, t("measures.of", { count: measures.length })))), body);
  folded.addEventListener("toggle", () => folded.open && !body.firstChild && fill(body, measuresTable(reply, measures)));
  return folded;
}
