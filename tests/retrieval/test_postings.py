"""A row counts for a gram with the heaviest of the fields by which it holds it."""

import numpy as np
import pytest

from retrieval.postings import Field, Postings

SENTENCES = Field([["补助"], ["奖励", "上市"], []], np.arange(3, dtype=np.int32), 1.0)
CLAUSES = Field([["补助", "上市"], ["上市"]], np.asarray([0, 0, 1], dtype=np.int32), 0.4)


@pytest.mark.parametrize(
    ("worth", "sums"),
    [
        ({"补助": 10.0}, [10.0, 4.0, 0.0]),
        ({"上市": 10.0, "补助": 1.0}, [5.0, 10.4, 4.0]),
        ({"没有": 10.0}, [0.0, 0.0, 0.0]),
        ({}, [0.0, 0.0, 0.0]),
    ],
)
def test_what_the_grams_of_each_row_are_worth_is_added_up(worth: dict[str, float], sums: list[float]) -> None:
    assert Postings([CLAUSES, SENTENCES]).sums(worth).tolist() == pytest.approx(sums)


def test_rows_are_counted_once_however_they_hold_a_gram() -> None:
    postings = Postings([CLAUSES, SENTENCES])
    assert [postings.count(gram) for gram in ("补助", "上市", "没有")] == [2, 3, 0]
