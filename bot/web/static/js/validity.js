// Whether a document is in force, in words.

import { h } from "./dom.js";
import { formatDate, t } from "./texts.js";

export function badge(validity) {
  return h("span", { class: `badge ${validity.state}` }, t(`validity.${validity.state}`));
}

// From when to when. `source` is the document's metadata where it is at hand: a plan's years are no period of validity.
export function period({ from, to }, source = {}) {
  const years = !source.effective_to && source.plan_period;
  if (years) return t("validity.plan", { from: years.first_year, to: years.last_year });
  if (from && to) return t("validity.between", { from: formatDate(from), to: formatDate(to) });
  if (to) return t("validity.until", { to: formatDate(to) });
  return from ? t("validity.since", { from: formatDate(from) }) : "";
}

export function stateAt(validity, asOf) {
  return t("validity.at", { date: formatDate(asOf), state: t(`validity.${validity.state}`) });
}
