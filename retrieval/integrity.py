"""Digests of an index's files: a damaged graph file can crash the process that opens it, so they are checked first."""

from functools import lru_cache
from hashlib import blake2b, file_digest
from pathlib import Path

# Chroma writes to its database even when only read; SQLite reports damage by itself.
_CHANGING = ".sqlite3"
_GRAPH = ".bin"
# Chroma writes this beside a graph that holds passages. The graph files of a collection too small to have one are
# scratch space: it fills them anew whenever it opens the collection, and never reads them.
_GRAPH_METADATA = "index_metadata.pickle"


def file_digests(folder: Path) -> dict[str, str]:
    """Digest of every file below `folder` by relative path, those that change in use left out."""
    return {
        path.relative_to(folder).as_posix(): _digest(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not _changes_in_use(path)
    }


def damaged_files(folder: Path, digests: dict[str, str]) -> list[str]:
    """The files of `digests` that are missing or differ."""
    return [
        name for name, digest in digests.items() if not (folder / name).is_file() or _checked(folder / name) != digest
    ]


def _changes_in_use(path: Path) -> bool:
    is_scratch = path.suffix == _GRAPH and not path.with_name(_GRAPH_METADATA).exists()
    return is_scratch or _CHANGING in path.name


def _checked(path: Path) -> str:
    found = path.stat()
    return _digest_at(path, found.st_ino, found.st_size, found.st_mtime_ns)


@lru_cache(maxsize=64)  # a start checks what is there before it builds, and again before it serves
def _digest_at(path: Path, _inode: int, _size: int, _changed: int) -> str:
    return _digest(path)


def _digest(path: Path) -> str:
    with path.open("rb") as content:
        return file_digest(content, lambda: blake2b(digest_size=16)).hexdigest()
