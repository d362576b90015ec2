"""The assistant's reply as a message: its text, the open facts and the cited clauses as buttons."""

from bot.answering.validity import say_date
from bot.reply import Citation, OpenQuestion, Reply
from bot.telegram.buttons import pack
from bot.telegram.outgoing import Button, Outgoing
from bot.telegram.visit import Visit
from policy_corpus.measures.facts import load_facts

_SHORT = 12  # characters of a button that still finds room beside another
_LONGEST = 60
_MOST_OPTIONS = 24
_MOST_CITATIONS = 20

Row = tuple[Button, ...]


def compose(visit: Visit, reply: Reply, lead: str = "") -> Outgoing:
    """The reply in one message; `lead` is said first."""
    paragraphs = [lead, reply.answer]
    paragraphs += [visit.words("telegram_warning", warning=warning) for warning in reply.warnings]
    paragraphs += _open_questions(visit, reply)
    if visit.memory.as_of:
        paragraphs.append(visit.words("telegram_as_of_line", day=say_date(reply.as_of)))
    rows = [*_options(visit, reply.questions), *_sources(visit, reply.citations)]
    return Outgoing(text="\n\n".join(filter(None, paragraphs)), buttons=tuple(rows))


def fact_name(question: OpenQuestion) -> str:
    """The short name of the fact that is asked for; empty for what is no fact about the asker."""
    fact = load_facts().get(question.fact)
    return fact.short_name if fact else ""


def in_rows(buttons: list[Button]) -> list[Row]:
    """Short buttons two to a row, long ones alone."""
    rows: list[Row] = []
    for button in buttons:
        beside = rows and len(rows[-1]) == 1 and max(len(rows[-1][0].text), len(button.text)) <= _SHORT
        rows[-1:] = [(*rows[-1], button)] if beside else [*rows[-1:], (button,)]
    return rows


def shorten(text: str) -> str:
    """A button's text cut to what a phone can show."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _open_questions(visit: Visit, reply: Reply) -> list[str]:
    asked = [question.text for question in reply.questions if question.text not in reply.answer]
    if not asked:
        return []
    return ["\n".join([visit.words("telegram_open_questions"), *(f"· {text}" for text in asked)])]


def _options(visit: Visit, questions: list[OpenQuestion]) -> list[Row]:
    rows: list[Row] = []
    for number, question in enumerate(questions):
        name = fact_name(question)
        buttons = [
            Button(text=shorten(f"{name}：{option}" if name else option), data=pack("f", visit.key, number, choice))
            for choice, option in enumerate(question.options[:_MOST_OPTIONS])
        ]
        rows += in_rows(buttons)
    return rows


def _sources(visit: Visit, citations: list[Citation]) -> list[Row]:
    return in_rows(
        [
            Button(text=shorten(f"[{each.marker}] {each.label}"), data=pack("c", visit.key, each.marker))
            for each in citations[:_MOST_CITATIONS]
        ]
    )
