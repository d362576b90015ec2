import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from policy_corpus.corpus import Corpus
from policy_corpus.errors import IndexUnusableError
from retrieval.retriever import Retriever
from tests.retrieval.conftest import PLAN, tiny_corpus


@pytest.fixture
def copied(index_folder: Path, tmp_path: Path) -> Path:
    return shutil.copytree(index_folder, tmp_path / "copy")


def _garble(pattern: str) -> Callable[[Path], None]:
    def garble(folder: Path) -> None:
        (path,) = folder.glob(pattern)
        path.write_bytes(b"\x00garbage" * 50)

    return garble


def _change_one_byte(pattern: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        (path,) = folder.glob(pattern)
        content = bytearray(path.read_bytes())
        content[-1] ^= 0x5A
        path.write_bytes(content)

    return change


def _delete(pattern: str) -> Callable[[Path], None]:
    return lambda folder: next(iter(folder.glob(pattern))).unlink()


DAMAGES = {
    "pointer to nothing": lambda folder: (folder / "CURRENT").write_text("0123456789abcdef", encoding="utf-8"),
    "pointer out of the folder": lambda folder: (folder / "CURRENT").write_text("../../etc", encoding="utf-8"),
    "pointer garbled": _garble("CURRENT"),
    "manifest garbled": _garble("generations/*/manifest.json"),
    "another schema": lambda folder: [
        path.write_text(path.read_text("utf-8").replace('"schema_version":2', '"schema_version":1'), "utf-8")
        for path in folder.glob("generations/*/manifest.json")
    ],
    "database garbled": _garble("generations/*/chroma/chroma.sqlite3"),
    "database gone": _delete("generations/*/chroma/chroma.sqlite3"),
    "vocabulary garbled": _garble("generations/*/lexical/text/vocab.index.json"),
    "scores gone": _delete("generations/*/lexical/clause/data.csc.index.npy"),
    "one score changed": _change_one_byte("generations/*/lexical/text/data.csc.index.npy"),
    "words garbled": _garble("generations/*/lexical/words/counts.npy"),
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_index_says_how_to_rebuild_it(corpus: Corpus, copied: Path, damage: Callable[[Path], object]) -> None:
    damage(copied)
    with pytest.raises(IndexUnusableError, match="policy-assistant index --rebuild"):
        Retriever.open(corpus, copied)


def test_a_missing_index_says_how_to_build_it(corpus: Corpus, tmp_path: Path) -> None:
    with pytest.raises(IndexUnusableError, match="policy-assistant index"):
        Retriever.open(corpus, tmp_path)


def test_an_index_of_other_documents_is_refused(copied: Path) -> None:
    other = tiny_corpus(plan=PLAN.replace("3.支持院士工作站。每年补助最高20万元。\n", ""))
    with pytest.raises(IndexUnusableError, match="与现在的政策文件不一致"):
        Retriever.open(other, copied)
