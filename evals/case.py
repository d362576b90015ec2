"""The evaluation case: one conversation, the clauses its last reply must cite, and what that reply must say."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError
from pydantic_core import ErrorDetails

from bot.field_errors import explain
from policy_corpus.errors import InputError

BUNDLED_CASES = Path(__file__).parent / "cases"

Expectation = Literal["answer", "not_found", "clarify", "out_of_scope"]
Text = Annotated[str, Field(min_length=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Gold(_Strict):
    """A clause by its own words: `doc` is a unique part of the document's title, `quote` stands verbatim in it."""

    doc: Text
    quote: Text


class Case(_Strict):
    """One conversation; the reply to its last turn is judged."""

    id: Text
    kind: Text
    turns: Annotated[tuple[Text, ...], Field(min_length=1)]
    as_of: date | None = None
    profile: dict[str, JsonValue] = Field(default_factory=dict)
    gold: tuple[Gold, ...] = ()
    may_cite: tuple[Gold, ...] = ()
    must_contain: tuple[Annotated[tuple[Text, ...], Field(min_length=1)], ...] = ()
    must_not_contain: tuple[Text, ...] = ()
    expect: Expectation
    note: str = ""
    part: str = ""  # the group it is counted in; the file's name where the line gives none


def bundled_files() -> list[Path]:
    """The question files that come with the project: train, dev and test."""
    return sorted(BUNDLED_CASES.glob("*.jsonl"))


def load_cases(paths: Iterable[Path]) -> list[Case]:
    """Read all cases of the files, in order.

    Raises InputError naming file and line for anything that is not a case, and for an id used twice.
    """
    cases: list[Case] = []
    seen: dict[str, str] = {}
    for path in paths:
        for number, line in enumerate(_lines(path), start=1):
            if not line.strip():
                continue
            where = f"{path}:{number}"
            case = _parse(line, where, part=path.stem)
            if case.id in seen:
                raise InputError(f"{where}：编号 {case.id} 已在 {seen[case.id]} 用过，请换一个。", field="id")
            seen[case.id] = where
            cases.append(case)
    return cases


def _lines(path: Path) -> Sequence[str]:
    try:
        # Not splitlines(): a U+2028 inside a JSON string would end the line there.
        return path.read_text(encoding="utf-8-sig").split("\n")
    except OSError as error:
        raise InputError(f"{path}：读不到这个用例文件，请检查路径和权限。", field="cases") from error
    except UnicodeDecodeError as error:
        raise InputError(f"{path}：用例文件不是 UTF-8 编码，请转换后再试。", field="cases") from error


def _parse(line: str, where: str, part: str) -> Case:
    try:
        case = Case.model_validate_json(line)
    except ValidationError as error:
        raise InputError(f"{where}：{_fault(error.errors()[0])}。", field="cases") from error
    return case if case.part else case.model_copy(update={"part": part})


def _fault(error: ErrorDetails) -> str:
    if error["type"] == "json_invalid":
        return f"不是合法的 JSON（{_json_fault(error)}）"
    name = ".".join(str(step) for step in error["loc"])
    return f"字段 {name} {explain(error)}" if name else explain(error)


def _json_fault(error: ErrorDetails) -> str:
    try:
        json.loads(str(error["input"]))
    except json.JSONDecodeError as fault:
        return f"第 {fault.colno} 个字符附近"
    return "格式有误"
