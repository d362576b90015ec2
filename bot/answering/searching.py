"""What the evidence ranking is to look for: all that the question says of where its answer stands and how it looks."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from bot.answering.spoken import official_words
from bot.answering.validity import validity_of
from bot.answering.wanted import wants_number, wants_place
from bot.answering.whole import STEPS
from bot.conversation import ConversationState
from bot.kit import Kit
from bot.understanding.editions import asks_earlier
from bot.understanding.question import Question
from bot.understanding.within import asked_within
from retrieval.evidence import EvidenceQuery
from retrieval.hits import Hit
from retrieval.synonyms import related_words

STANDING = {"in_force": 0.3, "not_yet_in_force": -0.3}  # beside shares of the question's words
UNLED = 0.4  # what any question comes to for being somewhat near a reviewed one, for those that can be near none
REPLACED = -0.6  # of a document whose place a later one has taken
_ASKS_WHO = re.compile("(?:哪些|哪类|哪种|什么样?的?|啥样的?|谁)[^，。,?？]{0,8}?(?:能|可以|有资格|符合|享受)")
_WHO = re.compile("对象|条件|范围|资格|准入")
_PAPERS = re.compile("材料|资料")
_QUOTED = re.compile('[“"]([^”"]{2,20})[”"]')
_DATE = re.compile(r"(19|20)\d\d(年|-\d\d)")


def evidence_query(
    kit: Kit,
    question: Question,
    place: str = "",
    recent: tuple[str, ...] = (),
    standing: Mapping[str, float] | None = None,
) -> EvidenceQuery:
    """What the evidence ranking is to look for.

    `place` is where the conversation is about, `recent` are the clauses that it was about just before, `standing` tells
    by document how much its holding or not at the date speaks for it.
    """
    facets, within = question.facets, asked_within(question)
    # Every clause of a document that opens with its name would else hold the words of that name.
    asked = _without_names(kit, question.search_text) if within or question.named.documents else question.search_text
    return EvidenceQuery(
        text=kit.canonical(f"{question.subject} {asked}"),
        related=" ".join(map(kit.canonical, [*_near_words(kit, question), question.context_subject])),
        documents=facets.documents,
        within=within or tuple(kit.places.holding(place) if place else ()),
        front=question.asks("document", "validity", "when", "department") or not question.subject,
        standing=standing or {},
        recent=() if question.named.documents else recent,
        districts=facets.districts,
        years=facets.years,
        clauses=facets.clauses,
        cited=_spoken_of(question),
        unit=question.unit.shows if question.unit else _DATE if question.asks("when") else None,
        headed=_headed(question),
        states=question.attribute.states if question.attribute else None,
        wants_definition=question.asks("list", "definition"),
        listing=question.listing,
        wants_units=question.asks("department"),
        wants_number=wants_number(question),
        wants_place=wants_place(question),
        numbers=question.numbers,
        quoted=quoted_names(question.text),
    )


def _near_words(kit: Kit, question: Question) -> list[str]:
    words = question.subject.split()
    if not kit.any_subject:
        return related_words(words)
    asked = [word for word, _, _ in kit.segmenter.cuts(question.text)]
    return [*related_words(words), *official_words(dict.fromkeys([*words, *asked]))]


def _headed(question: Question) -> re.Pattern[str] | None:
    """How the heading of a clause reads that tells how a thing is applied for, with what papers, or who may."""
    if question.attribute and question.attribute.id == "materials":
        return _PAPERS
    if _ASKS_WHO.search(question.text):
        return _WHO
    return STEPS if question.asks("procedure") else None


MEANING, SPAN = 0.8, 0.05


def paragraph_scores(kit: Kit, found: Sequence[Hit]) -> dict[str, float]:
    """How well each paragraph found fits, 0 to 1; meaning says most where no reviewed questions tell other wordings."""
    by_words = max((hit.lexical_score for hit in found), default=0.0) or 1.0
    nearest = max((hit.dense_score for hit in found), default=0.0)
    return {
        hit.paragraph_id: hit.score
        if kit.corpus.documents[hit.document_id].document.reviewed
        else (1 - MEANING) * hit.lexical_score / by_words + MEANING * max(0.0, 1 - (nearest - hit.dense_score) / SPAN)
        for hit in found
    }


def place_spoken_of(kit: Kit, question: Question, state: ConversationState) -> str:
    """The city or county that a question is about, by its own words or by the latest turn that named one.

    None where it holds two such places side by side.
    """
    if kit.places.apart(question.text):
        return ""
    earlier = () if question.named.documents else (turn.message for turn in reversed(state.turns))
    return next(filter(None, map(kit.places.asked, (question.text, *earlier))), "")


def recent_clauses(kit: Kit, state: ConversationState) -> tuple[str, ...]:
    """The clauses cited just before, of documents that nobody reviewed: no reviewed question tells what leads away."""
    last = state.last_on_topic()
    known = (id_ for id_ in (last.clause_ids if last else ()) if id_ in kit.corpus.clauses)
    return tuple(id_ for id_ in known if not kit.corpus.document_of(id_).reviewed)


def standing_at(kit: Kit, on: date, asked: str) -> dict[str, float]:
    """What speaks for or against each document that nobody reviewed: of two alike, the one that holds is meant.

    One that a later document has replaced is meant where the question says so (旧的那份).
    """
    states = {document.id: validity_of(kit.corpus, document.id, on).state for document in kit.editions.documents}
    begun = [id_ for id_, state in states.items() if state in ("in_force", "expired", "period_ended")]
    replaced = frozenset[str]() if asks_earlier(asked) else kit.editions.replaced(begun)
    base = UNLED if kit.evidence.bank.documents else 0.0
    return {id_: base + (REPLACED if id_ in replaced else STANDING.get(state, 0.0)) for id_, state in states.items()}


def quoted_names(text: str) -> tuple[str, ...]:
    """The names that a normalised text puts in quotation marks."""
    return tuple(_QUOTED.findall(text))


def _spoken_of(question: Question) -> tuple[str, ...]:
    """The clauses of which a follow-up goes on to speak, where it names no other document or district."""
    elsewhere = question.named.documents or question.named.districts
    return () if elsewhere else tuple(quote.clause_id for quote in question.cited)


def _without_names(kit: Kit, text: str) -> str:
    """The text without the names of documents; as it is where nothing else stands in it."""
    names = [mention for mention in kit.gazetteer.find(text) if mention.kind == "documents"]
    rest = "".join(char for at, char in enumerate(text) if not any(name.start <= at < name.end for name in names))
    return rest.strip() or text
