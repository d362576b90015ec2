"""What a message asks besides, and its draft says nothing of, is asked by itself."""

from typing import TYPE_CHECKING

from bot.answering.inquiry import Inquiry
from bot.answering.merging import answer_all, merge
from bot.answering.sufficiency import SPOKEN, word_covers
from bot.answering.wanted import lacking_kinds, lacks_number
from bot.drafting import Draft
from bot.inquiring import inquiries_of
from bot.understanding.coordination import asked_apart
from bot.understanding.question import Question, understand
from retrieval.grams import grams

if TYPE_CHECKING:
    from bot.flow import Exchange

_OF_RECORDS = ("amount", "figure", "rate", "count", "department")


def supplemented(exchange: "Exchange", draft: Draft) -> Draft:
    """The draft, or one of its questions apart where it leaves one of them unanswered and records answer each."""
    asked = exchange.question
    if asked is None or exchange.further or draft.status not in ("answered", "not_found"):
        return draft
    parts = _parts(exchange, asked_apart(asked.text, exchange.kit.gazetteer, exchange.kit.vocabulary.topics))
    if not all(part.named_subject and part.asks(*_OF_RECORDS) for part in parts):
        return draft
    if draft.status == "answered" and all(_tells(exchange, draft, part) for part in parts):
        return draft
    drafts = [answer_all(list(inquiries_of(exchange, part))) for part in parts]
    recorded = all(
        each.figures or each.measures or part.asks("department") for part, each in zip(parts, drafts, strict=True)
    )
    return merge(drafts) if drafts and recorded and all(each.status == "answered" for each in drafts) else draft


def _parts(exchange: "Exchange", texts: list[str]) -> list[Question]:
    kit = exchange.kit
    return [understand(t, t, kit.gazetteer, kit.segmenter, exchange.state, exchange.as_of) for t in texts]


def _tells(exchange: "Exchange", draft: Draft, part: Question) -> bool:
    """Whether each word that the part is about stands in what the draft shows, and what kind of answer it wants."""
    inquiry = Inquiry(exchange.kit, part, exchange.as_of)
    shown = "".join([*map(inquiry.shown, draft.sources()), *(line.text for line in draft.lines)])
    held = frozenset(grams(exchange.kit.canonical(shown)))
    lacking = lacks_number(part, shown) or any(lacking_kinds(part.text, shown).values())
    return not lacking and all(share >= SPOKEN for _, share in word_covers(inquiry, held))
