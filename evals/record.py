"""A run as a file: every case with what was expected and given, and the means; readable by other programs."""

import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from evals.case import Case
from evals.metrics import Judgement
from evals.summary import GroupCount, Summary, count_by, summarise
from evals.targets import Exchange
from policy_corpus.errors import InputError


class Row(BaseModel):
    """One case of a run."""

    model_config = ConfigDict(frozen=True)

    case: Case
    judgement: Judgement
    exchange: Exchange

    @property
    def answer(self) -> str:
        """The last reply's answer, "" where there is none."""
        answer = self.exchange.replies[-1].get("answer") if self.exchange.replies else None
        return answer if isinstance(answer, str) else ""


class Run(BaseModel):
    """A finished evaluation of one target."""

    model_config = ConfigDict(frozen=True)

    target: str
    started_at: datetime
    seconds: float
    summary: Summary
    by_kind: list[GroupCount]
    by_part: list[GroupCount]
    rows: list[Row]


class EarlierRow(BaseModel):
    """What a comparison needs of an earlier run's case; the outside scorer's rows have it too."""

    model_config = ConfigDict(extra="ignore")

    id: str
    passed: bool = Field(alias="pass")
    status: str | None = None


class EarlierRun(BaseModel):
    """An earlier run, written by `save_run` or by the outside scorer's `--json`."""

    model_config = ConfigDict(extra="ignore")

    summary: dict[str, Any]
    rows: list[EarlierRow]


def make_run(target: str, started_at: datetime, seconds: float, rows: list[Row]) -> Run:
    """The rows with their means; raises ValueError where there are none."""
    judgements = [row.judgement for row in rows]
    return Run(
        target=target,
        started_at=started_at,
        seconds=seconds,
        summary=summarise(judgements),
        by_kind=count_by(judgements, lambda j: j.kind),
        by_part=count_by(judgements, lambda j: j.part),
        rows=rows,
    )


def case_digest(case: Case) -> str:
    """Changes when anything of the case does."""
    return hashlib.sha256(case.model_dump_json().encode()).hexdigest()


def save_run(run: Run, path: Path) -> None:
    """Write the run as JSON; a row is the judgement's fields, then `case` and `replies`."""
    body = run.model_dump(mode="json", exclude={"rows"})
    body["rows"] = [_flat(row) for row in run.rows]
    path.write_text(json.dumps(body, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def load_earlier(path: Path) -> EarlierRun:
    """An earlier run to compare with; raises InputError where the file is not one."""
    try:
        return EarlierRun.model_validate_json(path.read_bytes())
    except OSError as error:
        raise InputError(f"{path}：读不到这个旧结果，请检查路径和权限。", field="compare") from error
    except ValidationError as error:
        raise InputError(f"{path}：不是评测结果文件，应为 --json 写出的 JSON。", field="compare") from error


def _flat(row: Row) -> dict[str, Any]:
    judged = row.judgement.model_dump(mode="json", by_alias=True)
    return judged | {"case": row.case.model_dump(mode="json"), "replies": row.exchange.replies}
