"""Replies kept while a run is under way, so that a stopped run goes on where it stopped."""

import json
from pathlib import Path

from pydantic import BaseModel, ValidationError

from evals.case import Case
from evals.record import case_digest
from evals.targets import Exchange


class _Entry(BaseModel):
    target: str
    digest: str
    exchange: Exchange


class Journal:
    """One JSON line for each case that was asked; replies are judged anew when read back."""

    def __init__(self, path: Path, target: str, resume: bool = False) -> None:
        self._path = path
        self._target = target
        self._known = self._read() if resume else {}
        if not resume:
            path.unlink(missing_ok=True)

    def recall(self, case: Case) -> Exchange | None:
        """What this target replied to this very case before the run was stopped."""
        return self._known.get(case_digest(case))

    def note(self, case: Case, exchange: Exchange) -> None:
        """Keep a reply; failed exchanges are not kept, so that a resumed run asks again."""
        if exchange.error:
            return
        entry = _Entry(target=self._target, digest=case_digest(case), exchange=exchange)
        with self._path.open("a", encoding="utf-8") as file:
            # The line break comes first, so that a half-written line before this one spoils nothing else.
            file.write("\n" + json.dumps(entry.model_dump(mode="json"), ensure_ascii=False))

    def close(self) -> None:
        """Forget the replies: the run is complete."""
        self._path.unlink(missing_ok=True)

    def _read(self) -> dict[str, Exchange]:
        if not self._path.exists():
            return {}
        entries = (self._entry(line) for line in self._path.read_text(encoding="utf-8").split("\n"))
        return {entry.digest: entry.exchange for entry in entries if entry and entry.target == self._target}

    @staticmethod
    def _entry(line: str) -> _Entry | None:
        try:
            return _Entry.model_validate_json(line)
        except ValidationError:
            return None  # the line that was being written when the run was killed
