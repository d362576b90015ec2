// Starts the page.

import { onUnauthorised } from "./api.js";
import { chatView } from "./chat-view.js";
import { closePanel, createPanel } from "./clause-panel.js";
import { loadToday } from "./documents.js";
import { fill, h } from "./dom.js";
import { header, showPlace } from "./header.js";
import { askForKey } from "./key-dialog.js";
import { changed, preference, restore } from "./state.js";
import { loadTexts, t } from "./texts.js";

const VIEWS = { "": chatView };

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
  show();
}

// The address after # belongs to the views, so the skip link moves the focus itself.
function skip(event) {
  event.preventDefault();
  document.querySelector("#main").focus();
}

function show() {
  closePanel();
  const place = location.hash.replace(/^#\/?/, "").split(/[/?]/)[0];
  const view = VIEWS[place] ?? VIEWS[""];
  showPlace(place);
  fill(document.querySelector("#main"), view());
}

async function switchLanguage(to) {
  preference("language", to);
  await loadTexts(to);
  draw();
}

async function start() {
  restore();
  await loadTexts(preference("language") ?? "zh");
  onUnauthorised(askForKey);
  draw();
  addEventListener("hashchange", show);
  await loadToday();
  changed("asOf");
}

start();
