"""What tells several figures of one thing apart: their areas, their times, which of them is the latest."""

import re
from collections.abc import Sequence

from bot.answering.comparison import amount
from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Line, Source
from policy_corpus.model import Figure

_NEWER = re.compile("哪[^,。;?]{0,4}[新近晚](?![增区型])|最新|[更较][新近晚]|现在|目前|作准|算数|为准|用哪")
_WHETHER_ONE = re.compile("矛盾|打架|对不上|冲突|出入|同一|一样|一致|一回事|怎么回事|咋回事|不同|哪个?[是才]?对|信哪")


def say_what_differs(inquiry: Inquiry, draft: Draft, figures: Sequence[Figure]) -> Draft:
    """The draft, headed by which of the figures is the latest, or by what tells them apart, where that is asked."""
    text = inquiry.question.text
    if len({figure.value for figure in figures}) < 2:
        return draft
    said = _newest(inquiry, figures) if _NEWER.search(text) else None
    if said is None and _WHETHER_ONE.search(text):
        said = _difference(inquiry, figures)
    if said and all(said.text != line.text for line in draft.lines):
        draft.lines.insert(0, said)
    return draft


def _newest(inquiry: Inquiry, figures: Sequence[Figure]) -> Line | None:
    """The latest figure; None where the time does not tell them apart."""
    latest = max(figures, key=lambda figure: figure.year or 0)
    if latest.year is None or any(f.year == latest.year and f.value != latest.value for f in figures):
        return None
    document = inquiry.kit.corpus.document_of(latest.clause_id).short_title
    text = inquiry.kit.replies.render("line_newest", document=document, when=_when(latest), value=amount(latest))
    return Line(text, (_source(latest),))


def _difference(inquiry: Inquiry, figures: Sequence[Figure]) -> Line | None:
    """In which of area and time the figures differ, with each one's own; None where in neither."""
    areas = [inquiry.kit.place_by_id.get(figure.district or "", "") for figure in figures]
    times = [_when(figure) if figure.year else "" for figure in figures]
    kinds = (("范围", areas, areas), ("时间", times, [figure.year for figure in figures]))
    differing = {kind: labels for kind, labels, values in kinds if len(set(values)) > 1}
    if not differing or any("" in labels for labels in differing.values()):
        return None
    whose = ["".join(labels) for labels in zip(*differing.values(), strict=True)]
    each = "，".join(f"{own}是{amount(figure)}" for own, figure in zip(whose, figures, strict=True))
    text = inquiry.kit.replies.render("line_differ", kinds="、".join(differing), each=each)
    return Line(text, tuple(map(_source, figures)))


def _when(figure: Figure) -> str:
    return figure.as_of or f"{figure.year}年"


def _source(figure: Figure) -> Source:
    return Source(figure.clause_id, figure.start, figure.end)
