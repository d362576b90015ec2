// Asks for the key that a guarded server wants; it is kept for this tab only.

import { openDialog } from "./dialog.js";
import { button, h } from "./dom.js";
import { changed, state } from "./state.js";
import { t } from "./texts.js";

let open = null;

// Resolves to whether a key was given. Requests that fail together ask once.
export function askForKey(wrong) {
  open ??= openDialog("key-title", (close) => form(wrong, close)).finally(() => {
    open = null;
  });
  return open;
}

function form(wrong, close) {
  const field = h("input", { type: "password", id: "key", autocomplete: "off", required: true });
  const submit = (event) => {
    event.preventDefault();
    state.key = field.value.trim();
    changed("key");
    close(true);
  };
  return h(
    "form",
    { onsubmit: submit },
    h("h2", { id: "key-title" }, t("key.title")),
    h("p", { class: wrong ? "error" : null }, t(wrong ? "key.wrong" : "key.text")),
    h("label", { for: "key" }, t("key.label")),
    field,
    h("div", { class: "tools" },
      h("button", { type: "submit", class: "primary" }, t("key.send")),
      button(t("dialog.cancel"), () => close(false))),
  );
}
