// Whether a document is in force, in words.

import { h } from "./dom.js";
import { formatDate, t } from "./texts.js";

export function badge(validity) {
  return h("span", { class: `badge ${validity.state}` }, t(`validity.${validity.state}`));
}

// From when to when, as a sentence part; empty where no day is stated.
export function period({ from, to }) {
  if (from && to) return t("validity.between", { from: formatDate(from), to: formatDate(to) });
  if (to) return t("validity.until", { to: formatDate(to) });
  return from ? t("validity.since", { from: formatDate(from) }) : t("validity.noDates");
}

export function stateAt(validity, asOf) {
  return t("validity.at", { date: formatDate(asOf), state: t(`validity.${validity.state}`) });
}
