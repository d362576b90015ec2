// Asking, with the answer arriving as server-sent events.

import { ApiError, call } from "./api.js";

// Yields {event, data} for each complete event of a response; `data` is parsed JSON.
export async function* serverEvents(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    waiting += value.replaceAll("\r", "");
    const blocks = waiting.split("\n\n");
    waiting = blocks.pop();
    yield* blocks.map(readEvent).filter((event) => event !== null);
  }
}

function readEvent(block) {
  let event = "message";
  const data = [];
  for (const line of block.split("\n")) {
    if (line.startsWith("event:")) event = line.slice(6).trim();
    if (line.startsWith("data:")) data.push(line.slice(5).replace(/^ /, ""));
  }
  return data.length ? { event, data: JSON.parse(data.join("\n")) } : null;
}

// The whole reply to `request`; `onStep` and `onDelta` are told what arrives before it.
export async function ask(request, { onStep, onDelta, signal }) {
  const response = await call("/v1/chat/stream", { body: request, signal });
  for await (const { event, data } of serverEvents(response.body)) {
    if (event === "step") onStep(data.step);
    else if (event === "delta") onDelta(data.text);
    else if (event === "error") throw new ApiError(data.status ?? 500, data);
    else if (event === "reply") return data;
  }
  throw new ApiError(0);
}
