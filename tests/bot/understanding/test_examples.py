"""The example messages' vectors come with the package; what does not is embedded once."""

from pathlib import Path

from bot.understanding.examples import SHIPPED, embed_examples
from bot.understanding.patterns import load_data
from retrieval.encoder import E5Encoder, model_fingerprint
from retrieval.shipped import shipped
from retrieval.text import fold
from retrieval.vector_cache import VectorCache


def _texts(name: str) -> list[str]:
    return list(dict.fromkeys(fold(text) for texts in load_data(f"{name}.yaml").values() for text in texts))


def test_every_example_is_shipped() -> None:
    """Otherwise run `python -m bot.understanding.examples`."""
    for name in ("scope_examples", "openings"):
        texts = _texts(name)
        assert list(shipped(SHIPPED, model_fingerprint(), texts)) == texts


def test_embedding_says_how_far_it_is_and_keeps_what_is_new(tmp_path: Path) -> None:
    for name in ("scope_examples", "openings"):
        known = shipped(SHIPPED, model_fingerprint(), _texts(name)[10:])
        VectorCache(tmp_path / f"{name}.db", model_fingerprint()).put(known)
    said: list[tuple[int, int]] = []
    embed_examples(E5Encoder(), tmp_path, lambda done, total: said.append((done, total)), shipped_in=None)
    assert said == [(10, 20), (20, 20)]
    embed_examples(E5Encoder(), tmp_path, lambda done, total: said.append((done, total)), shipped_in=None)
    assert len(said) == 2
