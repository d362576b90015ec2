"""What a message asks besides, and its draft says nothing of, is asked by itself."""

from typing import TYPE_CHECKING

from bot.answering.inquiry import Inquiry
from bot.answering.merging import answer_all, merge, merge_asked
from bot.answering.results import show_results
from bot.answering.sufficiency import SPOKEN, word_covers
from bot.answering.wanted import lacking_kinds, lacks_number
from bot.drafting import Draft
from bot.inquiring import inquiries_of
from bot.understanding.contrast import contrasted
from bot.understanding.coordination import OF_EACH, asked_apart, with_marks
from bot.understanding.question import Question, understand
from retrieval.grams import grams

if TYPE_CHECKING:
    from bot.flow import Exchange

_OF_RECORDS = ("amount", "figure", "rate", "count", "department")


def supplemented(exchange: "Exchange", draft: Draft) -> Draft:
    """The draft, or its questions apart where it leaves one of them unanswered and each is settled by itself."""
    asked = exchange.question
    if asked is None or exchange.further or draft.status not in ("answered", "not_found"):
        return draft
    kit = exchange.kit
    apart = asked_apart(asked.text, kit.gazetteer, kit.vocabulary.topics) or _set_apart(exchange, asked.message)
    parts = _parts(exchange, apart or contrasted(asked.text, kit.gazetteer))
    if not parts or not all(part.named_subject and (apart or part.asks(*_OF_RECORDS)) for part in parts):
        return draft
    if draft.covered and not any(part.asks(*_OF_RECORDS) for part in parts):
        return draft  # what one clause says together is not looked for elsewhere
    told = draft.status == "answered" and all(_tells(exchange, draft, part) for part in parts)
    if told and (apart or draft.computed) and not _counts_too_few(draft, parts):
        return draft
    drafts = _drafts(exchange, parts)
    if not apart:
        drafts = _at_one_time(exchange, parts, drafts)
    settled = [_settles(exchange, each, part, bool(apart)) for part, each in zip(parts, drafts, strict=True)]
    if not all(settled):
        each_named = OF_EACH.search(asked.text) and any(each.measures for each in drafts)
        of_sums = all(part.asks("amount") for part in parts) or each_named
        some = apart and any(settled) and (of_sums or draft.status == "not_found" or _counts_too_few(draft, parts))
        return merge_asked({part.text: each for part, each in zip(parts, drafts, strict=True)}) if some else draft
    named = all(part.named.clauses for part in parts)
    if apart and not named and not any(each.figures or each.measures for each in drafts):
        return draft
    merged = merge(drafts)
    if not apart:
        show_results(exchange.inquiries[0], merged)
    return draft if told and not all(each.figures for each in drafts) else merged


def _counts_too_few(draft: Draft, parts: list[Question]) -> bool:
    """Whether fewer figures are stated than things are counted: one number of both is of what they do together."""
    return 0 < len(draft.figures) < len(parts) and all(part.asks("count", "figure") for part in parts)


def _set_apart(exchange: "Exchange", message: str) -> list[str]:
    """The questions of a message that sets things apart by spaces alone (高企 科小 各多少)."""
    kit = exchange.kit
    marked = with_marks(message, kit.gazetteer)
    return asked_apart(kit.normalise(marked), kit.gazetteer, kit.vocabulary.topics) if marked != message else []


def _drafts(exchange: "Exchange", parts: list[Question]) -> list[Draft]:
    return [answer_all(list(inquiries_of(exchange, part))) for part in parts]


def _settles(exchange: "Exchange", draft: Draft, part: Question, apart: bool) -> bool:
    """Whether a part is answered by a record; or, where none is called for, by words that speak of all it names."""
    sums = any(each.measure.benefit.kind != "unstated" for each in draft.measures)
    inquiry = Inquiry(exchange.kit, part, exchange.as_of)
    shown = "".join(map(inquiry.shown, draft.sources()))
    of_clause = part.named.clauses and not lacks_number(part, shown)  # a clause that is named is as sure as a record
    recorded = draft.figures or sums or part.asks("department") or of_clause
    called_for = apart and part.asks(*_OF_RECORDS)
    return draft.status == "answered" and bool(recorded or (not called_for and _tells(exchange, draft, part)))


def _at_one_time(exchange: "Exchange", parts: list[Question], drafts: list[Draft]) -> list[Draft]:
    """What is set against each other, of one year: where the years differ, of the latest that both have."""
    years = [figure.year for draft in drafts for figure in draft.figures[:1] if figure.year]
    if len(set(years)) < len(drafts) or any(part.facets.years for part in parts):
        return drafts
    for year in sorted(years, reverse=True):
        dated = _drafts(exchange, _parts(exchange, [f"{year}年{part.text}" for part in parts]))
        if all(_is_of(year, draft, before) for draft, before in zip(dated, drafts, strict=True)):
            return dated
    return drafts


def _is_of(year: int, draft: Draft, before: Draft) -> bool:
    """Whether a draft states of the year what another states of any."""
    if not draft.figures or draft.figures[0].year != year:
        return False
    one, other = draft.figures[0], before.figures[0]
    names = sorted((figure.indicator.removesuffix("数量") for figure in (one, other)), key=len)
    return names[1].endswith(names[0]) or one.indicator_id == other.indicator_id is not None


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
