"""What a message tells of the asker, over what is known of him."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.adding_turns import spoken_together, take_up
from bot.answering.doubts import ask_again
from bot.answering.outsiders import moved_to
from bot.completing import completed, turned_on
from bot.conversation import Spoken
from bot.drafting import Draft
from bot.leaving_out import LeftOut, leave_out
from bot.profile import Reading, read_facts
from bot.regrading import without_given_up
from bot.remembering import questions_of
from bot.retelling import Retold, over, retold, unclear
from bot.telling_apart import take_apart
from bot.understanding.apart import told_apart
from bot.understanding.preamble import without_errand
from policy_corpus.measures.facts import load_facts

if TYPE_CHECKING:
    from bot.flow import Exchange


_NOT_HELD = (False, "none", 0)
_BECOMES = re.compile("升|晋|改[成为去上]|换[成为]|转[成为板到]|如果|要是|假如|万一|打算|准备|计划|将来|以后|再评|争取")


def read_asker(exchange: "Exchange") -> None:
    """What the message says of the asker, over what is known; what it only supposes holds for this answer alone."""
    kit, known, question, typed = exchange.kit, exchange.profile, exchange.question, exchange.text
    text = question.text if question and question.restates else exchange.text
    asked = exchange.state.asked or turned_on(kit, text, exchange.state)
    exchange.reading = read_facts(text, load_facts(), as_of=exchange.as_of, known=known, asked=asked)
    again = tells_anew(exchange)
    spoken = [] if again and not again.adds else _spoken_together(exchange)
    if again := _asked_again(exchange, again, bool(spoken)):
        _complete(exchange, again)
        known = {fact: value for fact, value in known.items() if fact not in exchange.reading.alternatives}
    if {text, exchange.text} != {typed}:
        exchange.reading = _as_told_since(exchange, typed, told_anew=bool(again))
    known = without_given_up(kit, known, exchange.reading, exchange.text)
    if not again and spoken:
        take_up(exchange, spoken)
    else:
        leave_out(exchange)
        take_apart(exchange)
    exchange.profile = exchange.reading.over(known)
    exchange.draft = ask_again(exchange.reading) or (None if again and not again.adds else _ask_which(exchange))
    if exchange.reading.forget and not exchange.reading.values:
        exchange.draft = Draft("answered").say(exchange.kit.replies.render("line_facts_forgotten"))
        exchange.question = None  # nothing for a later message to lean on
    leaning = exchange.question is not None and exchange.question.follow_up
    kept = {k: v for k, v in known.items() if not (leaning and k in exchange.reading.hypothetical)}
    exchange.supposed = exchange.reading.supposing(kept, kit.tier_facts - _settled(exchange))
    places = exchange.question.facets.districts if exchange.question else ()
    elsewhere = isinstance(exchange.profile.get("district"), dict)  # said not to be there, now or before
    home = moved_to(exchange.reading, exchange.text)
    if home in exchange.kit.place_by_id and exchange.question:
        narrowed = exchange.question.facets.model_copy(update={"districts": (home,)})
        exchange.question, exchange.supposed["district"] = replace(exchange.question, facets=narrowed), home
    if len(places) == 1 and not elsewhere and load_facts()["district"].option(places[0]):
        exchange.supposed["district"] = places[0]


def _settled(exchange: "Exchange") -> set[str]:
    """The facts that the asker tells of himself, where he asks whether he may have what another of them is given."""
    asks = exchange.question is not None and exchange.question.asks("eligibility")
    return set(exchange.reading.values) if asks and not _BECOMES.search(exchange.text) else set()


def _as_told_since(exchange: "Exchange", typed: str, *, told_anew: bool) -> Reading:
    """What is read of an earlier question put in words, with what its author has since denied or told otherwise."""
    reading, known = exchange.reading, exchange.known
    earlier = "\n".join(turn.whole or turn.message for turn in exchange.state.turns if not turn.supposed)
    repeated = set() if told_anew else {found.fact for found in reading.found if found.words in earlier}
    now = {found.fact: known[found.fact] for found in reading.found if found.fact in known}
    since = {
        fact: value
        for fact, value in now.items()
        if value in _NOT_HELD or (fact in repeated and _told_otherwise(reading, fact, value))
    }
    own = read_facts(typed, load_facts(), as_of=exchange.as_of).spans if since else {}
    since = {fact: value for fact, value in since.items() if fact not in own}
    return replace(over(reading, since), corrected=reading.corrected) if since else reading


def _told_otherwise(reading: Reading, fact: str, value: Any) -> bool:
    """Whether a fact that an earlier question told once has another value by now."""
    told = [found for found in reading.found if found.fact == fact]
    return len(told) == 1 and fact in reading.values and reading.values[fact] != value


def _ask_which(exchange: "Exchange") -> Draft | None:
    """Which of several things is meant, where a message says that one does not count and it is not clear which."""
    told = unclear(exchange.kit.normalise(exchange.typed), exchange.state, exchange.as_of)
    return Draft("clarification").say(exchange.kit.replies.render("line_which_thing", told=told)) if told else None


def tells_anew(exchange: "Exchange") -> Retold | None:
    """The question before, where the message tells anew what was told of it."""
    kit, message = exchange.kit, exchange.kit.normalise(exchange.request.message)
    return retold(kit, message, exchange.state, exchange.known, exchange.as_of)


def _spoken_together(exchange: "Exchange") -> list[Spoken]:
    message = exchange.request.message
    return spoken_together(exchange.kit, message, exchange.reading, exchange.state, exchange.as_of)


def _asked_again(exchange: "Exchange", again: Retold | None, together: bool) -> Retold | None:
    """The question before that the message tells anew or completes; None where it asks one of its own."""
    kit, state, question = exchange.kit, exchange.state, exchange.question
    if (again and not again.adds) or _ask_which(exchange):
        return again
    reading, message = exchange.reading, exchange.request.message
    whole = "" if together else completed(kit, message, reading, state, exchange.as_of, question)
    if whole:
        return Retold(whole, {}, state.turns[:-1])
    return None if question and question.restates else again


def _complete(exchange: "Exchange", again: Retold) -> None:
    """Take the message for the question before with what it now tells, unless the two contradict each other."""
    kit, before, whole = exchange.kit, exchange.state, again.whole
    text = without_errand(kit.normalise(whole), kit.gazetteer)
    reading = read_facts(text, load_facts(), as_of=exchange.as_of, known=exchange.profile, asked=before.asked)
    reading = over(reading, again.values) if again.values else reading
    if (reading.contradictions and not told_apart(text)) or reading.problems:
        return
    exchange.reading, exchange.text = reading, text
    exchange.left_out = [LeftOut(again.left_out)] if again.left_out else []
    exchange.request = exchange.request.model_copy(update={"message": whole})
    earlier = before.model_copy(update={"turns": list(again.turns)})
    exchange.question, *exchange.further = questions_of(kit, whole, text, earlier, exchange.as_of, exchange.profile)
