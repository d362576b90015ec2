"""Which answer an update gets."""

from collections.abc import Callable

from bot.telegram import asker, commands, feedback, questions
from bot.telegram.buttons import unpack, unpack_name
from bot.telegram.clauses import open_clause
from bot.telegram.records import Answer
from bot.telegram.visit import Visit
from policy_corpus.errors import NotFoundError

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
_BUTTONS: dict[str, Callable[..., Answer]] = {
    "c": open_clause,
    "f": questions.choose,
    "m": asker.measures,
    "v": feedback.rate,
    "w": feedback.give_reason,
}


def route(visit: Visit) -> Answer:
    """Answer a message, a command or a tapped button."""
    incoming = visit.incoming
    if incoming.button is not None:
        return _tapped(visit, incoming.button)
    if incoming.command is not None:
        return _COMMANDS.get(incoming.command, commands.unknown)(visit)
    return questions.ask(visit)


def _tapped(visit: Visit, data: str) -> Answer:
    """What a button does; one whose answer is gone, or that another version wrote, is said to be out of date."""
    try:
        if (named := unpack_name(data)) and named[0] == "x":
            return asker.forget_fact(visit, named[1])
        action, numbers = unpack(data) or ("", ())
        return _BUTTONS[action](visit, *numbers)
    except (LookupError, StopIteration, TypeError, NotFoundError):
        return Answer(toast=visit.words("telegram_stale"))
