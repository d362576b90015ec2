"""Log lines on standard error, each with the id of the request it belongs to."""

import logging
import sys
from collections.abc import Callable


def configure_logging(level: str, request_id: Callable[[], str] = lambda: "-") -> None:
    """Send log records of `level` and above to standard error."""

    def add_request_id(record: logging.LogRecord) -> bool:
        record.request_id = request_id()
        return True

    handler = logging.StreamHandler(sys.stderr)
    # Some libraries turn up the level of their own loggers when imported.
    handler.setLevel(level.upper())
    handler.addFilter(add_request_id)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s [%(request_id)s] %(name)s: %(message)s"))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    if level != "debug":
        for chatty in ("uvicorn", "httpx", "chromadb", "jieba"):
            logging.getLogger(chatty).setLevel(logging.WARNING)
