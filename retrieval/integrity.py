"""Digests of an index's files: a damaged graph file can crash the process that opens it, so they are checked first."""

from hashlib import blake2b, file_digest
from pathlib import Path

# Chroma writes to its database even when only read; SQLite reports damage by itself.
_CHANGING = ".sqlite3"
# It rewrites this one in place when it opens a graph of few passages, so only the size can be held against it.
_REWRITTEN = "length.bin"


def file_digests(folder: Path) -> dict[str, str]:
    """Digest of every file below `folder` by relative path, those that change in use left out."""
    return {
        path.relative_to(folder).as_posix(): _digest(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file() and _CHANGING not in path.name
    }


def damaged_files(folder: Path, digests: dict[str, str]) -> list[str]:
    """The files of `digests` that are missing or differ."""
    return [
        name for name, digest in digests.items() if not (folder / name).is_file() or _digest(folder / name) != digest
    ]


def _digest(path: Path) -> str:
    if path.name == _REWRITTEN:
        return str(path.stat().st_size)
    with path.open("rb") as content:
        return file_digest(content, lambda: blake2b(digest_size=16)).hexdigest()
