"""Facts of a text written for a test."""

from dataclasses import dataclass

from policy_corpus.facts import extract_figures, extract_tasks
from policy_corpus.model import Document, Figure, ParsedDocument, Period, Task
from policy_corpus.parsing import parse_document


@dataclass(frozen=True)
class OneDocument:
    documents: dict[str, ParsedDocument]


def corpus_of(text: str, *, years: tuple[int, int] | None = None) -> OneDocument:
    document = Document(
        id="d",
        title="某区行动计划",
        short_title="行动计划",
        region="大连",
        districts=("zichuang",),
        kind="计划",
        plan_period=Period(first_year=years[0], last_year=years[1]) if years else None,
        source="d.txt",
        sha256="",
    )
    return OneDocument({"d": parse_document(document, text)})


def figures_of(text: str, *, years: tuple[int, int] | None = None) -> tuple[Figure, ...]:
    return extract_figures(corpus_of(text, years=years))


def tasks_of(text: str) -> tuple[Task, ...]:
    return extract_tasks(corpus_of(text))
