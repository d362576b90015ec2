"""Dates as people and programs send them: `YYYY-MM-DD` and nothing else."""

import re
from datetime import date, datetime
from typing import Annotated, Any
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from bot.field_errors import explain
from policy_corpus.errors import InputError

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIRST_YEAR, _LAST_YEAR = 1900, 2199


def parse_iso_date(value: Any) -> Any:
    """A `date` from `YYYY-MM-DD`; anything else is refused (pydantic alone would read 5 as 1970-01-01)."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if not isinstance(value, str) or not _ISO_DATE.fullmatch(value):
        raise PydanticCustomError("iso_date", "not a date of the form YYYY-MM-DD")
    try:
        parsed = date.fromisoformat(value)
    except ValueError:
        raise PydanticCustomError("iso_date_unknown", "no such day in the calendar") from None
    if not _FIRST_YEAR <= parsed.year <= _LAST_YEAR:
        raise PydanticCustomError("iso_date_range", "a year out of range")
    return parsed


# Every day from 1900 to 2199 and no other, so that a program can tell from the schema alone what will be taken.
_YEAR, _LEAP_YEAR = r"(19|20|21)\d\d", r"((19|20|21)(0[48]|[2468][048]|[13579][26])|2000)"
_DAY = r"((0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])|(0[13-9]|1[0-2])-(29|30)|(0[13578]|1[02])-31)"
_PATTERN = f"^({_YEAR}-{_DAY}|{_LEAP_YEAR}-02-29)$"

IsoDate = Annotated[
    date,
    BeforeValidator(parse_iso_date, json_schema_input_type=date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": _PATTERN}, mode="validation"),
]
"""A pydantic field type that accepts `YYYY-MM-DD` only."""


def today(timezone: str) -> date:
    """Today's date where the users live."""
    return datetime.now(ZoneInfo(timezone)).date()


def read_date(text: str, field: str) -> date:
    """A date typed by a person; raises InputError naming `field`."""
    try:
        parsed = parse_iso_date(text)
    except PydanticCustomError as error:
        raise InputError(f"{field}={text} 不能用：{explain({'type': error.type})}。", field=field) from None
    assert isinstance(parsed, date)
    return parsed
