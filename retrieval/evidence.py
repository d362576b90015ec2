"""Ranking of single sentences as evidence for a question: words, context, facets and kind of figure together."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from itertools import chain
from typing import Any

import numpy as np
from propcache.api import cached_property

from policy_corpus.asked.questions import Asked, load_asked
from policy_corpus.corpus import Corpus
from policy_corpus.model import Clause
from retrieval.asked import Nearest, QuestionBank
from retrieval.grams import grams
from retrieval.looks import looks_like
from retrieval.postings import Field, Postings
from retrieval.resources import load_yaml
from retrieval.sentences import Sentence
from retrieval.topics import named_share, topics_of

TITLE = 30  # characters of the longest lead title
_DEFINES = re.compile(r"[”」]?[，,]?(?:即|包括|包含|分别|是指|指的是)|第一，|一是")
POOL = 80  # sentences whose facets are looked at
_KINDS = 64  # of figures and attributes that questions ask for


_LEADS_IN = re.compile("[：:]$")


@cache
def ranking_weights() -> dict[str, Any]:
    """The reviewed weights of `data/ranking.yaml`."""
    loaded: dict[str, Any] = load_yaml("ranking.yaml")
    return loaded


@dataclass(frozen=True)
class EvidenceQuery:
    """What evidence is looked for; `text` is canonical, without the words that only ask."""

    text: str
    related: str = ""  # near words, canonical, that count for less
    documents: tuple[str, ...] = ()
    within: tuple[str, ...] = ()  # documents outside of which nothing is evidence; empty where all are open
    front: bool = True  # whether their front matter is evidence too
    districts: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    clauses: tuple[str, ...] = ()
    cited: tuple[str, ...] = ()  # ids of the clauses that the turn before cited
    unit: re.Pattern[str] | None = None
    states: re.Pattern[str] | None = None
    headed: re.Pattern[str] | None = None  # how a heading above it reads
    listing: re.Pattern[str] | None = None  # how a sentence looks that names several things of the kind asked for
    standing: Mapping[str, float] = field(default_factory=dict)  # by document: more for one that holds at the date
    recent: tuple[str, ...] = ()  # clauses that the conversation was about just before
    wants_units: bool = False
    wants_definition: bool = False
    wants_number: bool = False
    wants_place: bool = False
    numbers: tuple[str, ...] = ()
    quoted: tuple[str, ...] = ()  # names in quotation marks, which are meant as they stand

    @cached_property
    def asked(self) -> frozenset[str]:
        """The character pairs of the question."""
        return frozenset(grams(self.text))


@dataclass(frozen=True, slots=True)
class RankedSentence:
    """A sentence, its score, the share of the question's known words it and its context cover, and why."""

    sentence: Sentence
    score: float
    coverage: float
    own_coverage: float
    why: dict[str, float] = field(default_factory=dict)


class EvidenceIndex:
    """All sentences of the corpus, scored at once for a question."""

    def __init__(
        self,
        corpus: Corpus,
        sentences: list[Sentence],
        canonical: Callable[[str], str],
        asked: Sequence[Asked] | None = None,
    ) -> None:
        self.corpus, self.sentences, self.weights = corpus, sentences, ranking_weights()
        self.bank = QuestionBank(load_asked() if asked is None else asked, sentences)
        self._canonical = canonical
        clauses = list(corpus.clauses.values())
        self._paragraph_row = {pid: row for row, pid in enumerate(corpus.paragraphs)}
        self._document_rows = {id_: row for row, id_ in enumerate(corpus.documents)}
        self._document_of = np.asarray([self._document_rows[s.document_id] for s in sentences], dtype=np.int32)
        self._opens = np.asarray([corpus.clauses[s.clause_id].kind == "front_matter" for s in sentences], dtype=bool)
        self._paragraph_of = np.asarray([self._paragraph_row[s.paragraph_id] for s in sentences], dtype=np.int32)
        own, above = self._held_by_clauses()
        self._sentence, self._around = self._postings(own, above)
        self._known = frozenset(chain.from_iterable([*own, *above]))
        self._unreviewed = frozenset(id_ for id_, p in corpus.documents.items() if not p.document.reviewed)
        self._districts = {id_: parsed.document.districts for id_, parsed in corpus.documents.items()}
        self._headings = {c.id: " ".join([*c.heading_path, c.title]) for c in clauses}
        self._lead_titles = frozenset(s.ordinal for s in sentences if self._is_lead_title(s))
        self._with_units = frozenset(clause.id for clause in clauses if clause.facets.units.all())
        # Of the few patterns that a kind of figure or attribute has, each is looked for once.
        self._showing = lru_cache(maxsize=_KINDS)(self._find_showing)
        self._topics = topics_of((c for c in clauses if self._is_unreviewed(c)), canonical)
        self._clause_grams = {c.id: frozenset([*own[row], *above[row]]) for row, c in enumerate(clauses)}

    def _is_unreviewed(self, clause: Clause) -> bool:
        return clause.document_id in self._unreviewed

    def weighed_by(self, weights: dict[str, Any]) -> "EvidenceIndex":
        """The same index with other weights than the reviewed ones."""
        other = copy(self)
        other.weights = weights
        if weights["fields"] != self.weights["fields"]:
            other._sentence, other._around = other._postings(*self._held_by_clauses())
        return other

    def _held_by_clauses(self) -> tuple[list[list[str]], list[list[str]]]:
        """The character pairs of each clause's own words, and of what stands above it."""
        clauses, canonical = self.corpus.clauses.values(), self._canonical
        own = [grams(canonical(c.clean_text)) for c in clauses]
        return own, [grams(canonical(self._heading_text(c.id))) for c in clauses]

    def _postings(self, own: list[list[str]], above: list[list[str]]) -> tuple[Postings, Postings]:
        """By the sentence alone, and by all the places where a word may stand, each with its weight."""
        corpus, sentences, canonical, weights = self.corpus, self.sentences, self._canonical, self.weights["fields"]
        clause_row = {id_: row for row, id_ in enumerate(corpus.clauses)}
        clause_of = np.asarray([clause_row[s.clause_id] for s in sentences], dtype=np.int32)
        paragraphs = [grams(canonical(p.clean_text)) for p in corpus.paragraphs.values()]
        alone = np.arange(len(sentences), dtype=np.int32)
        in_sentence = Field([grams(canonical(s.text)) for s in sentences], alone, weights["sentence"])
        around = (
            ("paragraph", paragraphs, self._paragraph_of),
            ("heading", above, clause_of),
            ("clause", own, clause_of),
            # A word of the title tells which document is meant, and none of its sentences from the others.
            ("title", [grams(canonical(self._names(c))) for c in corpus.clauses.values()], clause_of),
        )
        wider = [Field(held, text_of, weights[name]) for name, held, text_of in around]
        return Postings([replace(in_sentence, weight=1.0)]), Postings([in_sentence, *wider])

    def _heading_text(self, clause_id: str) -> str:
        clause = self.corpus.clauses[clause_id]
        document = self.corpus.document_of(clause_id)
        return " ".join([document.title, document.short_title, *clause.heading_path, clause.title])

    def _names(self, clause: Clause) -> str:
        """What the document of a clause is called, and the one inside it, where nobody reviewed its questions."""
        document = self.corpus.document_of(clause.id)
        inner = clause.heading_path[:1] if clause.label.startswith("《") else ()
        return "" if document.reviewed else " ".join([document.title, *inner])

    def knows(self, gram: str) -> bool:
        """Whether the corpus (text or headings) holds the gram at all."""
        return gram in self._known

    def clause_grams(self, clause_id: str) -> frozenset[str]:
        """The grams of a clause, its title and the headings above it."""
        return self._clause_grams[clause_id]

    def holds(self, word: str) -> bool:
        """Whether any clause, with its headings, holds all of a word's grams."""
        pairs = frozenset(grams(word))
        return any(pairs <= held for held in self._clause_grams.values())

    def idf(self, gram: str) -> float:
        """Rarity of a gram among sentences."""
        return math.log((len(self.sentences) + 1) / (self._sentence.count(gram) + 1)) + 0.1

    def known_share(self, text: str) -> float:
        """How much of `text` (canonical) is vocabulary of the corpus, 0 to 1."""
        all_grams = grams(text)
        return sum(map(self.knows, all_grams)) / len(all_grams) if all_grams else 0.0

    def rank(
        self, query: EvidenceQuery, hits: Mapping[str, float], limit: int = 20, asked: Nearest | None = None
    ) -> list[RankedSentence]:
        """The best sentences, best first.

        `hits` are retrieval scores (0 to 1) by paragraph id, `asked` the nearness of reviewed questions.
        """
        coverage, own = self._coverage(query.text, query.related)
        retrieved = np.zeros(len(self._paragraph_row))
        retrieved[[self._paragraph_row[id_] for id_ in hits]] = list(hits.values())
        base = coverage + self.weights["retrieval"] * retrieved[self._paragraph_of]
        if asked is not None:
            for lead, nearness in asked.leads.items():
                base += self.weights[lead] * nearness
        order = np.argsort(-base, kind="stable") if not query.clauses else np.arange(len(self.sentences))
        if query.within:
            # The front matter is about the document itself, whose name the question holds.
            among = np.zeros(len(self._document_rows), dtype=bool)
            among[[self._document_rows[id_] for id_ in query.within]] = True
            order = order[among[self._document_of[order]] & (query.front | ~self._opens[order])]
        pool: list[int] = (order if query.clauses else order[:POOL]).tolist()
        if query.cited:
            spoken_of = [row for row in order[POOL:].tolist() if self.sentences[row].clause_id in query.cited]
            pool += [] if query.clauses else spoken_of
        why = {row: {"words": float(base[row])} | self._features(query, self.sentences[row]) for row in pool}
        scores = {row: sum(reasons.values()) for row, reasons in why.items()}
        best = sorted(pool, key=lambda row: (-scores[row], row))[:limit]
        return [
            RankedSentence(self.sentences[row], scores[row], float(coverage[row]), float(own[row]), why[row])
            for row in best
        ]

    def _coverage(self, text: str, related: str) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
        asked, share = dict.fromkeys(grams(text)), self.weights["fields"]["related"]
        wanted = filter(self.knows, dict.fromkeys([*asked, *grams(related)]))
        worth = {gram: self.idf(gram) * (1.0 if gram in asked else share) for gram in wanted}
        coverage, own = self._around.sums(worth), self._sentence.sums(worth)
        total = sum(idf for gram, idf in worth.items() if gram in asked)
        return (coverage / total, own / total) if total else (coverage, own)

    def _find_showing(self, pattern: re.Pattern[str]) -> frozenset[int]:
        """The sentences in which a pattern is found, by their ordinals."""
        return frozenset(sentence.ordinal for sentence in self.sentences if pattern.search(sentence.text))

    def _features(self, query: EvidenceQuery, sentence: Sentence) -> dict[str, float]:
        """What speaks for and against a sentence beside its words; nothing that counts nothing."""
        w, text = self.weights, sentence.text
        found: dict[str, float] = {}
        if query.documents:
            found["document"] = w["document"] if sentence.document_id in query.documents else w["other_document"]
        if district := self._district(query, sentence):
            found["district"] = district
        if query.years and sentence.years:
            found["year"] = w["year"] if sentence.years & set(query.years) else w["other_year"]
        if query.unit and sentence.ordinal in self._showing(query.unit):
            found["unit"] = w["unit"]
        if query.states and sentence.ordinal in self._showing(query.states):
            found["states"] = w["states"]
        if query.listing and query.listing.search(text):
            found["listing"] = w["listing"]
        if standing := query.standing.get(sentence.document_id):
            found["standing"] = standing
        if query.recent and (recency := self._recency(query, sentence)):
            found["recent"] = recency
        if query.wants_units and sentence.clause_id in self._with_units:
            found["units"] = w["units"]
        if query.wants_definition and _DEFINES.search(text):
            found["defines"] = w["defines"]
        if query.quoted:
            found["quoted"] = w["quoted"] * sum((name in text) + text.startswith(name) for name in query.quoted)
        if query.numbers and (quoted := sum(number in text for number in query.numbers)):
            found["number"] = w["number"] * quoted
        if sentence.document_id in self._unreviewed:
            told = looks_like(text, quantity=query.wants_number, responsible=query.wants_units, where=query.wants_place)
            found |= {name: w[name] for name in told}
            if topic := named_share(self._topics, sentence.clause_id, query.asked):
                found["topic"] = w["topic"] * topic
            if query.headed and query.headed.search(self._headings[sentence.clause_id]):
                found["headed"] = w["headed"]
        if sentence.ordinal in self._lead_titles:
            found["title"] = w["title"]
        if query.clauses and self.corpus.clauses[sentence.clause_id].number in query.clauses:
            found["clause"] = w["clause"]
        if sentence.clause_id in query.cited:
            found["cited"] = w["cited"]
        return found

    def _recency(self, query: EvidenceQuery, sentence: Sentence) -> float:
        """More for a clause spoken of just before and those under its heading, less for others of its document."""
        spoken, own = [self.corpus.clauses[id_] for id_ in query.recent], self.corpus.clauses[sentence.clause_id]
        if own.document_id not in {clause.document_id for clause in spoken}:
            return 0.0
        headings = {tuple(clause.heading_path) for clause in spoken if clause.heading_path}
        near = own.id in query.recent or tuple(own.heading_path) in headings
        return float(self.weights["recent"] * (1.5 if near else 1.0))

    def _is_lead_title(self, sentence: Sentence) -> bool:
        """Whether the sentence only titles the clause that it opens."""
        clause = self.corpus.clauses[sentence.clause_id]
        if sentence.document_id in self._unreviewed and _LEADS_IN.search(sentence.text):
            return False
        return sentence.start == clause.start and len(sentence.text) <= TITLE and sentence.end < clause.end - TITLE

    def _district(self, query: EvidenceQuery, sentence: Sentence) -> float:
        w = self.weights
        default = self._districts[sentence.document_id]
        if not query.districts:
            return float(w["unasked_district"]) if sentence.district and sentence.district not in default else 0.0
        asked = set(query.districts)
        if sentence.district in asked or (sentence.district is None and asked & set(default)):
            return float(w["district"])
        if asked & sentence.districts:
            return float(w["district"]) / 2
        return float(w["other_district"]) if sentence.district or default else 0.0
