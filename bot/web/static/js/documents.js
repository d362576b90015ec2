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
  state.today = new Date().toLocaleDateString("sv"); // in case the server cannot be reached
  const { documents } = await get("/v1/documents");
  state.today = documents[0]?.as_of ?? state.today;
  if (state.asOf === state.today) state.asOf = null;
}

// Where a citation's quote stands in its document's source text.
export function quoteOf(citation, clause) {
  return { start: clause.start + citation.quote_start, end: clause.start + citation.quote_end };
}

export async function loadClause(id, asOf = asOfDate()) {
  return remembered(`/v1/clauses/${id.split("/").map(encodeURIComponent).join("/")}${query(asOf)}`);
}

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
