// Thumbs up or down, the latter with a reason.

import { call } from "./api.js";
import { button, fill, h, notice } from "./dom.js";
import { changed } from "./state.js";
import { t } from "./texts.js";

const MAX_REASON = 900;
const REASONS = ["wrong", "incomplete", "unclear", "outdated"];

export function feedback(turn) {
  const place = h("span", { class: "rating" });
  draw(place, turn);
  return place;
}

function draw(place, turn, asking = false) {
  const thumb = (rating) => button(t(`rating.${rating}`), () => (rating === "up" ? rate(place, turn, "up", "") : draw(place, turn, true)), {
    "aria-pressed": String(turn.rating === rating),
  });
  fill(place, thumb("up"), thumb("down"), asking && reasonForm(place, turn));
  if (asking) place.querySelector("input").focus();
}

function reasonForm(place, turn) {
  const words = h("input", { type: "text", maxlength: String(MAX_REASON), "aria-label": t("rating.reason"), placeholder: t("rating.reason") });
  const send = (event) => {
    event.preventDefault();
    const picked = [...event.target.querySelectorAll("input:checked")].map((input) => t(`rating.${input.value}`));
    rate(place, turn, "down", [...picked, words.value.trim()].filter(Boolean).join("；"));
  };
  return h(
    "form",
    { class: "reason", onsubmit: send },
    h("fieldset", { class: "options" }, h("legend", { class: "offscreen" }, t("rating.reason")), REASONS.map((reason) =>
      h("label", {}, h("input", { type: "checkbox", value: reason }), t(`rating.${reason}`)))),
    words,
    h("div", { class: "tools" },
      h("button", { type: "submit", class: "primary" }, t("rating.send")),
      button(t("dialog.cancel"), () => draw(place, turn))),
  );
}

async function rate(place, turn, rating, reason) {
  try {
    await call("/v1/feedback", { body: { message_id: turn.reply.message_id, rating, reason } });
    turn.rating = rating;
    changed("rating");
    notice(t("rating.thanks"));
  } catch (error) {
    notice(error.message);
  }
  draw(place, turn);
  place.querySelector("button").focus();
}
