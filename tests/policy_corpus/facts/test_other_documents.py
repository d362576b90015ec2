"""Extraction from documents outside the corpus: weaker, but it must stay useful there."""

from collections import Counter
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import yaml

from policy_corpus.facts import extract_figures
from policy_corpus.model import Document, Figure
from policy_corpus.parsing import parse_document
from tests.policy_corpus.facts.labels import LABELLED, Score


def read_figures(folder: Path, name: str) -> tuple[str, tuple[Figure, ...]]:
    source = (folder / f"{name}.txt").read_text(encoding="utf-8")
    document = Document(
        id=name, title="支持办法", short_title="办法", region="其他", kind="办法", source=f"{name}.txt", sha256=""
    )
    corpus = SimpleNamespace(documents={name: parse_document(document, source)})
    return source, extract_figures(corpus)


def span_of_lines(source: str, first: int, last: int) -> tuple[int, int]:
    lines = source.splitlines(keepends=True)
    return len("".join(lines[: first - 1])), len("".join(lines[:last]))


def worded(figure: Figure) -> str:
    upper = f"-{figure.upper}" if figure.upper is not None else ""
    return f"{figure.comparator}{figure.value}{upper}{figure.unit}"


def score_lines(folder: Path) -> tuple[Score, list[str]]:
    blocks: list[dict[str, Any]] = yaml.safe_load((LABELLED / "others.yaml").read_text(encoding="utf-8"))
    right = labelled = extracted = 0
    problems: list[str] = []
    for key in dict.fromkeys((block["file"], tuple(block["lines"])) for block in blocks):
        rows = [block for block in blocks if (block["file"], tuple(block["lines"])) == key]
        source, figures = read_figures(folder, key[0])
        start, end = span_of_lines(source, *key[1])
        with_role = any("role" in block for block in rows)
        found = Counter((worded(f), f.role if with_role else None) for f in figures if start <= f.end - 1 < end)
        wanted = Counter((value, block.get("role")) for block in rows for value in block["values"])
        right += (found & wanted).total()
        labelled, extracted = labelled + wanted.total(), extracted + found.total()
        problems += [f"{key}: missed {dict(wanted - found)}, wrong {dict(found - wanted)}"] if found != wanted else []
    return Score(right, labelled, extracted), problems


def test_figures_of_other_documents_are_mostly_right(policies: Path) -> None:
    found, problems = score_lines(policies)
    assert found.labelled >= 50
    assert found.precision >= 0.9, problems
    assert found.recall >= 0.9, problems
