"""Building the index: what changed is embedded, the whole is written aside, then takes over in one step."""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from policy_corpus.corpus import Corpus
from policy_corpus.errors import IndexUnusableError, OutdatedIndexError
from policy_corpus.model import Frozen
from retrieval.encoder import model_fingerprint
from retrieval.generations import REMEDY, Generation, IndexHome
from retrieval.integrity import damaged_files
from retrieval.lexical import LexicalIndex, lexical_fingerprint
from retrieval.manifest import SCHEMA, Manifest, rows_of
from retrieval.passages import Passage, passages_of
from retrieval.shipped import PASSAGES
from retrieval.vector_cache import VectorCache

Progress = Callable[[int, int], None]  # passages done, passages in all

_BATCH = 16  # passages; small enough for a smooth progress bar and for little to be lost by a kill


class IndexReport(Frozen):
    """How the index differs from the one before, counted in passages; `written` is False where nothing had to be."""

    added: int
    changed: int
    removed: int
    unchanged: int
    written: bool
    seconds: float


def build_index(
    corpus: Corpus,
    folder: Path,
    *,
    rebuild: bool = False,
    progress: Progress | None = None,
    shipped_in: Path | None = PASSAGES,
) -> IndexReport:
    """Bring the index in `folder` up to date with `corpus`; the old one serves until the new one is complete.

    Passages whose vectors are in the file `shipped_in` are not embedded.
    Raises IndexUnusableError where the present index was made by another model or is damaged, unless `rebuild`.
    """
    started = time.perf_counter()
    home = IndexHome(folder)
    passages = passages_of(corpus)
    made = Manifest(
        schema_version=SCHEMA,
        model=model_fingerprint(),
        lexical=lexical_fingerprint(),
        corpus=corpus.digest,
        rows=rows_of(passages),
    )
    with home.building():
        before = None if rebuild else _present(home)
        stale = before is None or before.rows != made.rows or before.lexical != made.lexical
        if stale:
            _write(home, made, passages, progress, shipped_in)
            home.drop_unused()
    return _report(before, made, stale, time.perf_counter() - started)


def _present(home: IndexHome) -> Manifest | None:
    try:
        generation = home.current()
    except OutdatedIndexError:
        return None
    if generation is None:
        return None
    try:
        check_usable(generation)
    finally:
        generation.close()
    return generation.manifest


def check_usable(generation: Generation) -> None:
    """Raise IndexUnusableError where an index is damaged or its vectors are another model's."""
    model = generation.manifest.model
    if model != model_fingerprint():
        raise IndexUnusableError(
            f"检索索引由另一个向量模型（{model}）建立，与现在的模型（{model_fingerprint()}）不能混用：{REMEDY}。"
        )
    if damaged_files(generation.folder, generation.manifest.files):
        raise IndexUnusableError(f"检索索引已损坏：{REMEDY}。")


def _write(
    home: IndexHome, made: Manifest, passages: Sequence[Passage], progress: Progress | None, shipped_in: Path | None
) -> None:
    from retrieval.embedding import E5Embeddings  # slow to import, and not needed when nothing has changed
    from retrieval.store import metadata_of, opened

    folder = home.new_generation()
    vectors = VectorCache(home.folder / "vectors.db", made.model, shipped_in)
    with opened(folder / "chroma", E5Embeddings(vectors)) as store:
        for start in range(0, len(passages), _BATCH):
            batch = passages[start : start + _BATCH]
            store.add_texts(
                [p.embedded for p in batch], [dict(metadata_of(p)) for p in batch], ids=[p.id for p in batch]
            )
            if progress:
                progress(start + len(batch), len(passages))
    LexicalIndex.of(passages).save(folder / "lexical")
    home.publish(folder, made)
    vectors.keep_only([p.embedded for p in passages])


def _report(before: Manifest | None, made: Manifest, written: bool, seconds: float) -> IndexReport:
    old, new = before.digests if before else {}, made.digests
    shared = old.keys() & new.keys()
    unchanged = sum(old[id_] == new[id_] for id_ in shared)
    return IndexReport(
        added=len(new.keys() - old.keys()),
        changed=len(shared) - unchanged,
        removed=len(old.keys() - new.keys()),
        unchanged=unchanged,
        written=written,
        seconds=seconds,
    )
