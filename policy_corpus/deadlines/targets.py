"""The years by whose end a document's targets are to be reached."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from policy_corpus.corpus import Corpus
from policy_corpus.deadlines.model import Deadline
from policy_corpus.facts.book import FactBook
from policy_corpus.model import Evidence, Figure
from policy_corpus.vocabulary import load_vocabulary


class _Target(NamedTuple):
    document_id: str
    year: int
    district: str


def target_years(corpus: Corpus, factbook: FactBook) -> Iterator[Deadline]:
    """One deadline for each document, target year and district, the figures of all its clauses together."""
    groups: dict[_Target, list[Figure]] = defaultdict(list)
    for figure in factbook.figures():
        if figure.role == "target" and figure.year is not None:
            groups[_Target(figure.document_id, figure.year, figure.district or "")].append(figure)
    for target, figures in sorted(groups.items()):
        yield _deadline(corpus, target, figures)


def _deadline(corpus: Corpus, target: _Target, figures: Sequence[Figure]) -> Deadline:
    document = corpus.documents[target.document_id].document
    first_of = {figure.clause_id: figure.quote for figure in reversed(figures)}
    clauses = list(dict.fromkeys(figure.clause_id for figure in figures))
    units = [unit for clause_id in clauses for unit in corpus.clauses[clause_id].facets.units.all()]
    shared = "；各条的责任单位不尽相同，以条款为准" if len(clauses) > 1 and units else ""
    return Deadline(
        id=f"{target.document_id}/target/{target.year}/{target.district or 'any'}",
        kind="target_year",
        on=date(target.year, 12, 31),
        document_id=target.document_id,
        clause_id=clauses[0],
        title=f"《{document.short_title}》{target.year}年目标{_place(target.district)}",
        units=tuple(dict.fromkeys(units)),
        quote=first_of[clauses[0]],
        note=f"共{len(figures)}个目标值，见于{len(clauses)}条；目标到{target.year}年底，不是申报期限{shared}。",
        basis=tuple(Evidence(quote=first_of[clause_id], clause_id=clause_id) for clause_id in clauses[1:]),
    )


def _place(district: str) -> str:
    districts = load_vocabulary().districts.by_id
    return f"（{districts[district].name}）" if district in districts else ""
