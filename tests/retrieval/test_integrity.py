from pathlib import Path

from retrieval.integrity import damaged_files, file_digests


def test_missing_and_changed_files_are_named(tmp_path: Path) -> None:
    for name in ("kept", "changed", "gone"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    digests = file_digests(tmp_path)
    (tmp_path / "changed").write_text("otherwise", encoding="utf-8")
    (tmp_path / "gone").unlink()
    assert damaged_files(tmp_path, digests) == ["changed", "gone"]


def test_a_database_in_use_may_change(tmp_path: Path) -> None:
    (tmp_path / "chroma").mkdir()
    for name in ("chroma.sqlite3", "graph.bin", "index_metadata.pickle"):
        (tmp_path / "chroma" / name).write_bytes(b"content")
    assert list(file_digests(tmp_path)) == ["chroma/graph.bin", "chroma/index_metadata.pickle"]


def test_the_graph_files_of_a_collection_without_a_graph_may_change(tmp_path: Path) -> None:
    (tmp_path / "graph.bin").write_bytes(b"scratch")
    assert file_digests(tmp_path) == {}
