"""What is said when the corpus does not say it, or when the message is not about the policies."""

import re

from bot.answering.documents import say_validity
from bot.answering.inquiry import Inquiry
from bot.answering.lists import sentence_groups
from bot.answering.sufficiency import OWN_COVER, cover_of, own_cover
from bot.answering.validity import state_in_full, validity_of
from bot.drafting import Draft, Lack, Source
from bot.understanding.question import Attribute
from bot.understanding.scope import Scope
from bot.understanding.within import asked_within
from prompts import Replies
from retrieval.evidence import RankedSentence
from retrieval.grams import grams

_OUT_OF_SCOPE = {
    "forgery": "out_of_scope_instruction",
    "injection": "out_of_scope_instruction",
    "small_talk": "out_of_scope_talk",
}
_WHOLLY = 0.9  # share of the subject that a sentence of the document asked within must hold to be shown
_DIGIT = re.compile(r"[0-9]")
_ONLY_UNITS = re.compile("[(（](?:牵头|责任|配合)单位")  # a line that tells who does it, and not what
_NEAREST_COVER = 0.35  # own words of the question a sentence must hold to be worth showing


def out_of_scope(replies: Replies, scope: Scope, any_subject: bool = False) -> Draft:
    """One courteous sentence on what the assistant can do, without our own areas where `any_subject` may be held."""
    reply = _OUT_OF_SCOPE.get(scope, "out_of_scope_any" if any_subject else "out_of_scope")
    return Draft("out_of_scope").say(replies.render(reply))


def not_found(inquiry: Inquiry, lack: Lack, thing: str = "") -> Draft:
    """Say plainly what the documents leave open, such as a thing by name; show the nearest clause where it helps."""
    question, replies = inquiry.question, inquiry.kit.replies
    draft = Draft("not_found")
    nearest = _nearest(inquiry) if lack in ("attribute", "figure") else _related(inquiry) if lack == "subject" else None
    by_attribute = lack == "attribute" or (lack == "subject" and not (thing or asked_within(question)))
    if by_attribute and question.attribute:
        draft.say(_attribute_lacking(question.attribute, replies))
    elif lack == "figure" and (nearest or not asked_within(question)):
        draft.say(replies.render("not_found_figure" if nearest else "not_found_figure_at_all"))
    elif asked_within(question):
        draft.say(_not_in_document(inquiry))
    elif lack in ("year", "district"):
        draft.say(replies.render("not_found_context"))
    else:
        unspoken = thing and not (nearest and thing in inquiry.kit.canonical(inquiry.shown(nearest)))
        draft.say(replies.render("not_found_thing", thing=thing) if unspoken else replies.render("not_found"))
    if nearest:
        draft.say(f"最接近的规定：“{inquiry.shown(nearest)}”", nearest)
    elif asked_within(question):
        _say_within(inquiry, draft)
    for document_id in () if draft.sources() else asked_within(question):
        say_validity(inquiry, draft, document_id)
    return draft


def say_whether_in_force(inquiry: Inquiry, draft: Draft) -> None:
    """Of the document that a refusal shows: nobody shall take it for one that still gives support."""
    for source in draft.sources()[:1]:
        clause, corpus = inquiry.kit.corpus.clauses[source.clause_id], inquiry.kit.corpus
        document = corpus.documents[clause.document_id].document
        said = state_in_full(document, validity_of(corpus, document.id, inquiry.as_of), inquiry.as_of)
        if all(line.text != said for line in draft.lines):
            draft.say(inquiry.kit.source_line(clause, inquiry.as_of))


def _attribute_lacking(attribute: Attribute, replies: Replies) -> str:
    if attribute.id == "application_deadline":
        return replies.render("not_found_application_deadline")
    return replies.render("not_found_attribute", attribute=attribute.name)


def _not_in_document(inquiry: Inquiry) -> str:
    documents = inquiry.kit.corpus.documents
    names = "".join(f"《{documents[id_].document.short_title}》" for id_ in asked_within(inquiry.question))
    return inquiry.kit.replies.render("not_found_in", documents=names)


def _say_within(inquiry: Inquiry, draft: Draft) -> None:
    """What the document asked within does say of the whole subject, up to the full stop: its year may stand there."""
    within = asked_within(inquiry.question)
    for ranked in inquiry.ranked[:3]:
        sentence, placed = ranked.sentence, ranked.why.get("district", 0) >= 0
        whole = own_cover(inquiry, ranked) >= _WHOLLY and cover_of(inquiry, frozenset(grams(sentence.text))) >= _WHOLLY
        if placed and sentence.document_id in within and whole:
            groups = sentence_groups(inquiry.kit.sentences_of(sentence.clause_id))
            group = next(group for group in groups if sentence in group)
            source = Source(sentence.clause_id, group[0].start, group[-1].end)
            draft.say(f"这份文件里最接近的内容：“{inquiry.shown(source)}”", source)
            return


def _nearest(inquiry: Inquiry) -> Source | None:
    for ranked in inquiry.ranked[:3]:
        if _worth_showing(ranked) and own_cover(inquiry, ranked) >= OWN_COVER:
            return Source.of_sentence(ranked.sentence)
    return None


def _related(inquiry: Inquiry) -> Source | None:
    """What the corpus says of the thing where it does not answer: no number in it could be taken for an answer."""
    best = inquiry.ranked[0] if inquiry.ranked else None
    if best is None or not _worth_showing(best) or _DIGIT.search(best.sentence.text):
        return None
    return Source.of_sentence(best.sentence)


def _worth_showing(ranked: RankedSentence) -> bool:
    """Whether a sentence is of the year, district and document asked about, and holds enough of the question."""
    agrees = all(ranked.why.get(facet, 0) >= 0 for facet in ("year", "district", "document"))
    return agrees and not _ONLY_UNITS.match(ranked.sentence.text) and ranked.own_coverage >= _NEAREST_COVER
