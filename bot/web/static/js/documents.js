// The documents, each fetched once for a date.

import { get } from "./api.js";
import { asOfDate, state } from "./state.js";

const fetched = new Map();

export async function loadDocument(id, asOf = asOfDate()) {
  return remembered(`/v1/documents/${encodeURIComponent(id)}${query(asOf)}`);
}

export async function loadDocuments(asOf = asOfDate()) {
  return (await remembered(`/v1/documents${query(asOf)}`)).documents;
}

// Today by the server's calendar, and the documents' metadata.
export async function loadToday() {
  const { documents } = await get("/v1/documents");
  state.today = documents[0]?.as_of ?? new Date().toLocaleDateString("sv");
}

export const documentOf = (clauseId) => clauseId.split("/")[0];

function query(asOf) {
  return asOf ? `?as_of=${asOf}` : "";
}

function remembered(path) {
  if (!fetched.has(path)) {
    const promise = get(path);
    fetched.set(path, promise);
    promise.catch(() => fetched.delete(path));
  }
  return fetched.get(path);
}
