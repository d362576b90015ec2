"""Hand-labelled records, and counting how many of them an extraction gets right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from policy_corpus.corpus import Corpus
from policy_corpus.model import Clause, Figure

LABELLED = Path(__file__).parent / "labelled"
_VALUE = re.compile(r"(?P<sign>>=|<=|=|>|<|~)(?P<low>[\d.]+)(?:-(?P<high>[\d.]+))?(?P<unit>.+)")
_CHECKED = ("year", "district", "role", "topic", "cumulative")


@dataclass(frozen=True)
class Block:
    """One clause with everything that was labelled in it."""

    clause: Clause
    rows: list[Any]
    common: dict[str, Any]


@dataclass(frozen=True)
class Score:
    """Right records among those labelled and among those extracted."""

    right: int
    labelled: int
    extracted: int

    @property
    def precision(self) -> float:
        return self.right / self.extracted

    @property
    def recall(self) -> float:
        return self.right / self.labelled


def read_blocks(corpus: Corpus, name: str, key: str) -> Iterator[Block]:
    for raw in yaml.safe_load((LABELLED / name).read_text(encoding="utf-8")):
        clause = clause_with(corpus, raw.pop("document"), raw.pop("where"))
        yield Block(clause, raw.pop(key), raw)


def clause_with(corpus: Corpus, document_id: str, quote: str) -> Clause:
    """The one clause of the document that holds the quote, white space aside."""
    squashed = re.sub(r"\s", "", quote)
    found = [c for c in corpus.documents[document_id].clauses if squashed in re.sub(r"\s", "", c.text)]
    assert len(found) == 1, f"{quote} stands in {len(found)} clauses of {document_id}"
    return found[0]


def fits(figure: Figure, row: list[Any], common: dict[str, Any]) -> bool:
    """Whether an extracted figure is the labelled one in every respect that was labelled."""
    words, value, *exceptions = row
    expected = common | (exceptions[0] if exceptions else {})
    match = _VALUE.fullmatch(value)
    assert match, value
    numbers = (Decimal(match["low"]), Decimal(match["high"]) if match["high"] else None)
    same_value = (figure.comparator, figure.value, figure.upper, figure.unit) == (
        match["sign"],
        *numbers,
        match["unit"],
    )
    wording = re.sub(r"[()]", lambda m: {"(": "（", ")": "）"}[m[0]], figure.indicator)
    same_facets = all(getattr(figure, name) == expected[name] for name in _CHECKED if name in expected)
    return same_value and same_facets and words in wording


def pair_off(figures: list[Figure], block: Block) -> tuple[int, list[Any], list[Figure]]:
    """How many rows find a figure of their own, the rows that do not, and the figures left over."""
    left = list(figures)
    missed = []
    for row in block.rows:
        hit = next((figure for figure in left if fits(figure, row, block.common)), None)
        if hit is None:
            missed.append(row)
        else:
            left.remove(hit)
    return len(block.rows) - len(missed), missed, left
