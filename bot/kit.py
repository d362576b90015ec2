"""The tools of the answer flow, opened once and shared by all threads (read-only after opening, but for the
vectors of the last questions)."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from bot.answering.validity import state_in_brief, validity_of
from bot.understanding.editions import Editions
from bot.understanding.facets import Gazetteer
from bot.understanding.known_names import gazetteer_of
from bot.understanding.openings import Openings
from bot.understanding.places import Places
from bot.understanding.prototypes import Prototypes
from bot.understanding.separable import join_separated
from bot.understanding.slots import Reader
from policy_corpus.coined import Explained, coined_names
from policy_corpus.corpus import Corpus
from policy_corpus.facts.book import FactBook
from policy_corpus.measures.catalogue import leaves
from policy_corpus.measures.facts import load_facts
from policy_corpus.measures.model import Measure, SharedTiers, Tiered
from policy_corpus.model import Clause
from policy_corpus.parts import Part, parts_of
from policy_corpus.vocabulary import Term, Terms, Vocabulary
from prompts import Replies
from retrieval.canonical import canonical
from retrieval.encoder import Vector
from retrieval.evidence import EvidenceIndex
from retrieval.filters import Filters
from retrieval.hits import Hit
from retrieval.remembered import RememberedVectors
from retrieval.retriever import Retriever
from retrieval.sentences import Sentence
from retrieval.text import correct_typos, fold
from retrieval.words import Segmenter

_PARTICLES = re.compile("[了过的来]|(?<=[^一二两三几多每各整这那])个")
ANYBODYS = frozenset({"registered"})  # true of anybody, whichever measures happen to ask for it
TELLING = 3  # measures that may share a fact which still tells them apart from the rest


@dataclass(frozen=True)
class Kit:
    """Corpus, records, search and wording."""

    corpus: Corpus
    vocabulary: Vocabulary
    facts: FactBook
    measures: tuple[Measure, ...]
    retriever: Retriever
    evidence: EvidenceIndex
    prototypes: Prototypes
    openings: Openings
    replies: Replies

    def normalise(self, text: str) -> str:
        """A question in one width and script, with known misspellings put right and verbs in one piece."""
        return join_separated(correct_typos(fold(text)))

    def canonical(self, text: str) -> str:
        """Text in the words of the documents, for comparing wording only."""
        return canonical(text)

    @cached_property
    def plan_periods(self) -> dict[str, tuple[int, int]]:
        """First and last year of each document that is a plan."""
        periods = {id_: parsed.document.plan_period for id_, parsed in self.corpus.documents.items()}
        return {id_: (period.first_year, period.last_year) for id_, period in periods.items() if period}

    @cached_property
    def parts(self) -> dict[str, list[Part]]:
        """The headed parts of each document."""
        return {id_: parts_of(parsed) for id_, parsed in self.corpus.documents.items()}

    @cached_property
    def coined(self) -> dict[str, list[Explained]]:
        """Collective names that the documents explain, and where."""
        return coined_names(self.corpus)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Names of documents, districts and departments."""
        return gazetteer_of(self.corpus, self.vocabulary, self.plan_periods)

    @cached_property
    def reader(self) -> Reader:
        """What a conversation's messages are taken apart with."""
        return Reader(
            self.gazetteer, self.segmenter, self.vocabulary.topics, self.measured, self.written, self.together
        )

    @cached_property
    def any_subject(self) -> bool:
        """Whether documents are held that nobody reviewed, and that may be about anything."""
        return not all(parsed.document.reviewed for parsed in self.corpus.documents.values())

    @cached_property
    def series(self) -> tuple[str, ...]:
        """The names of the series that headings of boxes set out (八大工程之一, 八大工程之二)."""
        boxes = (clause for clause in self.corpus.clauses.values() if clause.kind == "box")
        headings = (heading for clause in boxes for heading in clause.heading_path[-1:] if "之" in heading)
        return tuple(dict.fromkeys(heading.partition("之")[0] for heading in headings))

    @cached_property
    def places(self) -> Places:
        """Places by name, and the documents that hold in each."""
        return Places(tuple(parsed.document for parsed in self.corpus.documents.values()))

    @cached_property
    def editions(self) -> Editions:
        """Which of the documents that nobody reviewed may have replaced which."""
        documents = (parsed.document for parsed in self.corpus.documents.values())
        return Editions(tuple(document for document in documents if not document.reviewed))

    @cached_property
    def _by_clause(self) -> dict[str, list[Sentence]]:
        grouped: dict[str, list[Sentence]] = defaultdict(list)
        for sentence in self.evidence.sentences:
            grouped[sentence.clause_id].append(sentence)
        return grouped

    def sentences_of(self, clause_id: str) -> list[Sentence]:
        """The sentences of a clause, in order."""
        return self._by_clause[clause_id]

    def sentence_at(self, clause_id: str, at: int) -> Sentence | None:
        """The sentence of a clause in which a place of its document stands; None between two."""
        return next((s for s in self._by_clause[clause_id] if s.start <= at < s.end), None)

    def source_line(self, clause: Clause, as_of: date, more: bool = False) -> str:
        """Document, number, clause and validity, for under an answer; `more` where it stands for others as well."""
        document = self.corpus.document_of(clause.id)
        label = f"{clause.label}（等）" if more else clause.label
        number = f"（{document.number}）" if document.number else ""
        state = state_in_brief(document, validity_of(self.corpus, document.id, as_of), as_of)
        return f"依据：《{document.short_title}》{number}{label}；{state}。"

    @cached_property
    def _aliases(self) -> dict[str, tuple[str, ...]]:
        """Names of each measure in the words of the documents, the longest first."""
        named = {m.id: dict.fromkeys(map(self.canonical, m.aliases)) for m in self.measures}
        return {id_: tuple(sorted(names, key=len, reverse=True)) for id_, names in named.items()}

    @cached_property
    def _named_so(self) -> dict[str, list[str]]:
        """The measures of each of these names, the longest name first."""
        named: dict[str, list[str]] = defaultdict(list)
        for id_, names in self._aliases.items():
            for name in names:
                named[name].append(id_)
        return {name: named[name] for name in sorted(named, key=len, reverse=True)}

    @cached_property
    def _grants(self) -> dict[int, list[Measure]]:
        """Measures by the sentences in which their granting words stand."""
        grants: dict[int, list[Measure]] = defaultdict(list)
        for measure in self.measures:
            evidence = measure.benefit.evidence
            clause = self.corpus.clauses[evidence.clause_id or ""]
            start = clause.start + clause.text.find(evidence.quote)
            for sentence in self.sentences_of(clause.id):
                if sentence.start < start + len(evidence.quote) and start < sentence.end:
                    grants[sentence.ordinal].append(measure)
        return grants

    def granted_in(self, sentence: Sentence) -> list[Measure]:
        """The measures whose granting words stand in a sentence."""
        return self._grants.get(sentence.ordinal, [])

    def measures_of(self, ids: Collection[str]) -> list[Measure]:
        """The measures with some ids, in the order of the catalogue."""
        return [measure for measure in self.measures if measure.id in ids]

    def alias_in(self, measure: Measure, canonical_text: str) -> str:
        """The longest name of the measure that stands in the text, particles aside (揭了榜); empty where none does."""
        either = _with_and_without_particles(canonical_text)
        return next((alias for alias in self._aliases[measure.id] if alias in either), "")

    def aliases_in(self, canonical_text: str) -> dict[str, str]:
        """The same of every measure that is named in the text, by its id."""
        either, found = _with_and_without_particles(canonical_text), dict[str, str]()
        for alias, measures in self._named_so.items():
            if alias in either:
                found = dict.fromkeys(measures, alias) | found
        return found

    def names_in(self, measure: Measure, canonical_text: str) -> list[str]:
        """Every name of the measure that stands in the text, the longest first."""
        return [alias for alias in self._aliases[measure.id] if alias in canonical_text]

    def begins_alias(self, measure: Measure, word: str) -> bool:
        """Whether a word is the beginning of one of the measure's names."""
        return len(word) > 1 and any(alias.startswith(self.canonical(word)) for alias in self._aliases[measure.id])

    @cached_property
    def telling_facts(self) -> frozenset[str]:
        """Facts that few measures ask about: naming one tells which measure is meant."""
        asked = [{leaf.fact for leaf in leaves(measure.conditions)} for measure in self.measures]
        counts = Counter(fact for facts in asked for fact in facts)
        return frozenset(fact for fact, count in counts.items() if count <= TELLING) - ANYBODYS

    @cached_property
    def tier_facts(self) -> frozenset[str]:
        """Facts that a sum is graded by: naming one tells that sums are meant."""
        return frozenset(m.benefit.fact for m in self.measures if isinstance(m.benefit, Tiered | SharedTiers))

    @cached_property
    def money_facts(self) -> frozenset[str]:
        """Facts that are sums or counts: naming one tells what is to be computed."""
        return frozenset(id_ for id_, fact in load_facts().items() if fact.type in ("money", "integer"))

    @cached_property
    def measured(self) -> Terms:
        """What is counted or measured, by its written and its spoken names."""
        spoken = (Term(id=f"spoken {name}", name=name) for name in self.vocabulary.rewrite_table)
        return Terms([*self.vocabulary.indicator_terms, *spoken])

    @cached_property
    def counted(self) -> Terms:
        """What figures count, by every name of it in written forms: of the vocabulary, and the records' own."""
        apply = self.vocabulary.rewrites.apply
        own = {apply(fold(figure.indicator)) for figure in self.facts.figures()}
        known = (
            term.model_copy(update={"name": fold(term.name), "synonyms": tuple(map(fold, term.synonyms))})
            for term in self.vocabulary.indicators
        )
        return Terms([*known, *(Term(id=f"record {name}", name=name) for name in own if len(name) > 1)])

    def counted_in(self, field: str, words: str) -> bool:
        """Whether a figure of a field is of what some words name, or of any size of it where they name no figure."""
        topic = self.vocabulary.topics.first(field)
        named = {mention.id for mention in self.counted.find(words)}
        own = (f for f in self.facts.figures() if topic and self.vocabulary.topics.first(f.topic or "") == topic)
        return bool(topic) and (not named or any(f.indicator_id in named for f in own))

    def written(self, words: str) -> bool:
        """Whether words stand so in a clause, spaces aside."""
        return any(fold(words) in text for text in self._clause_texts)

    def together(self, one: str, other: str) -> bool:
        """Whether two words stand in one clause, its headings included."""
        return any(one in text and other in text for text in self._clause_texts)

    @cached_property
    def _clause_texts(self) -> tuple[str, ...]:
        clauses = self.corpus.clauses.values()
        return tuple(fold("".join((*clause.heading_path, clause.text))).replace(" ", "") for clause in clauses)

    def place_names(self, districts: Iterable[str]) -> str:
        """The names of districts, joined."""
        return "、".join(self.place_by_id[d] for d in districts)

    @cached_property
    def place_by_id(self) -> dict[str, str]:
        """The name of each district."""
        return {id_: district.name for id_, district in self.vocabulary.districts.by_id.items()}

    def grams_of(self, clause_id: str) -> frozenset[str]:
        """The character pairs of a clause and the headings above it."""
        return self.evidence.clause_grams(clause_id)

    def embed(self, text: str) -> Vector:
        """The vector of a question."""
        return self._remembered(text)

    @cached_property
    def _remembered(self) -> RememberedVectors:
        return RememberedVectors(self.retriever.index.encoder.query_vector)

    def search(
        self, question: str, limit: int, vector: Vector | None = None, within: Iterable[str] = ()
    ) -> tuple[Hit, ...]:
        """The best paragraphs, of the documents `within` where some are given; `vector` spares embedding it again."""
        filters = Filters(document_ids=tuple(within))
        return self.retriever.results(question, k=limit, vector=vector, filters=filters, rejected=0).accepted

    @property
    def segmenter(self) -> Segmenter:
        """Cuts questions into words."""
        return self.retriever.lexical.segmenter


@lru_cache(maxsize=16)  # several measures are looked for in the same text
def _with_and_without_particles(text: str) -> str:
    return f"{text}\n{_PARTICLES.sub('', text)}"
