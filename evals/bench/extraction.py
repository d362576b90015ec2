"""`python -m evals.bench.extraction [--misses]`: how well proposed measures agree with what people read."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from evals.bench.extraction_gold import Score, labelled, reviewed, score
from policy_corpus.corpus import Corpus, load_corpus
from policy_corpus.measures.catalogue import load_measures
from policy_corpus.measures.extraction import parse_file, propose_measures

POLICIES = Path(__file__).parents[3] / "shared" / "policies"

MissesOption = Annotated[bool, typer.Option("--misses", help="列出漏提和错提的每一项")]


def corpus_scores(corpus: Corpus) -> Iterator[Score]:
    """Each document of the corpus against the reviewed catalogue."""
    expected = reviewed(load_measures(corpus))
    for document_id, parsed in corpus.documents.items():
        yield score(document_id, expected.get(document_id, []), propose_measures(parsed))


def other_scores(folder: Path = POLICIES) -> Iterator[Score]:
    """Each labelled document outside the corpus against its labels; nothing where the folder is absent."""
    if folder.is_dir():
        for name, expected in labelled().items():
            yield score(name, expected, propose_measures(parse_file(folder / f"{name}.txt")))


def total(name: str, scores: list[Score]) -> Score:
    """All documents taken together."""
    return Score(
        name,
        sum(one.expected for one in scores),
        sum(one.proposed for one in scores),
        sum(one.right for one in scores),
        sum(one.unsure for one in scores),
    )


def main(misses: MissesOption = False) -> None:
    """支持措施提取器：与已审目录、与人工标注逐份比对。"""
    console = Console()
    corpus, others = list(corpus_scores(load_corpus())), list(other_scores())
    console.print(_table([*corpus, total("语料合计（已审目录）", corpus)], [*others, total("其他文件合计", others)]))
    if not others:
        console.print("没有 ../shared/policies，语料之外的五份文件未评测。")
    if misses:
        for one in [*corpus, *others]:
            for line in (*(f"漏：{text}" for text in one.missed), *(f"错：{text}" for text in one.wrong)):
                console.print(f"{one.name} {line}", markup=False)


def _table(*groups: list[Score]) -> Table:
    table = Table("文件", "应提", "提出", "正确", "精确率", "召回率", "待复核")
    for column in table.columns[1:]:
        column.justify = "right"
    for group in groups:
        for one in group:
            counts = (one.expected, one.proposed, one.right)
            table.add_row(one.name, *map(str, counts), f"{one.precision:.3f}", f"{one.recall:.3f}", str(one.unsure))
        table.add_section()
    return table


if __name__ == "__main__":
    typer.run(main)
