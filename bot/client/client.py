"""The client: one method for each thing that the API does."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import Any, Literal, Self, TypedDict, Unpack
from urllib.parse import quote

import httpx

from bot.api.models import (
    ClauseDetail,
    Delta,
    DocumentDetail,
    DocumentList,
    DocumentSummary,
    FactList,
    MeasureList,
    MeasureView,
    SearchResults,
    StepBegun,
)
from bot.client.errors import ApiError
from bot.client.events import SentEvent, sent_events
from bot.client.transport import ModelT, Transport, parse
from bot.deadlines import DeadlineList
from bot.matching import EligibilityReply
from bot.reply import Reply, Verdict
from policy_corpus.measures.model import Fact

Profile = Mapping[str, Any]
Event = StepBegun | Delta | Reply
_EVENTS: dict[str, type[Event]] = {"step": StepBegun, "delta": Delta, "reply": Reply}


class Known(TypedDict, total=False):
    """What may be said beside a message."""

    conversation_id: str | None
    as_of: date | None
    profile: Profile | None


class PolicyClient:
    """Asks a running service; every method raises ApiError. Safe to use from several threads.

    Dates are `YYYY-MM-DD` as `date`; without `as_of` the service takes today. `timeout_s` bounds each wait for data.
    """

    def __init__(
        self, base_url: str = "http://127.0.0.1:8000", *, api_key: str | None = None, timeout_s: float = 60.0
    ) -> None:
        headers = {"authorization": f"Bearer {api_key}"} if api_key else {}
        self._transport = Transport(httpx.Client(base_url=base_url, headers=headers, timeout=timeout_s))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close all connections."""
        self._transport.close()

    def chat(self, message: str, **known: Unpack[Known]) -> Reply:
        """The reply to a message."""
        return self._transport.read(Reply, "POST", "/v1/chat", body=_question(message, known))

    def stream(self, message: str, **known: Unpack[Known]) -> Iterator[Event]:
        """The same while it is being answered: steps and pieces of the answer, and last the whole reply."""
        with self._transport.stream("POST", "/v1/chat/stream", body=_question(message, known)) as response:
            for sent in sent_events(response.iter_lines()):
                yield (event := _event(sent, response))
                if isinstance(event, Reply):
                    return
            raise ApiError.unreadable(response.url)

    def forget(self, conversation_id: str) -> None:
        """Delete a conversation with all its messages."""
        self._transport.send("DELETE", f"/v1/conversations/{quote(conversation_id, safe='')}")

    def feedback(self, message_id: str, rating: Literal["up", "down"], reason: str = "") -> None:
        """Say what you think of an answer; the last word counts."""
        body = {"message_id": message_id, "rating": rating, "reason": reason}
        self._transport.send("POST", "/v1/feedback", body=body)

    def eligibility(
        self,
        profile: Profile,
        *,
        as_of: date | None = None,
        verdicts: Collection[Verdict] | None = None,
        clause_texts: bool = True,
    ) -> EligibilityReply:
        """Every support measure judged for an asker, or those with one of `verdicts`.

        Without `clause_texts` the citations' `clause_text` is empty.
        """
        only = None if verdicts is None else list(verdicts)
        body = {"profile": dict(profile), "as_of": _iso(as_of), "verdicts": only, "clause_texts": clause_texts}
        return self._transport.read(EligibilityReply, "POST", "/v1/eligibility", body=body)

    def search(self, q: str, *, k: int = 10, document: str | None = None, as_of: date | None = None) -> SearchResults:
        """At most `k` (1–50) paragraphs, the most relevant first."""
        return self._get(SearchResults, "/v1/search", q=q, k=k, document=document, as_of=as_of)

    def documents(self, *, as_of: date | None = None) -> list[DocumentSummary]:
        """All documents with their validity."""
        return self._get(DocumentList, "/v1/documents", as_of=as_of).documents

    def document(self, document_id: str, *, as_of: date | None = None) -> DocumentDetail:
        """One document with its text, clause by clause."""
        return self._get(DocumentDetail, f"/v1/documents/{quote(document_id, safe='')}", as_of=as_of)

    def clause(self, clause_id: str, *, as_of: date | None = None) -> ClauseDetail:
        """One clause with its surroundings."""
        return self._get(ClauseDetail, f"/v1/clauses/{quote(clause_id)}", as_of=as_of)

    def measures(
        self, *, document: str | None = None, district: str | None = None, as_of: date | None = None
    ) -> list[MeasureView]:
        """The catalogue of support measures."""
        return self._get(MeasureList, "/v1/measures", document=document, district=district, as_of=as_of).measures

    def measure(self, measure_id: str, *, as_of: date | None = None) -> MeasureView:
        """One support measure."""
        return self._get(MeasureView, f"/v1/measures/{quote(measure_id, safe='')}", as_of=as_of)

    def facts(self) -> list[Fact]:
        """The facts that a profile may state."""
        return self._get(FactList, "/v1/facts").facts

    def deadlines(
        self,
        *,
        within_days: int | None = None,
        document: str | None = None,
        unit: str | None = None,
        benefit_year: int | None = None,
        as_of: date | None = None,
    ) -> DeadlineList:
        """What ends or falls due, the earliest first."""
        query = {"within_days": within_days, "document": document, "unit": unit, "benefit_year": benefit_year}
        return self._get(DeadlineList, "/v1/deadlines", **query, as_of=as_of)

    def _get(self, model: type[ModelT], path: str, *, as_of: date | None = None, **query: Any) -> ModelT:
        return self._transport.read(model, "GET", path, params={**query, "as_of": _iso(as_of)})


def _question(message: str, known: Known) -> dict[str, Any]:
    return {**known, "message": message, "as_of": _iso(known.get("as_of"))}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _event(sent: SentEvent, response: httpx.Response) -> Event:
    if sent.name == "error":
        raise ApiError.told(response.url, sent.data, {})
    if sent.name not in _EVENTS:
        raise ApiError.unreadable(response.url)
    return parse(_EVENTS[sent.name], response, sent.data)
