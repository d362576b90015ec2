"""Whether the right characters of the right document are found: our search and our citations, and the stock search."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from bot.request import ChatRequest
from evals.bench.context import Bench, counter
from evals.bench.measurement import Measurement, Unit
from evals.bench.spans import Question, Span, hit, recall
from policy_corpus.model import Clause

SECTION = "检索质量"
_DEPTH = 10
_PARAGRAPHS = 60  # several paragraphs of one clause count once, so more are asked for than clauses are counted

Search = Callable[[Question], Sequence[Span]]


@dataclass(frozen=True)
class Quality:
    """Means over the questions; `characters` is how much text the first five results hold."""

    hit_at_1: float
    recall_at_5: float
    recall_at_10: float
    characters: float


def measure(bench: Bench) -> Iterator[Measurement]:
    """hit@1 and recall of gold quotes, by place in the source text; a quote counts when it is covered whole."""
    stock = _assess(bench, lambda q: [span for span, _ in bench.stock.search(q.case.turns[0], _DEPTH)], "基线检索")
    ours = _assess(bench, lambda q: searched(bench, q), "检索")
    cited = _assess(bench, lambda q: answered(bench, q), "回答")
    yield _row("问题数", "count", len(bench.questions), len(bench.questions))
    yield _row("检索 hit@1", "share", ours.hit_at_1, stock.hit_at_1)
    yield _row("检索 recall@5", "share", ours.recall_at_5, stock.recall_at_5)
    yield _row("检索 recall@10", "share", ours.recall_at_10, stock.recall_at_10)
    yield _row("检索前 5 条字数", "count", ours.characters, stock.characters)
    yield _row("回答引用 hit@1", "share", cited.hit_at_1, stock.hit_at_1)
    yield _row("回答引用 recall（基线：前 5 条）", "share", cited.recall_at_10, stock.recall_at_5)
    yield _row("回答引用字数（基线：前 5 条）", "count", cited.characters, stock.characters)


def searched(bench: Bench, question: Question) -> list[Span]:
    """The clauses of our search's best paragraphs, best first, each once."""
    hits = bench.assistant.kit.retriever.search(question.case.turns[0], k=_PARAGRAPHS)
    return _spans(bench, [hit.clause_id for hit in hits])[:_DEPTH]


def answered(bench: Bench, question: Question) -> list[Span]:
    """The clauses that the answer cites, in its order."""
    request = ChatRequest(message=question.case.turns[0], as_of=question.case.as_of)
    reply, _ = bench.assistant.answer(request, None)
    return _spans(bench, [citation.clause_id for citation in reply.citations])


def _spans(bench: Bench, clause_ids: Sequence[str]) -> list[Span]:
    return [_span(bench.corpus.clauses[clause_id]) for clause_id in dict.fromkeys(clause_ids)]


def _span(clause: Clause) -> Span:
    return Span(clause.document_id, clause.start, clause.end)


def _assess(bench: Bench, search: Search, title: str) -> Quality:
    found = []
    with counter(title, bench.console) as progress:
        for number, question in enumerate(bench.questions, start=1):
            found.append((question, search(question)))
            progress(number, len(bench.questions))
    count = len(found)
    return Quality(
        hit_at_1=sum(hit(question, spans[:1], bench.sources) for question, spans in found) / count,
        recall_at_5=sum(recall(question, spans[:5], bench.sources) for question, spans in found) / count,
        recall_at_10=sum(recall(question, spans[:10], bench.sources) for question, spans in found) / count,
        characters=sum(span.end - span.start for _, spans in found for span in spans[:5]) / count,
    )


def _row(name: str, unit: Unit, ours: float, stock: float) -> Measurement:
    return Measurement(section=SECTION, name=name, unit=unit, ours=ours, stock=stock)
