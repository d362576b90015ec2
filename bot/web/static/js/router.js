// Addresses after #, which stay valid for sharing: #/, #/measures, #/documents[/ID][?q=&in=], #/clause/ID?as_of=.

import { chatView } from "./chat-view.js";
import { closePanel } from "./clause-panel.js";
import { documentView, clauseView } from "./document-view.js";
import { documentsView } from "./documents-view.js";
import { fill } from "./dom.js";
import { setAsOf, showPlace } from "./header.js";
import { measuresView } from "./measures-view.js";
import { asOfDate, on } from "./state.js";

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const VIEWS = {
  measures: measuresView,
  documents: (id, query) => (id ? documentView(id) : documentsView(id, query)),
  clause: clauseView,
};

export function startRouting() {
  addEventListener("hashchange", () => show(true));
  on("asOf", () => {
    const { place, query } = here();
    if (place === "clause" && query.get("as_of") !== asOfDate()) moveTo(asOfDate());
    if (place) show(false);
  });
}

function here() {
  const [path, search] = location.hash.replace(/^#\/?/, "").split("?", 2);
  const [place, ...rest] = path.split("/");
  return { place, id: rest.map(decoded).join("/"), query: new URLSearchParams(search) };
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

// The same clause at another day: its address says so, too.
function moveTo(day) {
  const address = location.hash.replace(/as_of=[\d-]*/, `as_of=${day}`);
  history.replaceState(null, "", address);
}

export function show(moved) {
  const { place, id, query } = here();
  const day = query.get("as_of");
  if (place === "clause" && DAY.test(day) && day !== asOfDate()) {
    setAsOf(day); // shows the view in turn
    return;
  }
  closePanel();
  showPlace(place === "clause" ? "documents" : place);
  const main = document.querySelector("#main");
  fill(main, (VIEWS[place] ?? chatView)(id, query));
  if (!moved) return;
  scrollTo(0, 0);
  main.focus({ preventScroll: true });
}
