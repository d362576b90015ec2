"""The time that a question is about, found once for all that speak of it."""

from bot.answering.inquiry import Inquiry, found_once
from bot.understanding.facets import without
from bot.understanding.moments import Moment, moment_asked


@found_once
def moment_of(inquiry: Inquiry) -> Moment | None:
    """The time asked about, which is not the year in a document's name (2018年推进方案); None where it is now."""
    return moment_asked(without(inquiry.question.text, inquiry.kit.gazetteer, ("documents",)), inquiry.as_of)
