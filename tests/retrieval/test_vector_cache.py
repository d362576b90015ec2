from pathlib import Path

import numpy as np

from retrieval.vector_cache import VectorCache


def _vector(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=8).astype(np.float32)


def test_vectors_outlive_the_cache_object(tmp_path: Path) -> None:
    VectorCache(tmp_path / "v.db", "m").put({"甲": _vector(1), "乙": _vector(2)})
    found = VectorCache(tmp_path / "v.db", "m").get(["乙", "丙"])
    assert list(found) == ["乙"]
    assert np.array_equal(found["乙"], _vector(2))


def test_models_do_not_share_vectors(tmp_path: Path) -> None:
    VectorCache(tmp_path / "v.db", "m1").put({"甲": _vector(1)})
    assert VectorCache(tmp_path / "v.db", "m2").get(["甲"]) == {}


def test_more_texts_than_one_statement_takes(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path / "v.db", "m")
    texts = [f"第{n}条" for n in range(1200)]
    cache.put({text: _vector(3) for text in texts})
    assert len(cache.get(texts)) == 1200


def test_only_what_is_indexed_is_kept(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path / "v.db", "m")
    cache.put({"甲": _vector(1), "乙": _vector(2)})
    assert cache.keep_only(["乙"]) == 1
    assert list(cache.get(["甲", "乙"])) == ["乙"]
