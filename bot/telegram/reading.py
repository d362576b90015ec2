"""Reads updates as Telegram writes them; one that cannot be read must not keep the others from being answered."""

import logging
from typing import Any

from telegram import Bot, Update
from telegram.request import HTTPXRequest

log = logging.getLogger(__name__)


def read_payload(payload: dict[str, Any], bot: Bot | None = None) -> Update:
    """The update; where its content is not what the library knows, an update with no content."""
    try:
        return Update.de_json(payload, bot)
    except (TypeError, ValueError, LookupError, AttributeError) as error:
        update_id = payload.get("update_id")
        log.error("update %s cannot be read: %s", update_id, error)
        return Update(update_id if isinstance(update_id, int) else -1)


class UpdatesRequest(HTTPXRequest):
    """Fetches updates. The poller would ask for an update that it cannot read again and again."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The reply, each update in it readable."""
        reply = HTTPXRequest.parse_json_payload(payload)
        if isinstance(reply.get("result"), list):
            reply["result"] = [read_payload(update).to_dict() for update in reply["result"]]
        return reply
