// Requests to the server, and its problems as sentences.

import { state } from "./state.js";
import { language, t } from "./texts.js";

export class ApiError extends Error {
  constructor(status, problem = {}, retryAfter = null) {
    super(sentence(status, problem, retryAfter));
    this.status = status;
    this.retryAfter = retryAfter;
    this.requestId = problem.request_id ?? null;
  }
}

let askForKey = async () => false;

// `asker` shows the field for the key and resolves to whether one was given.
export function onUnauthorised(asker) {
  askForKey = asker;
}

export async function call(path, { body, signal, method = body ? "POST" : "GET" } = {}) {
  for (let wrong = false; ; wrong = true) {
    const response = await send(path, method, body, signal);
    if (response.ok) return response;
    if (response.status !== 401 || !(await askForKey(wrong && state.key !== null))) throw await failure(response);
  }
}

export const get = async (path) => (await call(path)).json();

async function send(path, method, body, signal) {
  const headers = { accept: "application/json, text/event-stream" };
  if (body) headers["content-type"] = "application/json";
  if (state.key) headers.authorization = `Bearer ${state.key}`;
  try {
    return await fetch(path, { method, headers, signal, body: body && JSON.stringify(body) });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new ApiError(0);
  }
}

async function failure(response) {
  const problem = await response.json().catch(() => ({}));
  return new ApiError(response.status, problem, Number(response.headers.get("retry-after")) || null);
}

// For what visitors meet the page has sentences of its own; of the rest the server's word is better.
function sentence(status, problem, retryAfter) {
  if (status === 429) return t(retryAfter ? "error.429.after" : "error.429", { seconds: retryAfter });
  if ([0, 401, 403, 404, 413].includes(status)) return t(`error.${status}`);
  const general = t(status === 503 ? "error.503" : status < 500 ? "error.422" : "error.500");
  if (language() === "zh") return problem.detail ?? general;
  return status < 500 && problem.detail ? `${general} ${problem.detail}` : general;
}

export const isAbort = (error) => error.name === "AbortError";
