"""`python -m evals.bench.sufficiency [FILE…]`: the weights of `sufficiency.yaml`, learned anew, and their worth.

Train and dev questions, and those of further files, are brought to the point at which an answer is proposed. The tables
compare two ways of deciding whether it is given: by the rule that any one lack forbids it, and by the weighed signs,
each question judged by weights learned without it. The test questions are never looked at.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray
from rich.console import Console
from rich.table import Table

from bot.answering.assurance import misleads, signs
from bot.answering.routes import propose
from bot.asker import read_asker
from bot.assistant import Assistant
from bot.flow import guard, normalise, retrieve, understand_question
from bot.settings import load_settings
from bot.understanding.patterns import load_data
from evals.bench.ablation import PARTS
from evals.bench.ablation_questions import RememberingEncoder, last_exchange
from evals.bench.context import Bench, counter
from evals.bench.sufficiency_fit import Judged, cross_validated, held_out, learn, surprise
from evals.case import BUNDLED_CASES, Case, load_cases
from policy_corpus.errors import PolicyAssistantError
from retrieval.encoder import model_fingerprint
from retrieval.vector_cache import VectorCache

FilesArgument = Annotated[list[Path] | None, typer.Argument(metavar="[文件]...", help="更多用例文件")]


@dataclass(frozen=True)
class Proposed:
    """A case for which an answer is proposed: the signs, and whether one of them forbids it by the rule."""

    case: Case
    signs: dict[str, float]
    forbidden: bool


def main(files: FilesArgument = None) -> None:
    """重新学习“答还是拒”的各项权重，用交叉验证与“缺一即拒”的规则比较。"""
    console = Console()
    try:
        with closing(Bench(load_settings(), console, limit=0)) as bench:
            found = _collected(bench, files or [])
    except PolicyAssistantError as error:
        Console(stderr=True).print(str(error), style="red", markup=False)
        raise typer.Exit(2) from error
    judged = as_judged(found)
    console.print(_comparison(found, judged), _ablation(judged))
    for name, weight in zip(("base", *judged.names), learn(judged), strict=True):
        console.print(f"  {name}: {weight:.2f}", highlight=False)


def proposals(assistant: Assistant, cases: Sequence[Case]) -> Iterator[Proposed | None]:
    """Each case with what would be answered to it; None where nothing is left to be judged."""
    for case in cases:
        exchange = last_exchange(assistant, case)
        for step in (normalise, guard, understand_question, read_asker, retrieve):
            if exchange.draft is None:
                step(exchange)
        inquiry = exchange.inquiries[0] if exchange.inquiries else None
        kind, draft = propose(inquiry) if inquiry else ("", None)
        if inquiry and draft and kind and case.expect in ("answer", "not_found"):
            by_name = signs(inquiry, draft, kind)
            rule = bool(draft.lack or by_name["thing_unspoken"])
            yield None if misleads(inquiry, draft, kind, by_name) else Proposed(case, by_name, rule)
        else:
            yield None


def as_judged(found: Sequence[Proposed]) -> Judged:
    """The proposals as numbers."""
    names = tuple(found[0].signs)
    rows = np.asarray([[one.signs[name] for name in names] for one in found])
    return Judged(names, rows, np.asarray([one.case.expect == "answer" for one in found]))


def _collected(bench: Bench, files: Sequence[Path]) -> list[Proposed]:
    cache = VectorCache(bench.settings.data_dir / "bench" / "ablation" / "vectors.db", model_fingerprint())
    bench.assistant.kit.retriever.index.encoder = RememberingEncoder(cache)
    cases = load_cases([*(BUNDLED_CASES / f"{part}.jsonl" for part in PARTS), *files])
    found: list[Proposed] = []
    with counter("起草答案", bench.console) as progress:
        for number, one in enumerate(proposals(bench.assistant, cases), start=1):
            found += [one] if one else []
            progress(number, len(cases))
    return found


def _comparison(found: Sequence[Proposed], judged: Judged) -> Table:
    parts = np.asarray([one.case.part for one in found])
    by_rule = np.asarray([one.forbidden for one in found])
    by_folds, by_files = (_refused(sure) for sure in (cross_validated(judged), held_out(judged, parts.tolist())))
    table = Table(
        "题组",
        "缺一即拒：误拒",
        "该拒已拒",
        "权衡（交叉验证）：误拒",
        "该拒已拒",
        "权衡（从别的题组学）：误拒",
        "该拒已拒",
    )
    for name in [*dict.fromkeys(parts.tolist()), "合计"]:
        here = parts == name if name != "合计" else np.full(len(found), True)
        cells = [cell for refused in (by_rule, by_folds, by_files) for cell in _counts(judged, refused, here)]
        table.add_row(name, *cells)
    table.caption = "只数走到这一步的题：前面已按别的理由拒绝或反问的不在内。"
    return table


def _ablation(judged: Judged) -> Table:
    table = Table("去掉", "对数损失", "误拒", "该拒已拒")
    everywhere = np.full(len(judged.rows), True)
    for name in ("（全部保留）", *judged.names):
        kept = judged.without(name)
        sure = cross_validated(kept)
        table.add_row(name, f"{surprise(kept, sure):.1f}", *_counts(kept, _refused(sure), everywhere))
    return table


def _refused(sure: NDArray[np.float64]) -> NDArray[np.bool_]:
    refused: NDArray[np.bool_] = sure < load_data("sufficiency.yaml")["threshold"]
    return refused


def _counts(judged: Judged, refused: NDArray[np.bool_], here: NDArray[np.bool_]) -> tuple[str, str]:
    """False refusals of the answerable questions, and right ones of the others, among some of them."""
    answerable, others = here & judged.answerable, here & ~judged.answerable
    return f"{(refused & answerable).sum()}/{answerable.sum()}", f"{(refused & others).sum()}/{others.sum()}"


if __name__ == "__main__":
    typer.run(main)
