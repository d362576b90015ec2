"""A cited clause, page by page, with the quoted words set off."""

from datetime import date

from bot.answering.validity import state_in_brief
from bot.reply import Citation
from bot.telegram.buttons import pack, pick
from bot.telegram.outgoing import Button, Mark, Outgoing
from bot.telegram.records import Answer
from bot.telegram.splitting import clip, stretches
from bot.telegram.visit import Visit

PAGE = 1500  # UTF-16 units of a clause on one page: what a phone scrolls through without losing the thread


def open_clause(visit: Visit, key: int, marker: int, page: int | None = None) -> Answer:
    """The clause behind a source mark, opened where the quote stands; a later page replaces the one before."""
    reply = visit.find_reply(key)
    citation = pick([each for each in reply.citations if each.marker == marker], 0)
    head = _head(visit, citation, reply.as_of)
    pages = list(stretches(citation.clause_text, PAGE))
    if page is None:
        page = next((number for number, (_, end) in enumerate(pages) if citation.quote_start < end), 0)
        return Answer([_page(visit, citation, head, pages, page, key)])
    return Answer([_page(visit, citation, head, pages, page, key).model_copy(update={"replaces": True})])


def turn_page(visit: Visit, action: str, numbers: tuple[int, ...], page: int, pages: int) -> tuple[Button, ...]:
    """Buttons to the page before and the page after."""
    labels = ((page - 1, "label_previous_page"), (page + 1, "label_next_page"))
    return tuple(visit.button(label, pack(action, *numbers, to)) for to, label in labels if 0 <= to < pages)


def _page(visit: Visit, citation: Citation, head: str, pages: list[tuple[int, int]], page: int, key: int) -> Outgoing:
    start, end = pick(pages, page)
    foot = f"\n\n{visit.words('label_page', page=page + 1, pages=len(pages))}" if len(pages) > 1 else ""
    before, after = "…" if start else "", "…" if end < len(citation.clause_text.rstrip()) else ""
    quote = Mark(style="bold", start=citation.quote_start, end=citation.quote_end)
    shift = len(head) + len(before)
    quoted = [
        Mark(style=mark.style, start=mark.start + shift, end=mark.end + shift) for mark in clip((quote,), start, end)
    ]
    row = turn_page(visit, "c", (key, citation.marker), page, len(pages))
    return Outgoing(
        text=f"{head}{before}{citation.clause_text[start:end]}{after}{foot}",
        marks=(Mark(style="italic", start=0, end=len(head.rstrip())), *quoted),
        buttons=(row,) if row else (),
    )


def _head(visit: Visit, citation: Citation, as_of: date) -> str:
    """Document, place and state on the day that the answer was given for, whatever day has been set since."""
    document = visit.desk.service.assistant.corpus.documents[citation.document.id].document
    number = f"（{document.number}）" if document.number else ""
    state = state_in_brief(document, citation.validity, as_of)
    place = [*citation.heading_path, citation.label]
    return "\n".join([f"《{document.title}》{number}", " › ".join(place), state]) + "\n\n"
