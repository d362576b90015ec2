"""The commands that need little: start, help, the day to answer for, the documents, starting afresh."""

from contextlib import suppress

from bot.answering.validity import say_date, state_in_brief
from bot.dates import read_date
from bot.telegram.outgoing import Outgoing
from bot.telegram.records import Answer, Memory
from bot.telegram.visit import Visit
from policy_corpus.errors import InputError, NotFoundError
from policy_corpus.validity import validity_at

# In the order of the menu; each has its entry `label_command_…` among the fixed replies.
MENU = ("help", "asof", "profile", "measures", "sources", "feedback", "reset", "start")

_TODAY = frozenset({"today", "今天", "now", "reset", "默认"})
_LONGEST_ECHO = 40


def start(visit: Visit) -> Answer:
    """A greeting with examples."""
    return visit.say("telegram_start")


def show_help(visit: Visit) -> Answer:
    """What can be done."""
    lines = [f"/{command} {visit.words(f'label_command_{command}')}" for command in MENU]
    return visit.say("telegram_help", commands="\n".join(lines), username=visit.desk.username)


def as_of(visit: Visit) -> Answer:
    """Show or set the day to answer for."""
    words = visit.incoming.text or ""
    if not words:
        day = visit.day if visit.memory.as_of else visit.words("label_today", day=visit.day)
        return visit.say("telegram_asof_shown", day=day)
    if words.lower() in _TODAY:
        visit.remember(as_of=None)
        return visit.say("telegram_asof_reset", day=say_date(visit.today))
    try:
        chosen = read_date(words, "asof")
    except InputError:
        return visit.say("telegram_asof_invalid", words=words[:_LONGEST_ECHO])
    visit.remember(as_of=chosen)
    return visit.say("telegram_asof_set", day=say_date(chosen))


def reset(visit: Visit) -> Answer:
    """Forget the conversation and all that is kept for the person."""
    if visit.memory.conversation_id:
        with suppress(NotFoundError):
            visit.desk.service.forget(visit.memory.conversation_id)
    visit.desk.store.keep(visit.person, Memory())
    return visit.say("telegram_reset")


def sources(visit: Visit) -> Answer:
    """The documents and whether they hold."""
    lines = []
    for parsed in visit.desk.service.assistant.corpus.documents.values():
        document = parsed.document
        number = f"（{document.number}）" if document.number else ""
        state = state_in_brief(document, validity_at(parsed, visit.as_of), visit.as_of)
        lines.append(f"· 《{document.title}》{number}\n  {state}")
    return Answer([Outgoing(text="\n".join([visit.words("telegram_sources", day=visit.day), *lines]))])


def unknown(visit: Visit) -> Answer:
    """That there is no such command."""
    return visit.say("telegram_unknown_command", command=visit.incoming.command or "")
