// What the page knows, kept in the tab's own storage: on a shared counter nothing outlives the tab.

const KEY = "policy-assistant";
const KEPT_TURNS = 60;
const listeners = new Map();

export const state = {
  today: null,
  asOf: null, // null: today
  conversationId: null,
  profile: {}, // fact id → {value, text}; value null: taken back, to be told to the server once
  turns: [],
  key: null,
};

// A listener is forgotten once its `owner`, an element, has left the page.
export function on(topic, listener, owner = null) {
  if (!listeners.has(topic)) listeners.set(topic, new Map());
  listeners.get(topic).set(listener, owner);
}

export function changed(topic, detail) {
  // Pieces of an answer come many a second, and an unfinished answer is not kept.
  if (topic !== "progress") save();
  for (const [listener, owner] of [...(listeners.get(topic) ?? [])]) {
    if (owner && !owner.isConnected) listeners.get(topic).delete(listener);
    else listener(detail);
  }
}

export const asOfDate = () => state.asOf ?? state.today;

// The facts as requests carry them; null where there are none.
export function profileValues({ withTakenBack = true } = {}) {
  const entries = Object.entries(state.profile).filter(([, fact]) => withTakenBack || fact.value !== null);
  return Object.fromEntries(entries.map(([id, fact]) => [id, fact.value]));
}

export function restore() {
  try {
    Object.assign(state, JSON.parse(sessionStorage.getItem(KEY)) ?? {}, { today: null });
  } catch {
    // Storage is forbidden or holds something else: begin afresh.
  }
  state.turns = state.turns.filter((turn) => turn.phase !== "pending");
}

function save() {
  const { asOf, conversationId, profile, key } = state;
  const kept = { asOf, conversationId, profile, key, turns: state.turns.slice(-KEPT_TURNS) };
  try {
    sessionStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    // Full or forbidden: the page works on, it only forgets at a reload.
  }
}

export function preference(name, value) {
  try {
    if (value !== undefined) localStorage.setItem(`${KEY}-${name}`, value);
    return localStorage.getItem(`${KEY}-${name}`);
  } catch {
    return null;
  }
}
