from pathlib import Path

import pytest

from policy_corpus.errors import IndexUnusableError
from retrieval.generations import IndexHome
from retrieval.manifest import SCHEMA, Manifest

MANIFEST = Manifest(schema_version=SCHEMA, model="m", lexical="l", corpus="c", rows=())


def _publish(home: IndexHome) -> Path:
    with home.building():
        folder = home.new_generation()
        home.publish(folder, MANIFEST)
        home.drop_unused()
    return folder


def test_nothing_serves_before_the_first_is_published(tmp_path: Path) -> None:
    home = IndexHome(tmp_path)
    with home.building():
        home.new_generation()
    assert home.current() is None


def test_the_last_published_serves(tmp_path: Path) -> None:
    home = IndexHome(tmp_path)
    _publish(home)
    second = _publish(home)
    current = home.current()
    assert current is not None
    assert current.folder == second
    assert current.manifest == MANIFEST
    current.close()


def test_unfinished_and_unread_generations_are_dropped(tmp_path: Path) -> None:
    home = IndexHome(tmp_path)
    first = _publish(home)
    with home.building():
        unfinished = home.new_generation()
    last = _publish(home)
    assert not first.exists()
    assert not unfinished.exists()
    assert last.exists()


def test_a_held_generation_is_not_dropped(tmp_path: Path) -> None:
    home = IndexHome(tmp_path)
    first = _publish(home)
    held = home.current()
    assert held is not None
    _publish(home)
    assert first.exists()
    held.close()
    _publish(home)
    assert not first.exists()


def test_a_pointer_to_nothing_is_damage(tmp_path: Path) -> None:
    home = IndexHome(tmp_path)
    _publish(home)
    (tmp_path / "CURRENT").write_text("gone", encoding="utf-8")
    with pytest.raises(IndexUnusableError, match="--rebuild"):
        home.current()
