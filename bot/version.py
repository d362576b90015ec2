"""Which code gave an answer."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

_PACKAGES = ("bot", "policy_corpus", "prompts", "retrieval")
_SOURCES = {".json", ".py", ".txt", ".yaml"}


@cache
def code_version() -> str:
    """The release and a digest of the files that decide an answer, such as `0.1.0+3f2a91bc04de`."""
    digest = hashlib.sha256()
    root = Path(__file__).parents[1]
    for file in sorted(path for name in _PACKAGES for path in (root / name).rglob("*") if path.suffix in _SOURCES):
        digest.update(file.relative_to(root).as_posix().encode())
        digest.update(file.read_bytes())
    return f"{version('policy-assistant')}+{digest.hexdigest()[:12]}"
