"""The ways of answering, in the order in which they are tried: the first that has an answer gives it."""

import re
from collections.abc import Mapping

from bot.answering.areas import compare_areas
from bot.answering.assurance import LISTED, lacking, lacks_of_list
from bot.answering.bases import answer_basis
from bot.answering.bullets import answer_bullets
from bot.answering.by_topic import list_for_topic
from bot.answering.clarifying import ask_field, clarify
from bot.answering.clauses import answer_clause, asks_of_clause_alone
from bot.answering.coined import answer_coined
from bot.answering.common_terms import answer_common_terms
from bot.answering.conditions_asked import state_conditions
from bot.answering.continued import answer_from_same_passage
from bot.answering.covering import cover_count, cover_number, cover_parts
from bot.answering.departments import answer_department
from bot.answering.documents import answer_document, answer_goal_in_force, answer_validity
from bot.answering.doubled import answer_doubled
from bot.answering.duties import answer_duties, asks_of_units_alone
from bot.answering.earlier import answer_earlier
from bot.answering.elsewhere import answer_elsewhere, no_place, place_asked, place_unheard_of, speaks_of
from bot.answering.fields import compare_fields
from bot.answering.figures import answer_figures
from bot.answering.figures_before import answer_recalled
from bot.answering.goal_years import answer_goal_year
from bot.answering.holdings import answer_number, list_holdings
from bot.answering.inquiry import Inquiry
from bot.answering.instead import Route, answer_passages, sum_of_name, taken_instead
from bot.answering.interpretation import answer_interpretation
from bot.answering.listing import list_measures
from bot.answering.measures import answer_measures, has_sum
from bot.answering.mentioned import answer_mentioned
from bot.answering.misplaced import answer_misplaced
from bot.answering.named_alone import named_alone
from bot.answering.named_documents import refuse_stray
from bot.answering.named_things import unspoken_thing
from bot.answering.obligations import answer_obligations
from bot.answering.openings import answer_for_all, answer_opening, ask_what_is_meant
from bot.answering.other_bodies import answer_other_body
from bot.answering.outline import outline
from bot.answering.outsiders import answer_outsider
from bot.answering.overview import give_overview
from bot.answering.persons import answer_person
from bot.answering.placed import answer_place
from bot.answering.places import list_places
from bot.answering.procedures import answer_procedure, answer_units_of_measure, refuse_closing_day
from bot.answering.reached import answer_reached
from bot.answering.reckoning import reckon, supposes
from bot.answering.recurrence import answer_how_often
from bot.answering.references import answer_reference
from bot.answering.refusals import not_found
from bot.answering.sections import answer_section, list_below
from bot.answering.self_described import list_for_asker
from bot.answering.series import answer_series
from bot.answering.still_holding import list_still_holding
from bot.answering.successor import answer_successor
from bot.answering.titles import list_titles
from bot.answering.traced import answer_traced
from bot.answering.two_texts import answer_both_texts
from bot.answering.unasked import is_unasked, of_other_documents
from bot.answering.unheard import answer_unheard, refuse_other_subject
from bot.answering.units_left_out import refuse_units
from bot.answering.units_of_part import answer_units_of_part
from bot.answering.units_of_support import answer_units_of_support
from bot.answering.unlisted_tiers import answer_too_early, answer_unlisted_tier
from bot.answering.unnamed_policies import refuse_unnamed_policy
from bot.answering.verdicts import lead_with_verdict
from bot.answering.wanted import lacks_attribute
from bot.answering.whereabouts import answer_whereabouts
from bot.answering.which_documents import list_which
from bot.answering.written_in import answer_written_in
from bot.drafting import Draft

# A name in quotation marks, or one with a plus in it (6+4, 1+N), is a subject, whatever it is made of.
_COINED = re.compile('[“「"][^”」"]{2,}[”」"]|[\\dxn]\\+[\\dxn]')

SAME = 0.6  # nearness from which a reviewed question says the same


def ask_subject(inquiry: Inquiry) -> Draft | None:
    """Nothing says what the question is about, and it names nothing narrower than a year or a district."""
    question = inquiry.question
    facets = question.facets
    # 高新区哪年批的, 金普新区有哪些任务, 庄河支持什么产业
    itself = facets.districts and (question.asks("when", "duties") or _is_only_spoken_of(inquiry))
    narrowed = facets.documents or facets.clauses or facets.departments or itself
    stated = question.attribute and (question.follow_up or facets.named())
    named = question.subject or named_alone(inquiry)
    if named or stated or narrowed or _COINED.search(question.text) or _is_told(inquiry):
        return None
    return clarify(inquiry)


def _is_only_spoken_of(inquiry: Inquiry) -> bool:
    """Whether the area named has no document of its own, and no sum is asked for: what a clause says of it is meant."""
    question = inquiry.question
    homes = {area for parsed in inquiry.kit.corpus.documents.values() for area in parsed.document.districts}
    return not (homes & set(question.named.districts) or question.intents - {"list", "definition"})


def _is_told(inquiry: Inquiry) -> bool:
    """Whether a reviewed question says the same, of the district named, in words that carry no subject (住了多少人)."""
    nearest, best = inquiry.nearest, inquiry.ranked[:1]
    placed = bool(inquiry.question.facets.districts) and bool(best) and nearest is not None
    return placed and nearest is not None and float(nearest.answered[best[0].sentence.ordinal]) >= SAME


ROUTES: tuple[Route, ...] = (
    answer_outsider,
    answer_elsewhere,
    refuse_other_subject,
    answer_whereabouts,
    answer_written_in,
    answer_recalled,
    answer_doubled,
    answer_traced,
    list_which,
    list_holdings,
    answer_earlier,
    list_still_holding,
    answer_successor,
    list_titles,
    refuse_unnamed_policy,
    ask_what_is_meant,
    answer_for_all,
    answer_other_body,
    answer_place,
    answer_section,
    outline,
    answer_number,
    answer_basis,
    answer_how_often,
    answer_reference,
    answer_clause,
    answer_goal_year,
    answer_goal_in_force,
    answer_mentioned,
    answer_document,
    answer_interpretation,
    refuse_closing_day,
    answer_reached,
    answer_unheard,
    answer_common_terms,
    answer_obligations,
    answer_procedure,
    answer_units_of_support,
    answer_person,
    list_for_asker,
    give_overview,
    list_for_topic,
    answer_unlisted_tier,
    answer_too_early,
    compare_areas,
    answer_both_texts,
    state_conditions,
    answer_measures,
    list_measures,
    answer_opening,
    answer_validity,
    answer_coined,
    answer_bullets,
    ask_subject,
    answer_series,
    list_below,
    list_places,
    answer_duties,
    answer_units_of_part,
    answer_department,
    answer_units_of_measure,
    compare_fields,
    answer_misplaced,
    ask_field,
    answer_figures,
    answer_from_same_passage,
    answer_passages,
)

# The ways that pick what fits best, and so may pick a thing like the one asked about; the others name what they answer.
STATING: Mapping[Route, str] = {
    answer_measures: "measure",
    compare_fields: "figure",
    answer_figures: "figure",
    answer_department: "units",
    answer_units_of_part: "units",
    answer_both_texts: "quote",
    answer_passages: "quote",
}


# The ways that set out many things, of which any may be near the one asked about: given where little speaks against.
LISTING: frozenset[Route] = frozenset(
    {
        answer_clause,
        list_measures,
        list_for_topic,
        list_below,
        list_titles,
        answer_bullets,
        answer_series,
        answer_duties,
        give_overview,
    }
)


RECORDS: frozenset[Route] = frozenset({answer_figures, answer_department, answer_duties})
TELLING_ALL: frozenset[Route] = frozenset({answer_common_terms, answer_duties})


def answer(inquiry: Inquiry) -> Draft:
    """The draft of the first route that answers; a refusal where too little speaks for its answering the question."""
    kind, draft = propose(inquiry)
    stray = refuse_stray(inquiry, draft, "" if kind == LISTED else kind) or refuse_units(inquiry, draft)
    if stray or not kind:
        return stray or draft
    if kind == LISTED:
        return not_found(inquiry, "subject") if lacks_of_list(inquiry, draft) else draft
    lack = lacking(inquiry, draft, kind)
    if lack:
        other = answer_opening(inquiry) if kind == "measure" else sum_of_name(inquiry)
        return other or not_found(inquiry, lack, unspoken_thing(inquiry, draft) or "")
    place = place_asked(inquiry)
    if place and not any(speaks_of(inquiry, place, s.clause_id, inquiry.shown(s)) for s in draft.sources()):
        return no_place(inquiry, place)
    if unheard := place_unheard_of(inquiry, draft):
        return no_place(inquiry, unheard)
    if kind == "quote":
        lead_with_verdict(inquiry, draft)
    if kind == "units":
        cover_number(inquiry, draft)
    if kind == "measure":
        cover_count(inquiry, draft)
    else:
        cover_parts(inquiry, draft, recorded=kind == "figure")
    if (kind in ("quote", "figure") and is_unasked(inquiry, draft)) or _supposed(inquiry, draft):
        reckon(inquiry, draft)
    return draft


def _supposed(inquiry: Inquiry, draft: Draft) -> bool:
    """Whether a number is supposed by which no measure gives a sum."""
    return supposes(inquiry.question.text) and not any(map(has_sum, draft.measures))


def propose(inquiry: Inquiry) -> tuple[str, Draft]:
    """The draft of the first route that has one, and which kind of answer is still to be judged; empty where none."""
    drafts = ((route, route(inquiry)) for route in ROUTES)
    route, draft = next((r, draft) for r, draft in drafts if draft is not None and not _goes_by(inquiry, r, draft))
    route, draft = taken_instead(inquiry, route, draft)
    kind = LISTED if route in LISTING else STATING.get(route, "")
    if (route is answer_duties and asks_of_units_alone(inquiry)) or (
        route is answer_clause and asks_of_clause_alone(inquiry)
    ):
        kind = ""  # the name of a unit is exact, and so is the number of a clause: no other can be meant
    return kind if draft.status == "answered" else "", draft


def _goes_by(inquiry: Inquiry, route: Route, draft: Draft) -> bool:
    """Whether all that is said of a unit or of every support goes by what must be stated outright (a phone number).

    A record of a document that nobody wrote questions of is taken only where it is of the sentence ranked first, and
    nothing of reviewed documents where that sentence is of one that nobody reviewed.
    """
    if of_other_documents(inquiry, draft):
        return True
    if route in RECORDS and draft.sources() and is_unasked(inquiry, draft):
        return not any(source.overlaps(r.sentence) for r in inquiry.ranked[:1] for source in draft.sources())
    telling = route in TELLING_ALL or (route in {*LISTING, list_for_asker} and inquiry.question.attribute_is_plain)
    return telling and lacks_attribute(inquiry.question, "".join(map(inquiry.shown, draft.sources())))
