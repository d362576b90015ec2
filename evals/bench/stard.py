"""`python -m evals.bench.stard [--articles 8000|all] [--seed N]`: our search on statutes, which it was not made for.

STARD's lay questions are asked of a fixed part of its articles: all gold ones of both splits, and others drawn by the
seed up to the number wanted. Weights are chosen on the train questions by MRR@10; the table is of the dev questions.
Vectors are kept in `var/bench/stard`, so a run that was stopped goes on where it was; embedding 8,000 articles takes
some twenty minutes of one processor, and `nice -n 19` in front keeps it out of other work's way.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from bot.settings import load_settings
from evals.bench.context import counter
from evals.bench.stard_comparison import DENSE, FUSED, LEXICAL, NAMES, PLAIN, Comparison, compare
from evals.bench.stard_scores import Scored, Scorer
from evals.bench.stard_set import ARCHIVE, Stard, load_stard
from evals.bench.stard_vectors import article_vectors, open_vectors, query_vectors
from policy_corpus.errors import InputError, PolicyAssistantError

ARTICLES, ALL = "8000", "all"
MARGIN = 0.15  # by which the fusion must exceed BM25

ArticlesOption = Annotated[str, typer.Option("--articles", help="用多少条法条：数目，或 all")]
SeedOption = Annotated[int, typer.Option("--seed", help="抽取其余法条的种子")]
ArchiveOption = Annotated[Path, typer.Option("--archive", help="STARD 压缩包")]


def main(articles: ArticlesOption = ARTICLES, seed: SeedOption = 0, archive: ArchiveOption = ARCHIVE) -> None:
    """在 STARD 法条检索集上比较词面、向量和融合。"""
    console = Console()
    if not archive.exists():
        console.print(f"没有 {archive}，STARD 未评测。", markup=False)
        return
    try:
        stard = load_stard(archive).subset(None if articles == ALL else _number(articles), seed)
        found = _compared(stard, load_settings().data_dir / "bench" / "stard", console)
    except PolicyAssistantError as error:
        Console(stderr=True).print(str(error), style="red", markup=False)
        raise typer.Exit(2) from error
    console.print(_table(found, f"{len(stard.articles)} 条法条（种子 {seed}），{len(found.worths)} 个开发集问题"))
    console.print(_verdict(found), markup=False)


def _number(articles: str) -> int:
    if not articles.isdecimal():
        raise InputError(f"--articles 应为数目或 {ALL}，不是 {articles}。", field="articles")
    return int(articles)


def _compared(stard: Stard, folder: Path, console: Console) -> Comparison:
    cache = open_vectors(folder)
    with counter("法条向量", console) as progress:
        vectors = article_vectors(cache, stard.articles, progress)
    with counter("问题向量", console) as progress:
        asked = dict(zip(stard.queries, query_vectors(cache, stard.queries, progress), strict=True))
    scorer = Scorer(stard.articles, vectors)

    def scored(split: str) -> Iterator[Scored]:
        queries = stard.part(split)
        with counter(f"打分 {split}", console) as progress:
            for number, query in enumerate(queries, start=1):
                yield scorer.scored(query, asked[query])
                progress(number, len(queries))

    return compare(lambda: scored("train"), lambda: scored("dev"))


def _table(found: Comparison, title: str) -> Table:
    table = Table("排序", "MRR@10", "R@10", "融合的 MRR@10 高出（95% 区间）", title=title)
    for ranking, name in enumerate(NAMES):
        mrr, recall = found.mean(ranking)
        gain = found.gain(FUSED, ranking)
        over = "—" if ranking == FUSED else f"{gain.mean:+.1%}（{gain.low:+.1%} 至 {gain.high:+.1%}）"
        table.add_row(name, f"{mrr:.3f}", f"{recall:.3f}", over)
    fused = found.fused
    table.caption = (
        f"训练集上选定：标题 {fused.fields['title']:g}、向量占比 {fused.dense:g}、余弦跨度 {fused.dense_span:g}"
    )
    return table


def _verdict(found: Comparison) -> str:
    over_words = min(found.gain(FUSED, PLAIN).mean, found.gain(FUSED, LEXICAL).mean)
    over_dense = found.gain(FUSED, DENSE).mean
    reached = over_words >= MARGIN and over_dense > 0
    return f"目标（比较好的 BM25 高 {MARGIN:.0%}，且高于向量）：{'达到' if reached else '未达到'}"


if __name__ == "__main__":
    typer.run(main)
