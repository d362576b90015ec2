"""Log lines on standard error: readable or JSON, each with its request's id, none with personal numbers in it."""

import logging
import sys
from datetime import datetime
from typing import Any, Literal

from pythonjsonlogger.json import JsonFormatter

from bot.masking import mask
from bot.origin import current_origin

Format = Literal["auto", "text", "json"]

_SHOWN = 6  # characters of a question that a line may show
_TELLING = 4  # characters from which on a question says something
_CONTROL: dict[int, str] = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160), 0x2028, 0x2029)}
_CHATTY = ("uvicorn", "chromadb", "jieba")
_INDISCREET = ("httpcore", "openai", "telegram")  # write out whole requests when debugging
_TELLTALE = "httpx"  # writes out addresses, and Telegram's hold the bot's token


def configure_logging(level: str, form: Format = "text") -> None:
    """Send log records of `level` and above to standard error; `auto` means JSON where nobody is watching."""
    handler = logging.StreamHandler(sys.stderr)
    # Some libraries turn up the level of their own loggers when imported.
    handler.setLevel(level.upper())
    as_json = form == "json" or (form == "auto" and not sys.stderr.isatty())
    handler.setFormatter(JsonLines() if as_json else TextLines())
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    quiet = logging.INFO if level == "debug" else logging.WARNING
    for name in _INDISCREET if level == "debug" else (*_INDISCREET, *_CHATTY):
        logging.getLogger(name).setLevel(quiet)
    logging.getLogger(_TELLTALE).setLevel(logging.WARNING)


def discreet(text: str) -> str:
    """The text without personal numbers, and with no more than the beginning of what the asker said."""
    for said in current_origin().said:
        if len(said) >= _TELLING:
            text = text.replace(said, f"{said[: min(_SHOWN, len(said) // 2)]}…")
    return mask(text)


class TextLines(logging.Formatter):
    """A line for people; what somebody sent can neither begin a line of its own nor steer the terminal."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s [%(request_id)s] %(name)s: %(message)s")

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        """The line itself."""
        record.request_id = current_origin().request_id
        record.message = discreet(record.message).translate(_CONTROL)
        return super().formatMessage(record)

    def formatException(self, ei: Any) -> str:  # noqa: N802
        """The traceback below it."""
        return discreet(super().formatException(ei))


class JsonLines(JsonFormatter):
    """A JSON object for programs."""

    def __init__(self) -> None:
        super().__init__(
            "%(levelname)s %(name)s %(message)s",
            rename_fields={"levelname": "level", "name": "logger"},
            timestamp="time",
            json_default=lambda value: discreet(str(value)),
            json_ensure_ascii=False,
        )

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        """The fields; a field that is added by name is covered as the message is."""
        return {name: _covered(value) for name, value in log_data.items()} | {"request_id": current_origin().request_id}


def _covered(value: Any) -> Any:
    match value:
        case str():
            return discreet(value)
        case datetime():
            return value.isoformat(timespec="milliseconds")
        case bool() | None:
            return value
        case int() | float():
            return value if discreet(str(value)) == str(value) else discreet(str(value))
        case dict():
            return {discreet(str(name)): _covered(each) for name, each in value.items()}
        case list() | tuple():
            return [_covered(each) for each in value]
    return value
