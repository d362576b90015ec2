"""Reading indicator values (指标值) from the corpus, each with the context that stands around it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from policy_corpus.facts.amounts import name_amount
from policy_corpus.facts.context import Context
from policy_corpus.facts.flow import Flow, make_flow
from policy_corpus.facts.naming import Name, name_quantity, subject_of
from policy_corpus.facts.passages import Passage, ReadsCorpus, passages_of
from policy_corpus.facts.quantities import may_count
from policy_corpus.facts.roles import Setting, role_of
from policy_corpus.facts.segments import Segment, Sentence, split_sentences
from policy_corpus.facts.tables import TableValue, read_table
from policy_corpus.facts.topics import split_topic, topic_of_headings, topic_of_segment
from policy_corpus.model import Figure
from policy_corpus.vocabulary import Vocabulary, load_vocabulary, unit_kinds

_CUMULATIVE = re.compile(r"累计|总量|总数")
_YEARLY = re.compile(r"每年|(?<!会计)年度|年均|实现年|^年(?!均)")
_CHANGE = re.compile(r"较(?:上年|去年|(?:19|20)\d{2}年)|增加|增长|增幅|占全|之比")
_NEWLY = re.compile(r"新(?:增|组建|引进|培育)")


def extract_figures(corpus: ReadsCorpus) -> tuple[Figure, ...]:
    """Every indicator value that the documents' clauses state, in order of appearance."""
    vocabulary = load_vocabulary()
    return tuple(figure for passage in passages_of(corpus) for figure in figures_in(passage, vocabulary))


def figures_in(passage: Passage, vocabulary: Vocabulary) -> Iterator[Figure]:
    """The figures of one clause; ids count from 1 within it."""
    if not may_count(passage.text):
        return
    reader = _Reader(passage, vocabulary)
    found = reader.read_table() if passage.kind == "table" else reader.read_prose()
    for number, figure in enumerate(found, 1):
        yield figure.model_copy(update={"id": f"{passage.clause_id}#f{number}"})


@dataclass
class _Reader:
    """Walks one clause with the context that its words build up."""

    passage: Passage
    vocabulary: Vocabulary
    context: Context = field(init=False)
    flow: Flow = field(init=False)
    setting: Setting = field(init=False)
    heading_topic: str | None = field(init=False)

    def __post_init__(self) -> None:
        passage = self.passage
        own = passage.document.districts[0] if passage.document.districts else None
        self.context = Context(district=own, own_district=own)
        self.flow = make_flow(passage.source, passage.start, passage.end)
        self.setting = Setting(passage.document, passage.heading_path)
        self.heading_topic = topic_of_headings(passage.title, passage.heading_path, self.vocabulary)

    def read_table(self) -> Iterator[Figure]:
        """Cells of a flattened table; prose where it has no header of years."""
        values = list(read_table(self.passage.source, self.passage.start, self.passage.end))
        yield from map(self._table_figure, values) if values else self.read_prose()

    def read_prose(self) -> Iterator[Figure]:
        """Figures of running text."""
        for sentence in split_sentences(self.flow.text):
            self.context = self.context.at_sentence(sentence)
            yield from self._read_sentence(sentence)

    def _read_sentence(self, sentence: Sentence) -> Iterator[Figure]:
        previous: Name | None = None
        topic: str | None = None
        for position, segment in enumerate(sentence.segments):
            self.context = self.context.after(segment, self.vocabulary)
            topic = topic_of_segment(segment.text) or topic
            for index in range(len(segment.quantities)):
                name = name_amount(sentence, position, index)
                name = name or name_quantity(segment, index, previous, self.vocabulary)
                if name is not None:
                    yield self._figure(sentence, segment, index, name, topic)
                    previous = name
            if not segment.quantities:
                previous = subject_of(segment, self.vocabulary) or previous

    def _figure(self, sentence: Sentence, segment: Segment, index: int, name: Name, topic: str | None) -> Figure:
        quantity = segment.quantities[index]
        own_topic, indicator = split_topic(name.indicator)
        start, end = self.flow.source_span(name.start, segment.end)
        return Figure(
            id="",
            document_id=self.passage.document.id,
            clause_id=self.passage.clause_id,
            indicator=indicator,
            indicator_id=self._indicator_id(indicator, quantity.unit),
            value=quantity.value,
            upper=quantity.upper,
            unit=quantity.unit,
            comparator=quantity.comparator,
            role=role_of(sentence.text, segment.text, quantity, self.context, self.setting),
            year=self.context.moment.year,
            as_of=self.context.moment.phrase,
            cumulative=self._cumulative(sentence, segment, index),
            district="city" if indicator.startswith("全市") else self.context.district,
            topic=self._topic(own_topic or topic),
            quote=self.passage.source[start:end],
            start=start,
            end=end,
        )

    def _topic(self, wording: str | None) -> str | None:
        """The vocabulary's name for the field, or else its own wording."""
        wording = wording or self.heading_topic
        if wording is None:
            return None
        known = self.vocabulary.topics.first(wording)
        return self.vocabulary.topics.by_id[known].name if known else wording.removesuffix("领域")

    def _indicator_id(self, indicator: str, unit: str) -> str | None:
        """The longest indicator that has this kind of unit and makes up a good part of the wording, or ends it."""
        kinds, wording = unit_kinds(unit), self.vocabulary.rewrites.apply(indicator)
        if _CHANGE.search(indicator):
            return None
        for one, form in self.vocabulary.indicators_in(indicator):
            if one.unit_kind in kinds and (2.5 * len(form) >= len(wording) or wording.endswith(form)):
                return one.id
        return None

    def _cumulative(self, sentence: Sentence, segment: Segment, index: int) -> bool | None:
        before, after = segment.text[: segment.quantities[index].start], segment.text[segment.quantities[index].end :]
        part = sentence.text[: segment.start - sentence.start].rpartition("；")[2]
        if segment.quantities[index].unit == "%":
            return None
        if _CUMULATIVE.search(before):
            return True
        if _YEARLY.search(before) or after.startswith("的年度") or "每年" in part:
            return False
        if self.context.dated_by_line and _NEWLY.search(before) and "累计" not in sentence.text:
            return False
        return None

    def _table_figure(self, value: TableValue) -> Figure:
        return Figure(
            id="",
            document_id=self.passage.document.id,
            clause_id=self.passage.clause_id,
            indicator=value.indicator,
            indicator_id=self._indicator_id(value.indicator, value.quantity.unit),
            value=value.quantity.value,
            unit=value.quantity.unit,
            comparator=value.quantity.comparator,
            role="result" if self.setting.describes_the_past or "完成" in self.passage.text[:60] else "target",
            year=value.year,
            as_of=value.phrase,
            cumulative=True if "累计" in value.indicator else None,
            district=self.context.district,
            topic=None,
            quote=self.passage.source[value.start : value.end],
            start=value.start,
            end=value.end,
        )
