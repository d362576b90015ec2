"""Obligations that run for years and can outlast the policy that imposes them."""

import re
from collections.abc import Iterable, Iterator

from policy_corpus.corpus import Corpus
from policy_corpus.deadlines.model import Deadline
from policy_corpus.deadlines.payments import responsible_for
from policy_corpus.deadlines.spans import say_count, span_of
from policy_corpus.measures.model import Measure, Statement
from policy_corpus.measures.money import read_number
from policy_corpus.model import Document

# A number of years, not a calendar year: 10年以上, 十年.
_YEARS = re.compile(r"(?<![\d—–-])(\d{1,2}|[一二两三四五六七八九十]{1,3})\s?(?:个?年度|年)(?!度|底|末|初|代|前)")


def obligations(corpus: Corpus, measures: Iterable[Measure]) -> Iterator[Deadline]:
    """Every obligation that states a number of years, once for each document and clause."""
    seen: set[str] = set()
    for measure in measures:
        for statement in measure.obligations:
            years = years_in(statement.evidence.quote)
            deadline_id = f"{statement.evidence.clause_id or measure.document_id}/obligation/{years}"
            if years and deadline_id not in seen:
                seen.add(deadline_id)
                yield _obligation(corpus, measure, statement, years, deadline_id)


def years_in(text: str) -> int | None:
    """The number of years that a text states, if any; calendar years are none."""
    found = _YEARS.search(text)
    return int(read_number(found[1])) if found else None


def _obligation(corpus: Corpus, measure: Measure, statement: Statement, years: int, deadline_id: str) -> Deadline:
    responsible = responsible_for(corpus, measure)
    beside = tuple(
        other
        for other in measure.obligations
        if other is not statement and other.evidence.clause_id == statement.evidence.clause_id
    )
    return Deadline(
        id=deadline_id,
        kind="obligation",
        document_id=measure.document_id,
        clause_id=statement.evidence.clause_id,
        title=statement.text,
        units=responsible.units,
        quote=statement.evidence.quote,
        note=_note(years, corpus.documents[measure.document_id].document, beside),
        years=years,
        basis=(*(other.evidence for other in beside), *responsible.basis),
    )


def _note(years: int, document: Document, beside: tuple[Statement, ...]) -> str:
    parts = [f"从享受政策的年度起算（该年度计为第1年），至少{years}年，每个单位的届满日各不相同"]
    if span := span_of(document):
        sum_ = say_count(span.last_year, years)
        parts.append(f"会晚于文件的最后一年：{span.last_year}年度享受的，{sum_}，至少到该年底")
    if beside:
        parts.append("同时：" + "，".join(other.text for other in beside))
    return "；".join(parts) + "。"
