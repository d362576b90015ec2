"""Which of the figures that fit a question are meant: one, or one for each part of it or of the area."""

import re

from bot.answering.comparison import ONE_YEAR, amount, counts_the_same
from bot.answering.figure_kinds import of_another_level, words_held
from bot.answering.figure_labels import ASKS, canonical, counts_all, labelled, labels_of
from bot.answering.figure_lacks import REACHED
from bot.answering.inquiry import Inquiry
from bot.understanding.aspects import SPLIT_BY
from bot.understanding.facets import KINDS, collect, find_mentions, without
from bot.understanding.following import LATEST
from bot.understanding.lookups import SUPPORT
from bot.understanding.question import read_unit
from policy_corpus.facts.matching import ScoredFigure
from policy_corpus.model import Figure
from policy_corpus.parsing.numbering import without_number
from retrieval.grams import grams

SAME = 0.93  # share of the best score at which another figure is meant as well
WHOLE = 0.85  # the same for the figure of the whole where the best one is a part's and no part is named
TITLE = 4  # characters from which a heading is known by its words
LABEL = 8  # characters before the asking word that name what is counted
NEARBY = 160  # characters between figures of one sentence
_EACH = re.compile("各|分别|其中|和|、|及|跟")
_SHARES = re.compile("占(?![^,，。]{0,12}(?:计划|方案|规划|目标))[^,，;；。?？]{0,12}?(?:多少|百分之几|几成|多大)")
_PARTS = re.compile("[,，;；、。?？]|其中|以及")
COMPUTES = re.compile(
    "(?:一共|总共|又|那|到底|具体)?(?:相?差|[多少高低涨降翻])[了出]?(?:多少|几).{0,3}|[涨增升降]幅[是有达为]?多[少大]"
)  # 多了多少
_OVER_TIME = re.compile("历年|逐年|各年|[近这][几些两三四五]年")
_AREAS = ("两区", "两个区", "产业", "领域")
_CITY = re.compile(r"大连(?![\u4e00-\u9fff]{0,3}(?:大学|学院|所|区|园|港|片|公司|集团|先进|创业))")
_CLASSIFIER = re.compile("(?:多少|几)([支台座所处名届户场])")
_ASKED_UNITS = re.compile(r"(?:多少|几)个?(?:([家件项个套人名倍])|([万亿]))")


def chosen(inquiry: Inquiry, fitting: list[ScoredFigure]) -> list[Figure]:
    """The figure meant, and those beside it that the same question asks for."""
    text = inquiry.question.text
    equals = [m.figure for m in fitting if m.score >= SAME * fitting[0].score]
    equals += [
        m.figure
        for m in fitting
        if m.figure not in equals and m.score >= WHOLE * fitting[0].score and not _is_part(inquiry, m.figure)
    ]
    best = _first_said(inquiry, _least_unasked(inquiry, equals), equals)
    if best.cumulative and ONE_YEAR.search(text):
        return [*_year_before(inquiry, best), best]
    parts = [] if inquiry.question.facets.districts else _other_districts(inquiry, best, equals)
    if parts:
        return [best, *parts]
    if _names_field_alone(inquiry, best):
        return _of_the_field(inquiry, best)
    labels = [] if counts_all(inquiry, best) else labels_of(inquiry)
    if not asks_several(text) and not _EACH.search(text) and not labels:
        return _at_each_time(inquiry, best, [m.figure for m in fitting if m.score >= WHOLE * fitting[0].score])
    near = [f for f in inquiry.kit.facts.figures(document=best.document_id) if _near(f, best)]
    unit = inquiry.question.unit
    near = [f for f in near if unit is None or unit.unit != "%" or f.unit == "%"] if best.unit == "%" else near
    beside = [f for f in near if f != best and _asked_beside(inquiry, f, best)]
    asked = labelled(inquiry, labels, near) or _part_by_part(inquiry, near)
    return sorted(dict.fromkeys(asked if len(asked) > 1 else [best, *beside[:3]]), key=lambda f: f.start)


def _of_the_field(inquiry: Inquiry, best: Figure) -> list[Figure]:
    """All that one place says of a field; of fields or areas set against each other, what they are to earn."""
    own = inquiry.kit.facts.figures(document=best.document_id, year=best.year)
    said = [f for f in own if f == best or (_near(f, best) and (f.topic, f.role) == (best.topic, best.role))]
    earned = [f for f in said if f.unit.endswith("元")] if inquiry.question.asks("compare") else []
    return earned or said


def _names_field_alone(inquiry: Inquiry, best: Figure) -> bool:
    """Whether all that is named is the field of a figure, and nothing that is counted (新材料2019目标)."""
    question, topics = inquiry.question, inquiry.kit.vocabulary.topics
    words = [word for word in question.subject.split() if word not in _AREAS]
    if best.topic is None or question.unit or question.follow_up or not words:
        return False
    known = all(topics.find(word) or word in best.topic for word in words)
    return known and not inquiry.kit.vocabulary.indicators_in(question.wording)


def _at_each_time(inquiry: Inquiry, best: Figure, alike: list[Figure]) -> list[Figure]:
    """Of what was reached at some time, where no time is asked about, the latest that each document has."""
    question = inquiry.question
    if best.role not in REACHED or not best.year or question.facets.years or question.relative_year:
        return [best]
    same = [f for f in alike if counts_the_same(f, best) and f.role in REACHED and f.year]
    own = [f for f in same if f.document_id == best.document_id and f.district == best.district]
    if _OVER_TIME.search(question.text):
        return sorted({f.year: f for f in [*own, best]}.values(), key=lambda f: f.year or 0)
    latest = [max([best, *own], key=lambda f: f.year or 0)]
    for id_ in dict.fromkeys(f.document_id for f in same if f.document_id != best.document_id):
        last = max(f.year or 0 for f in same if f.document_id == id_)
        stated = [f for f in same if (f.document_id, f.year) == (id_, last)]
        latest += stated if len({f.value for f in stated}) == 1 else []
    ordered = sorted(latest, key=lambda f: -(f.year or 0))
    return ordered[:1] if LATEST.search(question.text) else ordered


def _first_said(inquiry: Inquiry, figure: Figure, figures: list[Figure]) -> Figure:
    """The figure; of a stage's goal that its document states among its goals already, that."""
    if inquiry.kit.corpus.clauses[figure.clause_id].kind != "stage_target":
        return figure
    return min((f for f in figures if _same(f, figure)), key=lambda f: f.start)


def _same(one: Figure, other: Figure) -> bool:
    kinds = ("document_id", "district", "year", "unit", "value", "indicator_id")
    return all(getattr(one, kind) == getattr(other, kind) for kind in kinds)


def asks_several(text: str) -> bool:
    """Whether more than one figure is asked for (到位多少、撬动多少)."""
    return len(ASKS.findall(text)) > 1


def asks_shares_alone(text: str) -> bool:
    """Whether all that is asked for are shares of a whole (瞪羚占多少): no count answers that."""
    shares = len(_SHARES.findall(text))
    return shares > 0 and shares == len(ASKS.findall(text))


def _part_by_part(inquiry: Inquiry, near: list[Figure]) -> list[Figure]:
    """For each part of the question that asks (引进多少人才，其中高层次的多少), the figure nearby that it fits best."""
    text = inquiry.question.text
    pieces = (part for part in _PARTS.split(text) if ASKS.search(part) and not COMPUTES.fullmatch(part))
    parts = [part for part in pieces if not _of_another_aspect(inquiry, part)]
    found: list[Figure] = []
    for part in parts if len(parts) > 1 else ():
        figure = _fitting_part(inquiry, part, near, found[-1] if found else None)
        found += [figure] if figure else []
    return found


def _of_another_aspect(inquiry: Inquiry, part: str) -> bool:
    """Whether a part names another area, year or document than the one that is answered for here."""
    named, facets = collect(find_mentions(part, inquiry.kit.gazetteer)), inquiry.question.facets
    kinds = ((getattr(named, kind), getattr(facets, kind)) for kind in SPLIT_BY)
    return any(theirs and ours and not set(theirs) & set(ours) for theirs, ours in kinds)


def _fitting_part(inquiry: Inquiry, part: str, near: list[Figure], before: Figure | None) -> Figure | None:
    """The figure with most of the part's words; among equals the next one after what the part before it found."""
    asked, unit = set(grams(canonical(inquiry, without(part, inquiry.kit.gazetteer, KINDS)))), read_unit(part)
    classifier = _CLASSIFIER.search(part)
    counted = [f for f in near if unit and unit.shows.search(amount(f))]
    counted = counted or [f for f in near if classifier and f.unit.endswith(classifier[1])]
    if len(counted) == 1:
        return counted[0]
    counted = counted or near
    label = set(grams(canonical(inquiry, ASKS.split(part)[0][-LABEL:])))  # what stands right before 几家
    own = {f.id: set(grams(canonical(inquiry, f.indicator))) for f in counted}
    shares = {id_: len(asked & words) + 2 * len(label & words) for id_, words in own.items()}
    follows = {f.id: before is not None and f.start >= before.start and f != before for f in counted}
    best = max(counted, key=lambda f: (shares[f.id], follows[f.id], -f.start), default=None)
    return best if best and (shares[best.id] or follows[best.id]) else None


def _other_districts(inquiry: Inquiry, best: Figure, equals: list[Figure]) -> list[Figure]:
    """Where only parts have the figure and the question names none of them: the other parts' figures."""
    if not _unasked(inquiry, best)[0]:
        return []
    same = [f for f in equals if (f.year, f.clause_id) == (best.year, best.clause_id) and f.district != best.district]
    return list({f.district: f for f in same}.values())


def _year_before(inquiry: Inquiry, figure: Figure) -> list[Figure]:
    """The same cumulative figure of the year before: what one year adds is the difference of the two."""
    same = inquiry.kit.facts.figures(document=figure.document_id, unit=figure.unit)
    return [
        f
        for f in same
        if figure.year and f.year == figure.year - 1
        and (f.district, f.indicator_id, f.topic) == (figure.district, figure.indicator_id, figure.topic)
        and f.indicator_id
    ][:1]  # fmt: skip


def _least_unasked(inquiry: Inquiry, figures: list[Figure]) -> Figure:
    """The one that an open question means; of those that only their clauses tell apart, that of the best clause."""
    unasked = {f.id: _unasked(inquiry, f) for f in figures}
    least = min(unasked.values())
    left = [f for f in figures if unasked[f.id] == least]
    apart = len({f.clause_id for f in left}) > 1
    clauses = list(dict.fromkeys(r.sentence.clause_id for r in inquiry.ranked)) if apart else []
    dated = bool(inquiry.question.facets.years)

    def later(figure: Figure) -> tuple[int, int]:
        place = clauses.index(figure.clause_id) if figure.clause_id in clauses else len(clauses)
        return place, 0 if dated else -(figure.year or 0)

    return min(left, key=later)


def _unasked(inquiry: Inquiry, figure: Figure) -> tuple[int, ...]:
    """How far a figure is from what an open question means.

    The whole before a part, numbers of things before what is granted, the chapter that is named (发展目标里); then the
    best clause and the last year.

    Where the latest is asked for (那现在呢), the year decides before the clause.
    """
    facets, text = inquiry.question.facets, inquiry.question.text
    year = -(figure.year or 0)
    part = not facets.districts and _is_part(inquiry, figure)
    said = inquiry.question.resolved if inquiry.question.follow_up else text
    field = bool(figure.topic) and not inquiry.kit.vocabulary.topics.find(inquiry.question.wording)
    elsewhere = not facets.districts and _CITY.search(said) is not None and figure.district not in ("city", None)
    latest = year if LATEST.search(text) else 0
    return (
        int(part or elsewhere or _of_a_place(inquiry, figure) or of_another_level(inquiry, figure)),
        int(figure.quote.startswith("其中") and "其中" not in text and not facets.levels),
        latest,
        -words_held(inquiry, figure),
        int(figure.role == "amount" and not SUPPORT.search(text)),
        int(field),
        int(not _in_named_chapter(inquiry, figure)),
    )


def _in_named_chapter(inquiry: Inquiry, figure: Figure) -> bool:
    """Whether the question names the heading under which the figure stands."""
    clause = inquiry.kit.corpus.clauses[figure.clause_id]
    titles = map(without_number, (clause.title, *clause.heading_path[-1:]))
    return any(len(title) >= TITLE and title in inquiry.question.text for title in titles)


def _of_a_place(inquiry: Inquiry, figure: Figure) -> bool:
    """Whether the figure's sentence is about another place inside the district than the one spoken of."""
    question, sentence = inquiry.question, inquiry.kit.sentence_at(figure.clause_id, figure.start)
    own = sentence.text if sentence else ""
    said = f"{question.search_text} {question.context_subject}"
    if not (question.restates and question.named.districts):  # 整个高新区的呢, after 英歌石森林覆盖率
        said = inquiry.kit.canonical(said)
    return any((part in own) != (part in said) for part in inquiry.kit.gazetteer.parts)


def _is_part(inquiry: Inquiry, figure: Figure) -> bool:
    """Whether the figure is of another area than the one that its document is about as a whole."""
    home = inquiry.kit.corpus.documents[figure.document_id].document.districts
    return bool(home) and figure.district is not None and figure.district != home[0]


def _near(figure: Figure, best: Figure) -> bool:
    """Whether a figure stands beside another, for the same year and district."""
    beside = figure.clause_id == best.clause_id and abs(figure.start - best.start) < NEARBY
    return beside and figure.year in (best.year, None) and figure.district in (best.district, None)


def _asked_beside(inquiry: Inquiry, figure: Figure, best: Figure) -> bool:
    """Whether another figure of the same sentence is asked for too: by its own words, or by its unit."""
    own = set(grams(canonical(inquiry, figure.indicator))) - set(grams(canonical(inquiry, best.indicator)))
    asked = set(grams(canonical(inquiry, inquiry.question.wording)))
    by_words = bool(own) and len(own & asked) > len(own) / 2
    units = {counted or "元" for counted, _ in _ASKED_UNITS.findall(inquiry.question.text)}
    by_unit = any(figure.unit.endswith(unit) for unit in units) and figure.unit != best.unit
    of_field = figure.topic is not None and figure.topic == best.topic and figure.unit != best.unit
    by_kind = of_field and figure.indicator[-2:] in inquiry.question.wording  # 人工智能…收入和企业数
    return by_words or by_kind or (by_unit and bool(own & asked or figure.topic))
