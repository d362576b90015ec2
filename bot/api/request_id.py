"""The id that ties a response to its log lines."""

import re
import uuid

from bot.origin import Origin, current_origin, set_origin

HEADER = "x-request-id"

_ACCEPTABLE = re.compile(r"[A-Za-z0-9_.-]{1,64}")


def current_request_id() -> str:
    """The id of the request being answered, or `-` outside of one."""
    return current_origin().request_id


def begin_request(offered: str | None) -> str:
    """Start a request under the id its sender offered, if that is a decent one, or under a new one."""
    request_id = offered if offered and _ACCEPTABLE.fullmatch(offered) else f"r_{uuid.uuid4().hex}"
    set_origin(Origin("http", request_id=request_id))
    return request_id
