// Asks for the key that a guarded server wants; it is kept for this tab only.

import { button, h } from "./dom.js";
import { changed, state } from "./state.js";
import { t } from "./texts.js";

let open = null;

// Resolves to whether a key was given. Requests that fail together ask once.
export function askForKey(wrong) {
  open ??= show(wrong).finally(() => {
    open = null;
  });
  return open;
}

function show(wrong) {
  const field = h("input", { type: "password", id: "key", autocomplete: "off", required: true });
  const dialog = h(
    "dialog",
    { class: "dialog", "aria-labelledby": "key-title" },
    h("form", { method: "dialog", onsubmit: () => dialog.close(field.value.trim()) },
      h("h2", { id: "key-title" }, t("key.title")),
      h("p", {}, t(wrong ? "key.wrong" : "key.text")),
      h("label", { for: "key" }, t("key.label")),
      field,
      h("div", { class: "tools" },
        h("button", { type: "submit", class: "primary" }, t("key.send")),
        button(t("dialog.cancel"), () => dialog.close("")))),
  );
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (dialog.returnValue) state.key = dialog.returnValue;
      changed("key");
      resolve(Boolean(dialog.returnValue));
    });
  });
}
