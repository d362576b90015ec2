"""Where indexes live: complete generations side by side, and one pointer to the one that serves.

    <folder>/CURRENT              name of the generation that serves, replaced in one step
    <folder>/generations/<name>/  a whole index; without a manifest it is unfinished
    <folder>/builder.lock         held while building, so that two builders take turns

A reader holds a shared lock on its generation's manifest; a generation is deleted only when nobody reads it. The
kernel drops locks with their process, so nothing needs cleaning up after a kill.
"""

import fcntl
import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from policy_corpus.errors import IndexUnusableError, OutdatedIndexError
from retrieval.integrity import file_digests
from retrieval.manifest import FILE, SCHEMA, Manifest

REMEDY = "请运行 policy-assistant index --rebuild 重新建立索引"
_POINTER = "CURRENT"
_ATTEMPTS = 5


class Generation:
    """One complete index, kept from deletion until closed."""

    def __init__(self, folder: Path, manifest: Manifest, held: IO[bytes]) -> None:
        self.folder, self.manifest, self._held = folder, manifest, held

    def close(self) -> None:
        """Let go of the generation."""
        self._held.close()


class IndexHome:
    """The folder that holds an index's generations."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._generations = folder / "generations"

    def current(self) -> Generation | None:
        """The generation that serves, or None where no index was ever finished.

        Raises IndexUnusableError where the pointer or the manifest is damaged, OutdatedIndexError where another version
        of the program wrote it.
        """
        for _ in range(_ATTEMPTS):
            name = self._pointer()
            if name is None:
                return None
            if generation := self._hold(self._generations / name):
                return generation
        raise IndexUnusableError(f"检索索引不完整：{REMEDY}。")

    @contextmanager
    def building(self) -> Iterator[None]:
        """Waits until no other process builds, then keeps others waiting."""
        self._generations.mkdir(parents=True, exist_ok=True)
        with (self.folder / "builder.lock").open("ab") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def new_generation(self) -> Path:
        """An empty folder to build in; not served until published."""
        folder = self._generations / secrets.token_hex(8)
        folder.mkdir()
        return folder

    def publish(self, folder: Path, manifest: Manifest) -> None:
        """Make a built generation the one that serves, durably and in one step."""
        complete = manifest.model_copy(update={"files": file_digests(folder)})
        (folder / FILE).write_text(complete.model_dump_json(), encoding="utf-8")
        _sync_tree(folder)
        _sync(self._generations)
        pointer = self.folder / f".{_POINTER}.{os.getpid()}"
        pointer.write_text(folder.name, encoding="utf-8")
        _sync(pointer)
        pointer.replace(self.folder / _POINTER)
        _sync(self.folder)

    def drop_unused(self) -> None:
        """Delete generations that neither serve nor are read, unfinished ones included; only while building."""
        serving = self._pointer()
        for folder in self._generations.iterdir():
            if folder.name != serving and _nobody_reads(folder):
                shutil.rmtree(folder)

    def _pointer(self) -> str | None:
        try:
            name = (self.folder / _POINTER).read_text(encoding="utf-8").strip()
        except FileNotFoundError:
            return None
        except (OSError, UnicodeDecodeError) as error:
            raise IndexUnusableError(f"检索索引无法读取：{REMEDY}。") from error
        if not name.isalnum():
            raise IndexUnusableError(f"检索索引的 {_POINTER} 文件已损坏：{REMEDY}。")
        return name

    def _hold(self, folder: Path) -> Generation | None:
        """The generation, or None where it is gone: another process may just have replaced it."""
        try:
            held = (folder / FILE).open("rb")
        except FileNotFoundError:
            return None
        fcntl.flock(held, fcntl.LOCK_SH)
        if not (folder / FILE).exists():
            held.close()
            return None
        try:
            return Generation(folder, _parse(held.read()), held)
        except IndexUnusableError:
            held.close()
            raise


def _parse(content: bytes) -> Manifest:
    try:
        if json.loads(content).get("schema_version") != SCHEMA:
            raise OutdatedIndexError(f"检索索引由另一版本的程序建立：{REMEDY}。")
        return Manifest.model_validate_json(content)
    except (ValueError, AttributeError) as error:
        raise IndexUnusableError(f"检索索引的清单已损坏：{REMEDY}。") from error


def _nobody_reads(folder: Path) -> bool:
    try:
        with (folder / FILE).open("rb") as manifest:
            fcntl.flock(manifest, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except FileNotFoundError:
        return True
    except BlockingIOError:
        return False
    return True


def _sync_tree(folder: Path) -> None:
    for path in folder.rglob("*"):
        _sync(path)
    _sync(folder)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
