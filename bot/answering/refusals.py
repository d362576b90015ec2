"""What is said when the corpus does not say it, or when the message is not about the policies."""

from bot.answering.inquiry import Inquiry
from bot.answering.sufficiency import OWN_COVER, own_cover
from bot.drafting import Draft, Lack, Source
from bot.understanding.question import Attribute
from bot.understanding.scope import Scope
from prompts import Replies

_NEAREST_COVER = 0.35  # own words of the question a sentence must hold to be worth showing


def out_of_scope(replies: Replies, scope: Scope) -> Draft:
    """One courteous sentence on what the assistant can do."""
    reply = "out_of_scope_instruction" if scope in ("forgery", "injection") else "out_of_scope"
    return Draft("out_of_scope").say(replies.render(reply))


def not_found(inquiry: Inquiry, lack: Lack, thing: str = "") -> Draft:
    """Say plainly what the documents leave open, such as a thing by name; show the nearest clause where it helps."""
    question, replies = inquiry.question, inquiry.kit.replies
    draft = Draft("not_found")
    if lack == "attribute" and question.attribute:
        draft.say(_attribute_lacking(question.attribute, replies))
    elif lack == "figure":
        draft.say(replies.render("not_found_figure"))
    elif lack in ("year", "district"):
        draft.say(replies.render("not_found_context"))
    else:
        draft.say(replies.render("not_found_thing", thing=thing) if thing else replies.render("not_found"))
    nearest = _nearest(inquiry) if lack in ("attribute", "figure") else None
    if nearest:
        draft.say(f"最接近的规定：“{inquiry.shown(nearest)}”", nearest)
    return draft


def _attribute_lacking(attribute: Attribute, replies: Replies) -> str:
    if attribute.id == "application_deadline":
        return replies.render("not_found_application_deadline")
    return replies.render("not_found_attribute", attribute=attribute.name)


def _nearest(inquiry: Inquiry) -> Source | None:
    for ranked in inquiry.ranked[:3]:
        agrees = all(ranked.why.get(facet, 0) >= 0 for facet in ("year", "district", "document"))
        about = own_cover(inquiry, ranked) >= OWN_COVER
        if agrees and about and ranked.own_coverage >= _NEAREST_COVER:
            return Source.of_sentence(ranked.sentence)
    return None
