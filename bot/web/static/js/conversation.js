// Asking: what is sent, and what becomes of the turn.

import { ApiError, call, isAbort } from "./api.js";
import { adoptFacts } from "./facts.js";
import { changed, profileValues, state } from "./state.js";
import { ask } from "./stream.js";

let running = null;

export const isAnswering = () => running !== null;

export const stop = () => running?.abort();

// Asks `question` as the conversation's next turn.
export async function say(question) {
  if (running) return;
  const turn = { question, askedAt: new Date().toISOString(), phase: "pending", partial: "", step: null };
  state.turns.push(turn);
  running = new AbortController();
  changed("turns");
  try {
    finish(turn, await answered(turn));
  } catch (error) {
    if (isAbort(error)) turn.phase = "stopped";
    else Object.assign(turn, { phase: "failed", error: error instanceof ApiError ? error.message : new ApiError(500).message });
  }
  running = null;
  changed("turns", turn);
}

async function answered(turn) {
  const handlers = {
    signal: running.signal,
    onStep: (step) => changed("progress", Object.assign(turn, { step })),
    onDelta: (text) => changed("progress", Object.assign(turn, { partial: turn.partial + text })),
  };
  try {
    return await ask(request(turn.question), handlers);
  } catch (error) {
    if (error.status !== 404 || state.conversationId === null) throw error;
    state.conversationId = null; // forgotten on the server: go on as a new conversation
    return ask(request(turn.question), handlers);
  }
}

function request(message) {
  return {
    message,
    profile: profileValues(),
    ...(state.asOf ? { as_of: state.asOf } : {}),
    ...(state.conversationId ? { conversation_id: state.conversationId } : {}),
  };
}

function finish(turn, reply) {
  Object.assign(turn, { phase: "done", reply, partial: "" });
  state.conversationId = reply.conversation_id;
  adoptFacts(reply.known_facts);
}

export function startAfresh() {
  stop();
  Object.assign(state, { conversationId: null, profile: {}, turns: [] });
  changed("profile");
  changed("turns");
}

// Deletes the conversation on the server, then here.
export async function forget() {
  stop();
  if (state.conversationId) await call(`/v1/conversations/${state.conversationId}`, { method: "DELETE" }).catch(unlessGone);
  startAfresh();
}

function unlessGone(error) {
  if (error.status !== 404) throw error;
}
