// Starts the page.

import { onUnauthorised } from "./api.js";
import { createPanel } from "./clause-panel.js";
import { loadToday } from "./documents.js";
import { fill, h, notice } from "./dom.js";
import { loadFacts } from "./facts.js";
import { header } from "./header.js";
import { askForKey } from "./key-dialog.js";
import { prepareForPrinting } from "./print-sheet.js";
import { show, startRouting } from "./router.js";
import { changed, preference, restore } from "./state.js";
import { loadTexts, t } from "./texts.js";

function draw() {
  fill(
    document.querySelector("#app"),
    h("a", { class: "skip", href: "#main", onclick: skip }, t("nav.skip")),
    header(switchLanguage),
    h("main", { id: "main", tabindex: "-1", "data-behind-panel": "" }),
    createPanel(),
    h("div", { id: "announcer", class: "offscreen", role: "status", "aria-live": "polite" }),
  );
  new ResizeObserver(([bar]) => {
    document.documentElement.style.setProperty("--top", `${bar.borderBoxSize[0].blockSize}px`);
  }).observe(document.querySelector(".top"));
}

// The address after # belongs to the views, so the skip link moves the focus itself.
function skip(event) {
  event.preventDefault();
  document.querySelector("#main").focus();
}

async function switchLanguage(to) {
  preference("language", to);
  await loadTexts(to);
  draw();
  show(false);
}

async function start() {
  restore();
  await loadTexts(preference("language") ?? "zh");
  onUnauthorised(askForKey);
  prepareForPrinting();
  draw();
  if (!location.hash.slice(2)) show(false); // asking need not wait for these, an address with a day or facts must
  const loaded = [loadToday(), loadFacts()].map((loading) => loading.catch((error) => notice(error.message)));
  await Promise.all(loaded);
  changed("asOf");
  startRouting();
  if (!document.querySelector("main").firstChild) show(false);
}

start();
