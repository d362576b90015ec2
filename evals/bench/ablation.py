"""`python -m evals.bench.ablation [--answers] [--json OUT]`: what each weight of the evidence ranking is good for.

Every weight of `retrieval/data/ranking.yaml` and `retrieval/data/fusion.yaml` is set to zero in turn, and the sentences
of the corpus are ranked anew for the train and dev questions (the test questions are never looked at). A question is
worse or better without a weight by hit@1, then by the gold's own words standing first, then by recall. `--answers` also
gives every train and dev case to the whole answer flow, refusals included, and counts those that no longer pass.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import fmean
from typing import Annotated, TypeVar

import typer
from pydantic import TypeAdapter
from rich.console import Console
from rich.table import Table

from bot.assistant import Assistant
from bot.searched import HITS
from bot.settings import load_settings
from evals.bench.ablation_answers import passed
from evals.bench.ablation_outcomes import Outcome, chance, outcome, targets
from evals.bench.ablation_questions import Asked, RememberingEncoder, asked
from evals.bench.ablation_weights import Variant, as_they_are, variants
from evals.bench.context import Bench, counter
from evals.case import BUNDLED_CASES, Case, load_cases
from policy_corpus.errors import PolicyAssistantError
from retrieval.encoder import model_fingerprint
from retrieval.fusion import FusionWeights
from retrieval.retriever import Retriever
from retrieval.vector_cache import VectorCache

_T = TypeVar("_T")

PARTS = ("train", "dev")
_CERTAIN = 0.05  # a split of worse and better this unlikely is no accident

AnswersOption = Annotated[bool, typer.Option("--answers", help="也用整个回答流程跑一遍（几分钟）")]
JsonOption = Annotated[Path | None, typer.Option("--json", help="把结果写成 JSON")]


@dataclass(frozen=True)
class Row:
    """A variant's means by part, and how many questions it changes."""

    section: str
    name: str
    hit: Mapping[str, float]
    touched: float
    recall_few: float
    recall_all: float
    concerned: int  # questions any of whose sentences is scored otherwise
    worse: int
    better: int
    lost: int | None = None  # cases that the whole flow passes only with the weight; None where not asked for
    won: int | None = None  # … only without it

    @property
    def verdict(self) -> str:
        """What the change says of the weight left out."""
        if not self.concerned:
            return "没有题用到"
        if not self.worse + self.better:
            return "不改变结果"
        certain = chance(self.worse, self.better) <= _CERTAIN
        if self.worse > self.better:
            return "有用" if certain else "略有用"
        if self.worse == self.better:
            return "得失相抵"
        return "有害" if certain else "或有害"


class Ablation:
    """The questions, understood once, and rankings of the corpus's sentences for them."""

    def __init__(self, assistant: Assistant, questions: Sequence[Asked]) -> None:
        self._evidence, self._retriever = assistant.kit.evidence, assistant.kit.retriever
        self.questions = questions
        self._targets = [targets(q, assistant.corpus, self._evidence.sentences) for q in questions]
        self._hits: dict[str, list[dict[str, float]]] = {}

    def rows(self, wanted: Sequence[Variant]) -> Iterator[Row]:
        """The row of each variant, compared with today's weights."""
        today = self.outcomes(as_they_are())
        for variant in wanted:
            found = self.outcomes(variant)
            yield self._row(variant, found, today)

    def outcomes(self, variant: Variant) -> list[Outcome]:
        """What a variant finds, question by question."""
        evidence = self._evidence.weighed_by(dict(variant.ranking))
        hits = self._hits_by(variant.fusion)
        return [
            outcome(wanted, [evidence.rank(query, found, asked=question.nearness) for query in question.queries])
            for question, wanted, found in zip(self.questions, self._targets, hits, strict=True)
        ]

    def _hits_by(self, fusion: FusionWeights) -> list[dict[str, float]]:
        key = fusion.model_dump_json()
        if key not in self._hits:
            search = Retriever(self._retriever.corpus, self._retriever.index, fusion).search
            found = (search(question.search_text, k=HITS) for question in self.questions)
            self._hits[key] = [{hit.paragraph_id: hit.score for hit in hits} for hits in found]
        return self._hits[key]

    def _row(self, variant: Variant, found: Sequence[Outcome], today: Sequence[Outcome]) -> Row:
        by_part: dict[str, list[bool]] = defaultdict(list)
        for one, question in zip(found, self.questions, strict=True):
            by_part[question.case.part].append(one.hit)
        pairs = list(zip(found, today, strict=True))
        return Row(
            section=variant.section,
            name=variant.name,
            hit={part: fmean(hits) for part, hits in by_part.items()},
            touched=fmean(one.touched for one in found),
            recall_few=fmean(one.recall_few for one in found),
            recall_all=fmean(one.recall_all for one in found),
            concerned=sum(one.scores != other.scores for one, other in pairs),
            worse=sum(one.worth < other.worth for one, other in pairs),
            better=sum(one.worth > other.worth for one, other in pairs),
        )


def main(answers: AnswersOption = False, json_out: JsonOption = None) -> None:
    """逐个去掉证据排序和检索融合的权重，看训练集和开发集的变化。"""
    console = Console()
    try:
        with closing(Bench(load_settings(), console, limit=0)) as bench:
            rows, counts = _measured(bench, answers)
    except PolicyAssistantError as error:
        Console(stderr=True).print(str(error), style="red", markup=False)
        raise typer.Exit(2) from error
    console.print(_table(rows, counts))
    if json_out:
        json_out.write_bytes(TypeAdapter(list[Row]).dump_json(rows, indent=1) + b"\n")


def _measured(bench: Bench, answers: bool) -> tuple[list[Row], dict[str, int]]:
    cache = VectorCache(bench.settings.data_dir / "bench" / "ablation" / "vectors.db", model_fingerprint())
    bench.assistant.kit.retriever.index.encoder = RememberingEncoder(cache)
    cases = load_cases([BUNDLED_CASES / f"{part}.jsonl" for part in PARTS])
    questions, wanted = _questions(bench, cases), [as_they_are(), *variants()]
    rows = list(_counted("逐项排序", bench, Ablation(bench.assistant, questions).rows(wanted), len(wanted)))
    if answers:
        passes = list(_counted("逐项回答", bench, passed(bench.assistant, cases, wanted), len(wanted)))
        rows = [_with_answers(row, found, passes[0]) for row, found in zip(rows, passes, strict=True)]
    return rows, {part: sum(q.case.part == part for q in questions) for part in PARTS}


def _questions(bench: Bench, cases: Sequence[Case]) -> list[Asked]:
    gold = sum(bool(case.gold) for case in cases)
    return list(_counted("理解问题", bench, asked(bench.assistant, cases, bench.sources), gold))


def _counted(title: str, bench: Bench, items: Iterable[_T], total: int) -> Iterator[_T]:
    with counter(title, bench.console) as progress:
        for number, item in enumerate(items, start=1):
            yield item
            progress(number, total)


def _with_answers(row: Row, found: Sequence[bool], today: Sequence[bool]) -> Row:
    pairs = list(zip(found, today, strict=True))
    lost, won = sum(now and not one for one, now in pairs), sum(one and not now for one, now in pairs)
    return replace(row, lost=lost, won=won)


def _table(rows: Sequence[Row], counts: Mapping[str, int]) -> Table:
    parts = [f"hit@1 {part}（{count} 题）" for part, count in counts.items()]
    table = Table("部分", "去掉", *parts, "首句即答案", "recall@5", "recall 全部", "涉及", "变差/变好", "这项权重")
    answers = rows[0].lost is not None
    if answers:
        table.add_column("回答：失/得")
    section = None
    for row in rows:
        if section not in {None, row.section}:
            table.add_section()
        shares = [*(row.hit[part] for part in counts), row.touched, row.recall_few, row.recall_all]
        verdict = "—" if section is None else row.verdict
        section = row.section
        cells = [*(f"{share:.3f}" for share in shares), str(row.concerned), f"{row.worse}/{row.better}", verdict]
        table.add_row(row.section, row.name, *cells, *([f"{row.lost}/{row.won}"] if answers else []))
    table.caption = (
        f"涉及：有句子得分改变的题数。“有用”“有害”：变差与变好之差出于偶然的机会不超过 {_CERTAIN:.0%}（符号检验）。"
    )
    return table


if __name__ == "__main__":
    typer.run(main)
