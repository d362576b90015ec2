"""The support of a draft's lines, collected from its sources, records, computations and the question."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from propcache.api import cached_property

from bot.answering.terms import years_in
from bot.answering.validity import order_told, state_then, times_told
from bot.drafting import Draft, Line, Source
from bot.eligibility import Assessment
from bot.grounding.computation import computed_wrong
from bot.grounding.evidence import Library, named_in, source_line
from bot.grounding.figures import plain
from bot.grounding.names import department_of
from bot.grounding.quotation import HELD, SHORTEST
from bot.grounding.reading import Mention, Reading, read, squash
from bot.grounding.source_lines import SourceLines
from bot.grounding.unit_lists import UnitList, agree
from bot.grounding.verdicts import computation_faults, is_result, statements, verdict_faults
from bot.understanding.moments import moments_of
from policy_corpus.corpus import Corpus
from policy_corpus.measures.money import find_money
from policy_corpus.model import ParsedDocument
from policy_corpus.validity import validity_at

_NUMBER = re.compile(r"^\d+\. ")
_COUNT = re.compile(r"\d+[项条章家个份类次]")
_COUNTS = re.compile(r":$|^另有\d")  # what announces a list, or says how much of it is left out
_NAMED = re.compile(r"《[^》]*》|“([^“”]{1,40})”")
_OF_THE_QUESTION = re.compile(r"[您你]|问|不是|没有|没写|未写|并非")  # words that mark what is only the asker's
_ASKED_NEAR = 14
_ABOUT_DOCUMENTS = re.compile(r"依据|有效期|期[是至限]|期\d|实施|施行|生效|失效|截至|文号|发文|全文")
_WORDS_ONLY = ("unstated", "in_kind", "tax")  # benefits that may sum up more of the clause than one sentence
_COUNTERS = {"项", "个", "条", "家", "类", "种", ""}


class Support:
    """Everything the lines of one draft may draw figures and names from; lines are to be asked about in order."""

    def __init__(self, corpus: Corpus, draft: Draft, question: str, as_of: date, profile: Mapping[str, Any]) -> None:
        self._corpus, self._draft, self._library = corpus, draft, Library(corpus, as_of, draft.figures)
        self._question, self._profile, self._as_of = read(question), profile, as_of
        self.source_lines = SourceLines(corpus, draft)

    def originals(self, line: Line) -> list[str]:
        """The words that the line may quote, as a reader sees them."""
        return [self._library.text(source) for source in line.sources]

    def unlabelled(self, line: Line) -> str:
        """The line's text without its document's name in front."""
        names = (self._corpus.document_of(source.clause_id).short_title for source in line.sources)
        return line.text.removeprefix(f"《{next(names, '')}》：")

    def unit_words(self, line: Line) -> list[str]:
        """The words of the cited clauses that name responsible units."""
        return [words for source in line.sources for words in self._library.unit_words(source)]

    def without_names(self, text: str) -> str:
        """The text without names in “ ” that the question or a cited sentence has in the same words."""
        return _NAMED.sub(lambda m: HELD if m[1] and self._is_known(squash(m[1])) else m[0], text)

    def _is_known(self, name: str) -> bool:
        asked = re.search(rf"(?<!\d){re.escape(name)}(?!\d)", self._question.text)
        return bool(asked) or f"“{name}”" in self._known_words

    def evidence(self, line: Line, reading: Reading) -> list[Reading]:
        """Sources of the line itself, records of the documents it is about, computations that hold."""
        if not line.sources and _COUNTS.search(reading.text):
            return self._counts
        return [*self._of_sources(line, reading), *self._stated_of(line), *self._records(line, reading)]

    def _stated_of(self, line: Line) -> list[Reading]:
        """What the measure that a line is headed by gives; for a computation, all that are shown."""
        words = _without_number(line)
        computes = "=" in words
        return [
            stated
            for stated in self._verified
            if ("=" in stated.text if computes else words.startswith(stated.text.partition(":")[0]))
        ]

    def _of_sources(self, line: Line, reading: Reading) -> Iterator[Reading]:
        """A source that the line quotes whole supports nothing beside the quotation but its year and its label."""
        for source in line.sources:
            words = self._library.text(source)
            if len(words) < SHORTEST or words not in line.text:
                yield self._library.words_or_cell(source, reading)
            yield from self._library.governing(source)
            yield from (label for label in self._library.labels_of(source) if label.text[:-1] in reading.text)

    def clauses(self, line: Line) -> list[Reading]:
        """The whole clauses of the line's sources: a department may be named beside the words that are quoted."""
        return [read(self._corpus.clauses[source.clause_id].clean_text) for source in line.sources]

    def mistitled(self, line: Line) -> list[str]:
        """The words before what a measure gives, where they are not its title."""
        head, colon, rest = line.text.partition("：")
        titles = [m.title for m in self._draft.measures if m.amount and m.amount.text and rest == f"{m.amount.text}。"]
        return [head] if colon and titles and _NUMBER.sub("", head) not in titles else []

    def is_stated(self, line: Line) -> bool:
        """Whether the line words what a measure gives."""
        return bool(self._stated_of(line)) and "=" not in line.text

    def dropped(self, line: Line, reading: Reading) -> list[str]:
        """Figures of a stated record that the line leaves out."""
        # Of a table's row, one cell may be stated.
        whole = (source for source in line.sources if self._corpus.clauses[source.clause_id].kind != "table")
        records = [source for source in whole if self._library.record_of(source)]
        quoted = [source for source in records if self._library.text(source) in line.text]
        own = [self._library.words_or_cell(source, reading) for source in records if source not in quoted]
        said = {figure.value for figure in reading.figures} if own else set()
        return [one.text[f.start : f.end] for one in own for f in one.figures if f.value not in said]

    def otherwise(self, line: Line, reading: Reading, mention: Mention) -> bool:
        """Whether a mention is only repeated from the question, and says so, or is worked out in the line."""
        if "=" in reading.text:
            known = any("=" in stated.text for stated in self._verified)
            return not known and (is_result(reading, mention) or self._asked(reading, mention))
        if any(mention.value in told and told in reading.text for told in self._told):
            return True
        announces = _COUNTS.search(reading.text) is not None and mention.kind == "figure"
        if announces or not self._asked(reading, mention):
            return False
        before = reading.text[max(0, mention.start - _ASKED_NEAR) : mention.start]
        return bool(_OF_THE_QUESTION.search(before)) or (mention.kind == "unit" and not line.sources)

    @cached_property
    def _told(self) -> list[str]:
        """What the asker told, in the words in which conditions show it."""
        return [read(text).text for each in self._draft.measures[:1] for text in each.profile.describe()]

    def miscomputed(self, line: Line, reading: Reading) -> list[str]:
        """Steps that do not follow, and amounts of measures whose computation or sums the sources do not bear out."""
        refuted = [words for title, words in self._refuted.items() if _without_number(line).startswith(title)]
        return computed_wrong(reading.text) + refuted

    def mislabelled(self, line: Line, reading: Reading) -> list[str]:
        """The label that heads a line, where no item of its sources has exactly that one."""
        head = reading.text.partition(":")[0]
        if not (line.sources and reading.mentions and reading.mentions[0].kind == "label"):
            return []
        labels = {label.text for source in line.sources for label in self._library.labels_of(source)}
        return [head] if reading.mentions[0].start == 0 and f"{head}:" not in labels else []

    def misnamed_units(self, line: Line, lists: list[UnitList]) -> list[str]:
        """Lists of responsible units that are not those of the line's sources, or of the source line before it."""
        if not lists:
            return []
        sources = line.sources or [s for s in self._draft.sources() if s.clause_id == self.source_lines.last]
        held = [units for source in sources for units in self._library.units_of(source)]
        if any(agree(lists, units) for units in held) or (not held and self._names_written(lists, sources)):
            return []
        return ["、".join(each.names) for each in lists]

    def _names_written(self, lists: list[UnitList], sources: list[Source] | tuple[Source, ...]) -> bool:
        """Whether a source that has no list of units names them all in its words (由…负责)."""
        names = [name for each in lists for name in each.names]
        stated = {department_of(name) for name in names}
        return len(stated) == len(names) and any(
            all(_names(self._library.words(source), name) for name in names) for source in sources
        )

    def _asked(self, reading: Reading, mention: Mention) -> bool:
        for asked in self._question.mentions:
            counted = mention.value == asked.value and mention.unit == "项" and asked.unit in _COUNTERS
            if counted or reading.same(mention, self._question, asked):
                return True
        told = self._told_otherwise.get(mention.unit, set())
        return mention.kind == "figure" and mention.value in self._known_values | told

    @cached_property
    def _told_otherwise(self) -> dict[str, set[str]]:
        """By unit, the sums that the question tells, whatever stands behind them (50万瞪羚补助), and how many years."""
        text = self._question.text
        return {"元": {plain(money.yuan) for money in find_money(text)}, "年": {str(years_in(text) or "")}}

    @cached_property
    def _known_values(self) -> set[str]:
        numbers = (value for value in self._profile.values() if isinstance(value, int | Decimal))
        texts = (value for value in self._profile.values() if isinstance(value, str))
        known = {plain(Decimal(number)) for number in numbers if not isinstance(number, bool)}
        return known | {figure.value for text in texts for figure in read(text).figures}

    @cached_property
    def _cited(self) -> list[Reading]:
        return [self._library.words(source) for source in self._draft.sources()]

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
        names_another = any(name.kind == "document" for s in line.sources for name in self._library.words(s).names)
        if not (_ABOUT_DOCUMENTS.search(reading.text) or ("《" in reading.text and not names_another)):
            return
        cited = {self._corpus.clauses[source.clause_id].document_id for source in self._draft.sources()}
        own = {self._corpus.clauses[source.clause_id].document_id for source in line.sources} or cited
        named = {m.value for m in reading.mentions if m.kind == "document"}
        for document_id, parsed in self._corpus.documents.items():
            document = parsed.document
            titles = (read(title).text for title in (document.title, document.short_title)) if named else ()
            is_named = not named.isdisjoint(titles)
            asked = is_named and named_in(self._question.text, document)
            if (document_id in own and not named) or (is_named and (asked or document_id in cited)):
                yield self._library.of_document(document_id)
                yield from self._then(parsed)
                yield from self._labels(document_id, asked)

    def _then(self, parsed: ParsedDocument) -> Iterator[Reading]:
        """Whether the document holds at the times that the question names, how long, and how far from others it is."""
        moments = moments_of(self._question.text, self._as_of)
        yield from (read(said) for moment in moments if (said := state_then(parsed, moment)))
        told = times_told(parsed.document, validity_at(parsed, self._as_of), self._as_of)
        others = (other.document for other in self._corpus.documents.values() if other is not parsed)
        yield from map(read, (*told.values(), *(order_told(parsed.document, other) for other in others)))

    def _labels(self, document_id: str, asked: bool) -> Iterator[Reading]:
        """Source lines of the document's cited clauses, and of those whose number the question names."""
        document = self._corpus.documents[document_id].document
        cited = {source.clause_id for source in self._draft.sources()}
        numbers = {m.value for m in self._question.mentions if m.unit.startswith("第")} if asked else set()
        for clause in self._corpus.documents[document_id].clauses:
            if clause.id in cited or clause.number in numbers:
                yield read(f"{source_line(document, clause.label)}；《{document.short_title}》{clause.label}；")

    @cached_property
    def _checked(self) -> list[tuple[Assessment, list[str]]]:
        return [(measure, self._verdict_faults(measure)) for measure in self._draft.measures if measure.amount]

    def _verdict_faults(self, measure: Assessment) -> list[str]:
        lines = [line for line in self._draft.lines if measure.title in line.text]
        sources = list(dict.fromkeys(source for line in lines for source in line.sources))
        if not sources:
            return []
        evidence = [reading for s in sources for reading in (self._library.words(s), *self._library.governing(s))]
        words_only = measure.amount is not None and measure.amount.kind in _WORDS_ONLY
        clauses = [read(self._corpus.clauses[s.clause_id].clean_text) for s in sources] if words_only else []
        return verdict_faults(measure, evidence, clauses, self._asked)

    @cached_property
    def _verified(self) -> list[Reading]:
        """What measures give, and shown computations, where sources and arithmetic bear them out."""
        texts = [text for measure, wrong in self._checked if not wrong for text in statements(measure)]
        shown_ = [text for text in self._draft.computed if "=" in text]
        borne_out: list[str] = []
        for _ in range(2):  # a total comes before the sums that it is of
            sums = {m.value for text in (*texts, *borne_out) for m in read(text).mentions if m.unit == "元"}
            borne_out = [text for text in shown_ if not computation_faults(text, self._cited, self._asked, sums)]
        return [read(text) for text in (*texts, *borne_out)]

    @cached_property
    def _refuted(self) -> dict[str, str]:
        return {squash(measure.title): "、".join(wrong) for measure, wrong in self._checked if wrong}


def _names(reading: Reading, unit: str) -> bool:
    """Whether a text names a unit: by any name of a known department, word for word else."""
    department = department_of(unit)
    return any(name.value == department for name in reading.names) or (department == unit and unit in reading.text)


def _without_number(line: Line) -> str:
    return squash(_NUMBER.sub("", line.text))
