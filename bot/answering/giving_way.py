"""Where the draft of a record gives way to another way of answering, whose evidence says far better what is asked."""

import re

from bot.answering.figure_kinds import names_another_level
from bot.answering.figure_lacks import GOAL
from bot.answering.figure_relations import beside_told
from bot.answering.figures import ALL, OUTDONE
from bot.answering.inquiry import Inquiry
from bot.answering.named_alone import asks_what_it_gives
from bot.answering.named_documents import in_place
from bot.answering.premises import wants_yes
from bot.answering.sufficiency import cover_of, is_asked_so, own_cover
from bot.answering.wanted import shows_number_wanted, wants_number
from bot.drafting import Draft
from retrieval.grams import grams

_SHARE = re.compile("占比|占[^,。;?]{0,10}比[重例]")  # of a whole: no rate of support
_WEIGHED = re.compile("哪个(?:才|是|更)*(?:新|准|对|真)")
_MOSTLY = 0.8  # of the subject, in the sentence that shall answer in place of a record
_FARTHER = 0.6  # of the nearest question's nearness, below which what is drafted is about something else


def asks_figure(inquiry: Inquiry) -> bool:
    """Whether a goal is asked for, how many there were in a year, or what stands beside a number told: no support."""
    question = inquiry.question
    number = question.asks("compare", "count", "figure") or (question.numbers and wants_yes(question.text))
    counted = question.named.years and number and not question.asks("amount", "eligibility")
    figures = _SHARE.search(question.text) or (len(question.numbers) > 1 and _WEIGHED.search(question.text))
    return bool(counted or figures or GOAL.search(question.text) or beside_told(inquiry))


def outdone(inquiry: Inquiry, refused: Draft) -> bool:
    """Whether another clause says far better what is asked, with the number asked for, than a measure without a sum."""
    cited = {source.clause_id for source in refused.sources()}
    own = max((r.score for r in inquiry.ranked if r.sentence.clause_id in cited), default=0.0)
    best = inquiry.ranked[:1]
    return any(
        OUTDONE * r.score > own
        and shows_number_wanted(inquiry.question, r.sentence.text)
        and _is_of_area(inquiry, r.sentence.clause_id, cited)
        for r in best
    )


def _is_of_area(inquiry: Inquiry, clause_id: str, cited: set[str]) -> bool:
    """Whether a clause is of the very area named, or of that of the measure: a district's sum is not the city's."""
    document_of = inquiry.kit.corpus.document_of
    of_measure = {area for id_ in cited for area in document_of(id_).districts}
    return bool((set(inquiry.question.named.districts) or of_measure) & set(document_of(clause_id).districts))


def is_asked_of_best(inquiry: Inquiry) -> bool:
    """Whether a near reviewed question is answered by the best sentence, which is of every year and place named.

    Then it answers, however the figures are recorded (in a table, beside another thing).
    """
    best = inquiry.ranked[0] if inquiry.ranked else None
    if best is None or not is_asked_so(inquiry, best) or own_cover(inquiry, best) < _MOSTLY:
        return False
    numbered = wants_number(inquiry.question) or GOAL.search(inquiry.question.text)
    if numbered and not shows_number_wanted(inquiry.question, best.sentence.text):
        return False
    if names_another_level(inquiry.question, best.sentence.text):
        return False
    elsewhere = any(best.why.get(facet, 0) < 0 for facet in ("year", "district", "document"))
    dated = set(inquiry.question.named.years) <= set(best.sentence.years)
    return dated and not elsewhere and in_place(inquiry, best.sentence.clause_id)


def is_told_elsewhere(inquiry: Inquiry, draft: Draft) -> bool:
    """Whether the sentence ranked first answers a near reviewed question, with a number, and the draft far ones."""
    best = inquiry.ranked[0] if inquiry.ranked else None
    if best is None or inquiry.nearest is None or best.why.get("district", 0) < 0 or not is_asked_so(inquiry, best):
        return False
    asked = inquiry.nearest.answered
    of_draft = [asked[s.ordinal] for each in draft.sources() for s in inquiry.kit.sentences_of(each.clause_id)]
    farther = max(of_draft, default=0.0) < _FARTHER * asked[best.sentence.ordinal]
    return farther and shows_number_wanted(inquiry.question, best.sentence.text)


def is_named_elsewhere(inquiry: Inquiry, stated: Draft) -> bool:
    """Whether support is stated for the kind of thing that is named, no sum is asked for, and another clause names it.

    What is said of the very thing (手术机器人) goes before what is given for its kind (高端医疗器械).
    """
    question, canonical = inquiry.question, inquiry.kit.canonical
    if not question.subject or question.asks("amount", "figure", "rate", "sum", "compare") or question.follow_up:
        return False
    clauses = {source.clause_id for source in stated.sources()}
    held = canonical("".join(inquiry.kit.corpus.clauses[id_].clean_text for id_ in clauses))
    unnamed = [word for word in question.subject.split() if word not in held]
    if not unnamed or not inquiry.ranked or inquiry.ranked[0].sentence.clause_id in clauses:
        return False
    best = inquiry.ranked[0]
    named = all(word in canonical(best.sentence.text) for word in question.subject.split())
    return named and is_asked_so(inquiry, best) and best.why.get("district", 0) >= 0


def says_all(inquiry: Inquiry, stated: Draft) -> bool:
    """Whether figures stand in one sentence that speaks of each thing named (引导基金到位多少、撬动多少社会资本).

    What support gives is for its measure to say.
    """
    unit = inquiry.question.unit
    of_money = unit is not None and unit.unit == "元"
    if of_money and not any(figure.unit.endswith("元") for figure in stated.figures):
        return False
    if any(figure.role == "amount" for figure in stated.figures) or asks_what_it_gives(inquiry):
        return False
    own = [inquiry.kit.sentence_at(figure.clause_id, figure.start) for figure in stated.figures]
    texts = {sentence.text for sentence in own if sentence}
    held = frozenset(grams(inquiry.kit.canonical("".join(texts))))
    return len(texts) == 1 and bool(inquiry.question.subject) and cover_of(inquiry, held) >= ALL
