"""Who is responsible: the units named with the work item that the question is about."""

from bot.answering.clauses import units_in_words
from bot.answering.inquiry import Inquiry
from bot.answering.sufficiency import subject_cover
from bot.drafting import Draft, Source
from policy_corpus.model import Clause, Paragraph
from retrieval.evidence import RankedSentence
from retrieval.sentences import Sentence

COVER = 0.3
_UNIT_WORDS = ("牵头单位", "配合单位", "责任单位", "责任部门", "负责解释", "另行制定")


def answer_department(inquiry: Inquiry) -> Draft | None:
    """The units of the best work item that has any; None where the question does not ask for units."""
    question = inquiry.question
    if not question.asks("department") or not question.subject:
        return None
    about = [r for r in inquiry.ranked if subject_cover(inquiry, r) >= COVER and r.why.get("document", 0) >= 0]
    for ranked in about[:5]:
        draft = _units_of(inquiry, ranked)
        if draft:
            return draft
    return None


def _units_of(inquiry: Inquiry, ranked: RankedSentence) -> Draft | None:
    corpus = inquiry.kit.corpus
    clause = corpus.clauses[ranked.sentence.clause_id]
    paragraph = corpus.paragraphs[ranked.sentence.paragraph_id]
    item = _item(clause, paragraph)
    units = item.facets.units if item else clause.facets.units
    if not units.all():
        return None
    sentence = _naming(inquiry, clause, item)
    if sentence is None:
        return None
    item_source = Source.of_sentence(ranked.sentence)
    draft = Draft("answered").say(units_in_words(units), Source.of_sentence(sentence))
    if item_source != Source.of_sentence(sentence):
        draft.say(f"事项：{inquiry.shown(item_source)}", item_source)
    return draft


def _item(clause: Clause, paragraph: Paragraph) -> Paragraph | None:
    """The work item with units of its own that the paragraph is; None where the clause's units hold for it."""
    own = paragraph.facets.units
    others = [p for p in clause.paragraphs if p.facets.units.all() and p.facets.units != clause.facets.units]
    return paragraph if own.all() and others else None


def _naming(inquiry: Inquiry, clause: Clause, item: Paragraph | None) -> Sentence | None:
    """The sentence that names the units, in the item or in the clause."""
    sentences = inquiry.kit.sentences_of(clause.id)
    inside = [s for s in sentences if item is None or s.paragraph_id == item.id]
    naming = [s for s in inside if any(word in s.text for word in _UNIT_WORDS)]
    return naming[-1] if naming else None
