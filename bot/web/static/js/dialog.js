// Modal dialogs: the browser's own, which keep the focus inside and close on Esc.

import { h } from "./dom.js";

// Shows what `content(close)` builds; resolves to what `close` is called with, or false.
export function openDialog(labelledBy, content) {
  const opener = document.activeElement;
  const dialog = h("dialog", { class: "dialog", "aria-labelledby": labelledBy });
  return new Promise((resolve) => {
    let result = false;
    const close = (value) => {
      result = value;
      dialog.close();
    };
    dialog.append(content(close));
    dialog.addEventListener("close", () => {
      dialog.remove();
      if (opener?.isConnected) opener.focus();
      resolve(result);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
