"""How many threads one question gets."""

import os
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from retrieval.encoder import E5Encoder
from retrieval.threads import Threads


def test_a_question_alone_gets_all_processors_and_one_among_others_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 8)
    limits: list[int] = []
    threads = Threads(limits.append)
    for _ in range(2):
        with threads.taken():
            pass
    with threads.taken(), threads.taken():
        pass
    with threads.taken():
        pass
    assert limits == [8, 8, 8, 1, 1]


def test_vectors_do_not_depend_on_the_number_of_threads() -> None:
    encoder, texts = E5Encoder(), ["院士工作站补助", "高新技术企业认定给多少钱", "孵化器"]
    alone = [encoder.query_vector(text) for text in texts]
    with ThreadPoolExecutor(3) as pool:
        together = list(pool.map(encoder.query_vector, texts))
    assert all(map(np.array_equal, alone, together))
