"""Which evidence answers this question: subject, kind of figure, attribute, year and district should all agree."""

import re
from dataclasses import dataclass
from functools import lru_cache

from bot.answering.inquiry import Inquiry
from bot.drafting import Lack
from bot.understanding.preamble import asked_words
from bot.understanding.question import Question
from retrieval.canonical import canonical
from retrieval.evidence import RankedSentence
from retrieval.grams import grams
from retrieval.synonyms import related_words

LOOKED_AT = 12
FIRST = 3  # sentences that reviewed questions alone may make evidence
SUBJECT_COVER = 0.4  # share of the subject's weight that sentence, clause and headings must hold
OWN_COVER = 0.6  # of the subject, that the sentence with the figure must hold itself
ASKED_SO = 0.4  # nearness from which a reviewed question is the one asked
NIGH = 0.25  # the same for the sentence that all other signs put first
RIVAL_COVER = 0.75  # of the best coverage, that a sentence with the figure asked for must reach
CLOSE = 0.85  # of the best score, that a sentence which shows what is asked for must reach where nobody reviewed it
_AIMS = re.compile("要|目标|达到|力争|计划|争取")
_MULTIPLIED = re.compile("翻(一|两|三)?番|增长一倍|[一两三]倍")
BEFORE = 2  # years before a plan's first, of which it tells the state it starts from
SPOKEN = 0.5  # share of a word's character pairs that stands for the word
UNKNOWN_WEIGHT = 2.0  # weight of a word pair that stands nowhere in the corpus


@dataclass(frozen=True)
class Judgement:
    """The sentences that answer, best first; where something is lacking, what, and the sentences that come nearest."""

    evidence: list[RankedSentence]
    lack: Lack | None = None


def judge(inquiry: Inquiry) -> Judgement:
    """Keep the ranked sentences that answer what was asked; where none does, those that come nearest."""
    question, ranked = inquiry.question, inquiry.ranked[:LOOKED_AT]
    if not ranked or (question.attribute and question.lacks_subject):
        return Judgement([], "attribute" if question.attribute else "subject")
    said = [r for r in ranked[:FIRST] if is_asked_so(inquiry, r)]
    # What nobody reviewed is asked about in words that it has not: the ranking has looked for what it says for them.
    first = [r for r in ranked[:1] if not inquiry.kit.corpus.document_of(r.sentence.clause_id).reviewed]
    about = [r for r in ranked if r in said or r in first or subject_cover(inquiry, r) >= SUBJECT_COVER]
    if about and about[0] is not ranked[0] and not _opens(inquiry, ranked[0]) and is_asked_so(inquiry, ranked[0], NIGH):
        about = [ranked[0], *about]
    agreeing = [r for r in about if not _conflicts(question, r)]
    if agreeing:
        return _with_what_is_asked(inquiry, agreeing)
    nearest = [r for r in ranked if not _conflicts(question, r)] or ranked
    if not about:
        return Judgement(nearest, "subject")
    return Judgement(nearest, "year" if any("year" in r.why for r in about) else "district")


def _with_what_is_asked(inquiry: Inquiry, agreeing: list[RankedSentence]) -> Judgement:
    question = inquiry.question
    best = max(subject_cover(inquiry, r) for r in agreeing)
    near = [r for r in agreeing if subject_cover(inquiry, r) >= RIVAL_COVER * best or is_asked_so(inquiry, r)]
    if not inquiry.kit.corpus.document_of(agreeing[0].sentence.clause_id).reviewed:
        near = [r for r in agreeing if r is agreeing[0] or (r in near and r.score >= CLOSE * agreeing[0].score)]
    if question.attribute:
        stating = [r for r in near if question.attribute.states.search(r.sentence.text)]
        return Judgement(stating or near, None if stating else "attribute")
    shows = question.shows_number
    if shows:
        dated = [r for r in near if _is_dated(inquiry, r) and _shows(shows, r)]
        showing = [r for r in dated if own_cover(inquiry, r) >= OWN_COVER or is_asked_so(inquiry, r)]
        return Judgement(showing or dated or near, None if showing else "figure")
    return Judgement(agreeing)


def says_growth(inquiry: Inquiry) -> bool:
    """Whether the best evidence of the very year states a growth (翻一番) in place of a number."""
    judgement = judge(inquiry)
    stating = [] if judgement.lack else judgement.evidence[:2]
    return any(_MULTIPLIED.search(r.sentence.text) and r.why.get("year", 0) > 0 for r in stating)


def in_period(inquiry: Inquiry, document_id: str) -> bool:
    """Whether what a document says without a year can be of the year asked for: of its period or just before it."""
    facets = inquiry.question.facets  # a follow-up may have its year from the turn before
    years = inquiry.question.named.years or (() if facets.years else inquiry.years)
    period = inquiry.kit.corpus.documents[document_id].document.plan_period
    return not years or period is None or any(period.first_year - BEFORE <= y <= period.last_year for y in years)


def _shows(shows: re.Pattern[str], ranked: RankedSentence) -> bool:
    return bool(shows.search(ranked.sentence.text) or _MULTIPLIED.search(ranked.sentence.text))


def _is_dated(inquiry: Inquiry, ranked: RankedSentence) -> bool:
    """Whether the sentence can be of the year asked for; an aim's year must be its own, or its clause's."""
    years = set(inquiry.question.named.years)
    if not _AIMS.search(inquiry.question.text):
        return bool(ranked.sentence.years) or in_period(inquiry, ranked.sentence.document_id)
    spoken = ranked.sentence.years or inquiry.kit.corpus.clauses[ranked.sentence.clause_id].facets.years
    return not years or not years.isdisjoint(spoken)


def subject_cover(inquiry: Inquiry, ranked: RankedSentence) -> float:
    """Share of the subject's weight that stands in the sentence, its clause or its headings, 0 to 1.

    A word counts as standing there where one of its near words does.
    """
    return cover_of(inquiry, inquiry.kit.grams_of(ranked.sentence.clause_id))


def _opens(inquiry: Inquiry, ranked: RankedSentence) -> bool:
    """Whether the sentence opens its document, whose name and subject it holds."""
    return inquiry.kit.corpus.clauses[ranked.sentence.clause_id].kind == "front_matter"


def is_asked_so(inquiry: Inquiry, ranked: RankedSentence, least: float = ASKED_SO) -> bool:
    """Whether a reviewed question which the sentence answers is near, nearer than those that nothing answers."""
    nearest = inquiry.nearest
    return nearest is not None and float(nearest.answered[ranked.sentence.ordinal]) >= max(least, nearest.unsaid)


def own_cover(inquiry: Inquiry, ranked: RankedSentence) -> float:
    """The same in the sentence alone: a figure belongs to the subject only where they stand together."""
    held = frozenset(grams(inquiry.kit.canonical(ranked.sentence.text)))
    return _cover(inquiry, held, unknown=0.0, empty=0.0)


def cover_of(inquiry: Inquiry, held: frozenset[str]) -> float:
    """Share of the subject's weight that stands among character pairs, words that the corpus never has included."""
    return _cover(inquiry, held, unknown=UNKNOWN_WEIGHT, empty=1.0)


def covers(inquiry: Inquiry, held: frozenset[str]) -> float:
    """Share of the subject's known words that stand among character pairs."""
    return _cover(inquiry, held, unknown=0.0, empty=1.0)


def word_covers(inquiry: Inquiry, held: frozenset[str]) -> list[tuple[str, float]]:
    """Each word of the subject, and the share of it, or of a near word, that stands among character pairs."""
    return covers_of(inquiry, asked_words(inquiry.question.text, inquiry.question.subject), held)


def covers_of(inquiry: Inquiry, words: list[str], held: frozenset[str]) -> list[tuple[str, float]]:
    """Each of some words, and the share of it, or of a near word, that stands among character pairs."""
    return [(word, _word_cover(inquiry, word, held, UNKNOWN_WEIGHT)[1]) for word in words]


def _cover(inquiry: Inquiry, held: frozenset[str], unknown: float, empty: float) -> float:
    total = covered = 0.0
    for word in inquiry.question.subject.split():
        weight, share = _word_cover(inquiry, word, held, unknown)
        total += weight
        covered += weight * share
    return covered / total if total else empty


def _word_cover(inquiry: Inquiry, word: str, held: frozenset[str], unknown: float) -> tuple[float, float]:
    """Weight of a word, and the share of it that is held: of the word itself or of the near word held best."""
    index = inquiry.kit.evidence
    own, nears = _pairs_of(word)
    weights = {g: index.idf(g) if index.knows(g) else unknown for g in own}
    total = sum(weights.values())
    if not total:
        return 0.0, 0.0
    share = sum(w for g, w in weights.items() if g in held) / total
    return total, max([share, *(sum(g in held for g in near) / len(near) for near in nears if near)])


@lru_cache(maxsize=1024)  # of words that people type, which have no end
def _pairs_of(word: str) -> tuple[list[str], list[list[str]]]:
    """The character pairs of a word and of each of its near words."""
    return grams(canonical(word)), [grams(canonical(near)) for near in related_words([word])]


def _conflicts(question: Question, ranked: RankedSentence) -> bool:
    """Whether the sentence speaks of another year or district than the one asked about."""
    why = ranked.why
    return why.get("year", 0) < 0 or (bool(question.named.districts) and why.get("district", 0) < 0)
