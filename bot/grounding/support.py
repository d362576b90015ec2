"""The support of a draft's lines, collected from its sources, records, computations and the question."""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from bot.drafting import Draft, Line, shown
from bot.grounding.computation import computed_wrong, result_spans
from bot.grounding.evidence import Library, named_in, source_line
from bot.grounding.figures import plain
from bot.grounding.matching import holds, misplaced
from bot.grounding.names import department_of
from bot.grounding.quotation import HELD
from bot.grounding.reading import Mention, Reading, read, squash
from bot.reply import MeasureVerdict
from policy_corpus.corpus import Corpus

_COUNT = re.compile(r"\d+[项条家个份类次]")
_NAMED = re.compile(r"《[^》]*》|“([^“”]{1,40})”")
_OF_THE_QUESTION = re.compile(r"[您你]|问|不是|没有|没写|未写|并非")  # words that mark what is only the asker's
_ASKED_NEAR = 14
_UNIT_LIST = re.compile(r"(牵头|责任|配合)单位:([^;。()]+)")
_SOURCE, _AFTER_LABEL = "依据:", ("", ";", "。", "[", ",", "(")
_ROLES = {"牵头": "lead", "责任": "responsible", "配合": "supporting"}


class Support:
    """Everything the lines of one draft may draw figures and names from."""

    def __init__(self, corpus: Corpus, draft: Draft, question: str, as_of: date, profile: Mapping[str, Any]) -> None:
        self._corpus, self._draft, self._library = corpus, draft, Library(corpus, as_of)
        self._question, self._profile = read(question), profile

    def originals(self, line: Line) -> list[str]:
        """The words that the line may quote, as a reader sees them."""
        return [shown(self._corpus, source) for source in line.sources]

    def without_names(self, text: str) -> str:
        """The text without names in “ ” that the question or a cited sentence has in the same words."""
        return _NAMED.sub(lambda m: HELD if m[1] and self._is_known(squash(m[1])) else m[0], text)

    def _is_known(self, name: str) -> bool:
        asked = re.search(rf"(?<!\d){re.escape(name)}(?!\d)", self._question.text)
        return bool(asked) or f"“{name}”" in self._known_words

    def evidence(self, line: Line, reading: Reading) -> list[Reading]:
        """Sources of the line itself, records of the documents it is about, computations that hold."""
        if not line.sources and reading.text.endswith(":"):
            return self._counts
        return [*self._library.of_sources(line.sources), *self._verified.values(), *self._records(line, reading)]

    def otherwise(self, line: Line, reading: Reading, mention: Mention) -> bool:
        """Whether a mention is only repeated from the question, and says so, or is worked out in the line."""
        if "=" in reading.text:
            known = any("=" in text for text in self._verified)
            return not known and (self._is_result(reading, mention) or self._asked(reading, mention))
        announces = reading.text.endswith(":") and mention.kind == "figure"
        if announces or not self._asked(reading, mention):
            return False
        before = reading.text[max(0, mention.start - _ASKED_NEAR) : mention.start]
        return bool(_OF_THE_QUESTION.search(before)) or (mention.kind == "unit" and not line.sources)

    def miscomputed(self, reading: Reading) -> list[str]:
        """Steps that do not follow, and amounts of measures whose computation or sums the sources do not bear out."""
        refuted = [words for title, words in self._refuted.items() if reading.text.startswith(title)]
        return computed_wrong(reading.text) + refuted if "=" in reading.text else refuted

    def missourced(self, text: str) -> list[str]:
        """A line that names a source which is not cited, or one that was named before."""
        words = squash(text)
        return [] if not words.startswith(_SOURCE) or self._names_cited_clause(words) else [text]

    def _names_cited_clause(self, text: str) -> bool:
        for place, beginning in enumerate(self._source_lines):
            if text.startswith(beginning) and text[len(beginning) :][:1] in _AFTER_LABEL:
                del self._source_lines[place]
                return True
        return False

    @cached_property
    def _source_lines(self) -> list[str]:
        cited = dict.fromkeys(source.clause_id for source in self._draft.sources())
        clauses = [self._corpus.clauses[clause_id] for clause_id in cited]
        return [squash(source_line(self._corpus.document_of(clause.id), clause.label)) for clause in clauses]

    def misnamed_units(self, line: Line, reading: Reading) -> list[str]:
        """Lists of responsible units that differ from those of the line's sources."""
        stated = {_ROLES[m[1]]: m[2].split("、") for m in _UNIT_LIST.finditer(reading.text)}
        held = [units for source in line.sources for units in self._library.units_of(source)]
        if not (line.sources and stated) or any(
            all(_same_units(names, getattr(units, role)) for role, names in stated.items()) for units in held
        ):
            return []
        return ["、".join(names) for names in stated.values()]

    def _asked(self, reading: Reading, mention: Mention) -> bool:
        in_question = any(reading.same(mention, self._question, asked) for asked in self._question.mentions)
        return in_question or (mention.kind == "figure" and mention.value in self._known_values)

    @staticmethod
    def _is_result(reading: Reading, mention: Mention) -> bool:
        spans = result_spans(reading.text) if "=" in reading.text else []
        return any(start <= mention.start and mention.end <= end for start, end in spans)

    @cached_property
    def _known_values(self) -> set[str]:
        numbers = (value for value in self._profile.values() if isinstance(value, int | Decimal))
        texts = (value for value in self._profile.values() if isinstance(value, str))
        known = {plain(Decimal(number)) for number in numbers if not isinstance(number, bool)}
        return known | {figure.value for text in texts for figure in read(text).figures}

    @cached_property
    def _cited(self) -> list[Reading]:
        return [read(shown(self._corpus, source)) for source in self._draft.sources()]

    @cached_property
    def _known_words(self) -> str:
        clauses = (self._corpus.clauses[source.clause_id] for source in self._draft.sources())
        headings = (squash(f"{clause.label} {clause.title}") for clause in clauses)
        return " ".join([*(reading.text for reading in self._cited), *headings])

    @cached_property
    def _counts(self) -> list[Reading]:
        return [read(entry) for entry in self._draft.computed if _COUNT.fullmatch(entry)]

    def _records(self, line: Line, reading: Reading) -> Iterator[Reading]:
        """Records of the documents that the line names and may name, else of those that it cites."""
        cited = [self._corpus.clauses[source.clause_id] for source in line.sources or self._draft.sources()]
        near = dict.fromkeys(clause.document_id for clause in cited)
        named = {m.value for m in reading.mentions if m.kind == "document"}
        for document_id, parsed in self._corpus.documents.items():
            document = parsed.document
            is_named = {squash(document.title), squash(document.short_title)} & named
            cites = document_id in near or any(
                document_id == s.clause_id.partition("/")[0] for s in self._draft.sources()
            )
            asked = is_named and named_in(self._question.text, document)
            if (is_named and (cites or asked)) or (not named and document_id in near):
                labels = [clause.label for clause in cited if clause.document_id == document_id]
                yield from self._library.of_document(document_id, dict.fromkeys(labels))

    @cached_property
    def _checked(self) -> list[tuple[MeasureVerdict, list[str]]]:
        return [(measure, self._measure_faults(measure)) for measure in self._draft.measures if measure.amount]

    @cached_property
    def _verified(self) -> dict[str, Reading]:
        """What measures give, and shown computations, where sources and arithmetic bear them out."""
        texts = [text for measure, wrong in self._checked if not wrong for text in _statements(measure)]
        texts += [
            text for text in self._draft.computed if "=" in text and not self._text_faults(text, self._cited, set())
        ]
        return {text: read(text) for text in texts}

    @cached_property
    def _refuted(self) -> dict[str, str]:
        return {squash(measure.title): "、".join(wrong) for measure, wrong in self._checked if wrong}

    def _measure_faults(self, measure: MeasureVerdict) -> list[str]:
        lines = [line for line in self._draft.lines if measure.title in line.text and line.sources]
        sources = list(dict.fromkeys(source for line in lines for source in line.sources))
        if not sources:
            return []
        evidence = list(self._library.of_sources(sources))
        clauses = [self._library.whole_clause(source.clause_id) for source in sources]
        results: set[str] = set()
        wrong: list[str] = []
        for text in reversed(_statements(measure)):
            wrong += self._text_faults(text.removeprefix(f"{measure.title}："), evidence, results, clauses)
        return wrong

    def _text_faults(
        self, text: str, evidence: list[Reading], results: set[str], wider: Sequence[Reading] = ()
    ) -> list[str]:
        """Mentions that neither the evidence nor a computation before them holds; `results` grows."""
        reading = read(text)
        wrong = computed_wrong(reading.text) if "=" in reading.text else []
        for mention in reading.mentions:
            if self._is_result(reading, mention):
                results |= {mention.value, *mention.value.split("~")}
            elif not self._holds(reading, mention, evidence, results, wider):
                wrong.append(reading.shows(mention))
        return wrong

    def _holds(
        self, reading: Reading, mention: Mention, evidence: list[Reading], results: set[str], wider: Sequence[Reading]
    ) -> bool:
        nearest = evidence if holds(reading, mention, evidence) else [*evidence, *wider]
        if mention.value in results or not misplaced(reading, mention, nearest):
            return True
        if "~" in mention.value:
            present = {figure.value for one in evidence for figure in one.figures} | results
            return set(mention.value.split("~")) <= present
        return self._asked(reading, mention)


def _statements(measure: MeasureVerdict) -> list[str]:
    """What a verdict says that the measure gives, and how it was computed."""
    amount = measure.amount
    if amount is None:
        return []
    return [f"{measure.title}：{amount.text}"] * bool(amount.text) + [amount.formula or ""] * bool(amount.formula)


def _same_units(stated: list[str], written: tuple[str, ...]) -> bool:
    names = [department_of(name) for name in stated]
    return len(set(names)) == len(names) and set(names) == {department_of(squash(name)) for name in written}
