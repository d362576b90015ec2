"""Which answer an update gets."""

from collections.abc import Callable

from bot.telegram import asker, commands, feedback, questions
from bot.telegram.buttons import NotYoursError, StaleButtonError, unpack
from bot.telegram.clauses import open_clause
from bot.telegram.records import Answer
from bot.telegram.visit import Visit

_COMMANDS: dict[str, Callable[[Visit], Answer]] = {
    "start": commands.start,
    "help": commands.show_help,
    "asof": commands.as_of,
    "profile": asker.profile,
    "measures": asker.measures,
    "sources": commands.sources,
    "feedback": feedback.feedback,
    "reset": commands.reset,
}
# What a button does, and what it works on: the kinds of its arguments.
_BUTTONS: dict[tuple[str, tuple[type, ...]], Callable[..., Answer]] = {
    ("c", (int, int)): open_clause,
    ("c", (int, int, int)): open_clause,
    ("f", (int, int, int)): questions.choose,
    ("m", (int,)): asker.measures,
    ("v", (int, int)): feedback.rate,
    ("w", (int, int)): feedback.give_reason,
    ("x", (str,)): asker.forget_fact,
}


def route(visit: Visit) -> Answer:
    """Answer a message, a command or a tapped button."""
    incoming = visit.incoming
    verdict = visit.desk.pace.judge(incoming.user_id)
    if verdict != "admitted":
        return _refused(visit) if verdict == "refused" else Answer()
    if incoming.button is not None:
        return _tapped(visit, incoming.button)
    if incoming.command is not None:
        return _COMMANDS.get(incoming.command, commands.unknown)(visit)
    return questions.ask(visit)


def _refused(visit: Visit) -> Answer:
    if visit.incoming.button is not None:
        return Answer(toast=visit.words("telegram_too_many"))
    return visit.say("telegram_too_many")


def _tapped(visit: Visit, data: str) -> Answer:
    """What a button does; one that leads nowhere any more is said to be out of date."""
    try:
        action, arguments = unpack(data)
        act = _BUTTONS.get((action, tuple(map(type, arguments))))
        if act is None:
            raise StaleButtonError
        return act(visit, *arguments)
    except NotYoursError:
        return Answer(toast=visit.words("telegram_not_yours"))
    except StaleButtonError:
        return Answer(toast=visit.words("telegram_stale"))
