"""What is known of the asker: shown, forgotten fact by fact, and judged against all measures."""

from contextlib import suppress
from typing import Any

from bot.answering.validity import say_date
from bot.matching import EligibilityReply, JudgedMeasure, match
from bot.profile import known_facts
from bot.telegram.buttons import StaleButtonError, pack
from bot.telegram.clauses import turn_page
from bot.telegram.outgoing import Outgoing
from bot.telegram.records import Answer
from bot.telegram.visit import Visit
from policy_corpus.errors import NotFoundError
from policy_corpus.measures.facts import load_facts

_PAGE = 5  # measures on one page


def profile(visit: Visit, replaces: bool = False) -> Answer:
    """The facts known, each with a button that forgets it."""
    known = _known(visit)
    if not known:
        text = visit.words("telegram_profile_empty")
        return Answer([Outgoing(text=text, replaces=replaces)])
    facts = load_facts()
    lines = [f"· {each.text}" for each in known_facts(known, facts)]
    buttons = [
        (visit.button("label_forget", pack("x", name), fact=facts[name].short_name),) for name in facts if name in known
    ]
    text = visit.words("telegram_profile", facts="\n".join(lines))
    return Answer([Outgoing(text=text, buttons=tuple(buttons), replaces=replaces)])


def forget_fact(visit: Visit, name: str) -> Answer:
    """Forget one fact and show what is left."""
    fact = load_facts().get(name)
    if fact is None:
        raise StaleButtonError
    if visit.memory.conversation_id:
        with suppress(NotFoundError):
            visit.desk.service.forget_fact(visit.memory.conversation_id, name)
    shown = profile(visit, replaces=not visit.incoming.group)
    return Answer(shown.messages, toast=visit.words("telegram_fact_forgotten", fact=fact.short_name))


def measures(visit: Visit, page: int | None = None) -> Answer:
    """Every measure judged for the asker, the most useful first, a few to a page.

    In a group a page replaces none: it might be somebody else's.
    """
    known, assistant = _known(visit), visit.desk.service.assistant
    judged = match(assistant.measures, assistant.corpus, known, visit.as_of)
    pages = -(-len(judged.measures) // _PAGE)
    number = min(page or 0, pages - 1)
    shown = judged.measures[number * _PAGE : (number + 1) * _PAGE]
    head = _head(visit, judged, known, number, pages)
    lines = [_measure(visit, each, number * _PAGE + place) for place, each in enumerate(shown, 1)]
    row = turn_page(visit, "m", (), number, pages)
    replaces = page is not None and not visit.incoming.group
    return Answer([Outgoing(text="\n\n".join([head, *lines]), buttons=(row,), replaces=replaces)])


def _head(visit: Visit, judged: EligibilityReply, known: dict[str, Any], number: int, pages: int) -> str:
    facts = visit.words("label_facts_known", count=len(known)) if known else visit.words("label_facts_none")
    day = say_date(judged.as_of)
    return visit.words(
        "telegram_measures", facts=facts, day=day, count=len(judged.measures), page=number + 1, pages=pages
    )


def _measure(visit: Visit, measure: JudgedMeasure, number: int) -> str:
    lines = [f"{number}. {measure.title}（{visit.words(f'label_{measure.verdict}')}）"]
    amount = (measure.amount.text or measure.amount.formula) if measure.amount else None
    if amount:
        lines.append(visit.words("label_amount", amount=amount))
    if measure.missing:
        names = "、".join(load_facts()[name].short_name for name in measure.missing)
        lines.append(visit.words("label_missing", facts=names))
    return "\n".join(lines)


def _known(visit: Visit) -> dict[str, Any]:
    if visit.memory.conversation_id:
        with suppress(NotFoundError):
            return visit.desk.service.profile(visit.memory.conversation_id)
    return {}
