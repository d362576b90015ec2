"""What a person thinks of the last answer: 👍 or 👎, and why."""

from bot.request import MAX_REASON, Feedback, is_readable
from bot.sessions.records import Rating
from bot.telegram.buttons import StaleButtonError, pack, pick
from bot.telegram.outgoing import Outgoing
from bot.telegram.records import Answer
from bot.telegram.visit import Visit
from policy_corpus.errors import NotFoundError

_REASONS = ("label_reason_beside", "label_reason_wrong", "label_reason_incomplete", "label_reason_unclear")


def feedback(visit: Visit) -> Answer:
    """Ask for a rating of the last answer; words after the command say what was wrong with it."""
    key = visit.memory.last_key
    if key is None or visit.desk.store.find_answer(key) is None:
        return visit.say("telegram_feedback_none")
    if visit.incoming.text:
        return _keep(visit, key, "down", visit.incoming.text)
    row = (visit.button("label_useful", pack("v", key, 1)), visit.button("label_useless", pack("v", key, 0)))
    return Answer([Outgoing(text=visit.words("telegram_feedback_ask"), buttons=(row,))])


def rate(visit: Visit, key: int, useful: int) -> Answer:
    """Keep a tapped rating; a bad one is asked for its reason."""
    if useful:
        return _keep(visit, key, "up")
    _keep(visit, key, "down")
    rows = tuple((visit.button(label, pack("w", key, number)),) for number, label in enumerate(_REASONS))
    return Answer([Outgoing(text=visit.words("telegram_feedback_why"), buttons=rows, replaces=True)])


def give_reason(visit: Visit, key: int, number: int) -> Answer:
    """Keep a tapped reason."""
    return _keep(visit, key, "down", visit.words(pick(_REASONS, number)))


def _keep(visit: Visit, key: int, rating: Rating, reason: str = "") -> Answer:
    found = visit.find_answer(key, own=True)
    readable = "".join(filter(is_readable, reason))[:MAX_REASON]
    try:
        visit.desk.service.rate(Feedback(message_id=found.reply_id, rating=rating, reason=readable))
    except NotFoundError:
        raise StaleButtonError from None
    replaces = visit.incoming.button is not None
    return Answer([Outgoing(text=visit.words("telegram_feedback_thanks"), replaces=replaces)])
