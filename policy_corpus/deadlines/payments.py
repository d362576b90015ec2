"""How many years a yearly payment runs."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from policy_corpus.corpus import Corpus
from policy_corpus.deadlines.model import Deadline
from policy_corpus.deadlines.spans import say_count, span_of
from policy_corpus.measures.model import Fixed, Measure
from policy_corpus.measures.money import render_yuan
from policy_corpus.model import Document, Evidence


def payment_runs(corpus: Corpus, measures: Iterable[Measure]) -> Iterator[Deadline]:
    """Every yearly payment, with the years it runs where the document says so."""
    for measure in measures:
        if getattr(measure.benefit, "yearly", False) and not measure.sought:
            yield _run(corpus, measure)


def _run(corpus: Corpus, measure: Measure) -> Deadline:
    document = corpus.documents[measure.document_id].document
    evidence, years, responsible = measure.benefit.evidence, measure.benefit.years, responsible_for(corpus, measure)
    return Deadline(
        id=f"{measure.id}/payment-run",
        kind="payment_run",
        document_id=measure.document_id,
        clause_id=evidence.clause_id,
        title=f"{measure.title}：" + (f"连续{years}年" if years else "每年，没有写连续几年"),
        units=responsible.units,
        quote=evidence.quote,
        note=_note(measure, years, document) if years else "文件只写每年给予，没有写连续几年、到哪一年为止。",
        years=years,
        basis=responsible.basis,
    )


class Responsible(NamedTuple):
    """Who is responsible for a measure, and the words that say so where they stand in another clause."""

    units: tuple[str, ...]
    basis: tuple[Evidence, ...] = ()


def responsible_for(corpus: Corpus, measure: Measure) -> Responsible:
    """As catalogued, as the measure's clause says, or as its document says of all measures."""
    stated = measure.units or corpus.clauses[measure.clause_id].facets.units.all()
    if stated or measure.administered_by is None:
        return Responsible(stated)
    return Responsible((measure.administered_by.text,), (measure.administered_by.evidence,))


def _note(measure: Measure, years: int, document: Document) -> str:
    parts = [f"从首次享受的年度起算，共{years}年，每个单位的起止年度各不相同"]
    if isinstance(measure.benefit, Fixed):
        each, whole = measure.benefit.amount, measure.benefit.amount * years
        ceiling = measure.benefit.ceiling_word or ""
        per = measure.frequency.split("，")[0] if measure.frequency else "每年"
        parts.append(f"{per}{ceiling}{render_yuan(each)}×{years}年＝合计{ceiling}{render_yuan(whole)}")
    if span := span_of(document):
        sum_ = say_count(span.last_year, years)
        parts.append(
            f"{span.last_year}年度首次享受的，{sum_}为最后一年，晚于文件的最后一年，文件没有写届时是否继续支付"
        )
    return "；".join(parts) + "。"
