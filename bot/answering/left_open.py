"""What the words of a measure leave open: a level it has not, a sum or a number of years it does not state, a cap."""

import re

from bot.answering.candidates import whole_sentence
from bot.answering.inquiry import Inquiry
from bot.answering.terms import is_settled
from bot.drafting import Draft
from policy_corpus.measures.catalogue import tier_options
from policy_corpus.measures.model import Measure, SharedTiers, Tiered

NO_LEVEL = "none"  # of an asker whose thing was recognised by nobody that has a level to give
_CAP, _NO_CAP = re.compile("封顶|封不封|上限|限额|设不设限"), re.compile("不设上限|上不封顶|不封顶|不设限额")


def unlisted_level(inquiry: Inquiry, measure: Measure) -> Draft | None:
    """A refusal where the level that the question names first is none of the measure's tiers."""
    levels, benefit = inquiry.question.facets.levels, measure.benefit
    if not levels or not isinstance(benefit, Tiered | SharedTiers):
        return None
    if is_settled(inquiry, measure) and inquiry.profile.get(benefit.fact) != NO_LEVEL:
        return None
    labels = [option.label for option in tier_options(benefit)]
    if len(labels) < 2 or not all(label.endswith("级") for label in labels):
        return None
    if any(label.startswith(levels[0]) for label in labels):
        return None
    text = inquiry.kit.replies.render("not_found_level", levels="、".join(labels), asked=f"{levels[0]}级")
    return Draft("not_found").say(text, whole_sentence(inquiry, benefit.evidence))


def years_said(measure: Measure) -> bool:
    """Whether a measure says for how many years it is paid, or that it is paid once."""
    benefit = measure.benefit
    frequency = (measure.frequency or "").replace("每年", "")
    return bool(getattr(benefit, "years", None)) or "年" in frequency or "一次性" in frequency


def left_open(inquiry: Inquiry, measure: Measure, reply: str) -> Draft:
    """The document does not say what was asked of the measure: that, and the words it does have."""
    source = whole_sentence(inquiry, measure.benefit.evidence)
    of_number = [source] if re.search(r"\d", measure.title) else []
    draft = Draft("not_found").say(inquiry.kit.replies.render(reply, measure=measure.title), *of_number)
    return draft.say(f"原文：“{inquiry.shown(source)}”", source)


def uncapped(inquiry: Inquiry, measure: Measure) -> Draft | None:
    """That there is no cap, where one is asked for and the document says so."""
    source = whole_sentence(inquiry, measure.benefit.evidence)
    without = _NO_CAP.search(inquiry.shown(source))
    if not (without and _CAP.search(inquiry.question.text)):
        return None
    draft = Draft("answered", computed=[without[0]]).say(f"没有封顶：文件写的是“{without[0]}”。", source)
    return draft.say(f"原文：“{inquiry.shown(source)}”", source)
