"""Nobody's first start embeds what comes with the package."""

from pathlib import Path

import numpy as np
import pytest

from policy_corpus.corpus import load_corpus
from retrieval.embedding import E5Embeddings
from retrieval.encoder import E5Encoder, model_fingerprint
from retrieval.passages import passages_of
from retrieval.shipped import PASSAGES, ship, shipped
from retrieval.vector_cache import VectorCache

ONE, OTHER = (np.eye(8, dtype=np.float32)[row] for row in (0, 1))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    ship(tmp_path / "v.npz", "m", {"甲": ONE, "乙": OTHER})
    return tmp_path / "v.npz"


def test_what_is_shipped_is_found_by_its_text_and_model(file: Path) -> None:
    found = shipped(file, "m", ["乙", "丙"])
    assert list(found) == ["乙"]
    assert found["乙"] == pytest.approx(OTHER)
    assert shipped(file, "another", ["乙"]) == {}


def test_without_a_file_nothing_is_shipped(tmp_path: Path) -> None:
    assert shipped(tmp_path / "none.npz", "m", ["甲"]) == {}


def test_a_cache_has_what_is_shipped_and_its_own_goes_first(file: Path, tmp_path: Path) -> None:
    cache = VectorCache(tmp_path / "v.db", "m", shipped_in=file)
    cache.put({"甲": OTHER, "丙": ONE})
    found = cache.get(["甲", "乙", "丙"])
    assert found.keys() == {"甲", "乙", "丙"}
    assert found["甲"] == pytest.approx(OTHER)


def test_every_passage_of_the_corpus_is_shipped() -> None:
    """Otherwise run `python -m retrieval.shipped`."""
    texts = {passage.embedded for passage in passages_of(load_corpus())}
    assert shipped(PASSAGES, model_fingerprint(), texts).keys() == texts


def test_the_shipped_vectors_are_the_model_s() -> None:
    texts = sorted({passage.embedded for passage in passages_of(load_corpus())})[::150]
    vectors = shipped(PASSAGES, model_fingerprint(), texts)
    for text, fresh in zip(texts, E5Encoder().passage_vectors(texts), strict=True):
        assert float(vectors[text] @ fresh) > 0.999


def test_only_what_is_not_shipped_is_embedded(tmp_path: Path) -> None:
    text = next(iter(passages_of(load_corpus()))).embedded
    cache = VectorCache(tmp_path / "v.db", model_fingerprint(), shipped_in=PASSAGES)
    E5Embeddings(cache).embed_documents([text, "这一段是新加的"])
    assert VectorCache(tmp_path / "v.db", model_fingerprint()).get([text, "这一段是新加的"]).keys() == {
        "这一段是新加的"
    }
