"""Whether a figure is of the kind that a question asks for: support, a share, of the programme that is named."""

import re

from bot.answering.figure_labels import canonical
from bot.answering.inquiry import Inquiry
from bot.answering.sufficiency import SPOKEN, covers_of, word_covers
from bot.understanding.lookups import SUPPORT
from bot.understanding.question import Question
from policy_corpus.facts.matching import ScoredFigure
from policy_corpus.model import Figure
from retrieval.grams import grams
from retrieval.synonyms import related_words

_PROGRAMME = re.compile("“([\u4e00-\u9fff]{2,4}工程)”")
_THING_COUNTED = re.compile("(?:多少|几)个?([\u4e00-\u9fff]{2,4})(?=[,，。;；?？!！呢啊呀吗了]|$)")
_LEVELLED = re.compile(
    "(国家|全国|省|市)(?:级|(?=重点|技术|工程|新型|众创|孵化|实验|企业技术|创新|协同|制造|科技|成果))"
)
_WHOLE_CITY = re.compile(
    r"大连市?(?=(到|至|在)?(?:20)?\d\d年|全社会|整体|市里)"
    r"|^大连市?(?=[\u4e00-\u9fff]{2,8}(?:20)\d\d)(?![\u4e00-\u9fff]{0,6}(?:大学|学院|所|区|园|港|片|自创|公司|集团))"
    r"|(?:20)?\d\d年?[底末]?(?:的|时|,)?大连市?(?![\u4e00-\u9fff]{0,3}(?:大学|学院|所|区|园|港|片|公司|集团|先进|创业))"
)
_LEVEL_OF = {"全国": "国家"}
CLOSE = 0.9  # share of the best score at which a figure that names the level asked about is the one meant
_PAID = re.compile("能?[补奖领拿]到?(?:多少|几)(?![\u4e00-\u9fff]?[家个项件名人套])")  # 能补多少
_ANY_UNIT = "个"  # counts whatever word follows it
_PART = re.compile("([^,;。?]{2,16}?)占")  # 雏鹰占全市的比重
_NEAR = 100  # characters within which a programme's figures follow its name
_NAMED = re.compile("[\u4e00-\u9fff]{2,4}工程(?![技研中院师])")


def of_the_kind(inquiry: Inquiry, figure: Figure) -> bool:
    """Whether a figure is support where support is asked for, and a share of a thing only where its whole is not."""
    question = inquiry.question
    paid = SUPPORT.search(question.text) or _PAID.search(question.text)
    if paid and figure.role != "amount" and not SUPPORT.search(figure.quote):
        return False
    return question.asks("rate") or not _is_share_of(inquiry, figure.indicator)


def of_another_level(inquiry: Inquiry, figure: Figure) -> bool:
    """Whether a figure says that it is of another level than the one asked about (省级重点实验室, of 国家级)."""
    return names_another_level(inquiry.question, figure.quote)


def names_another_level(question: Question, text: str) -> bool:
    """Whether a text names levels, and not the one asked about."""
    asked, own = question.facets.levels, _levels_in(text)
    return len(asked) == 1 and bool(own) and asked[0] not in own


def of_the_level(inquiry: Inquiry, matched: list[ScoredFigure]) -> list[ScoredFigure] | None:
    """The figures that are not of another level than the one asked about: those that name it, where one does.

    None where only one of another level has all that is asked about (市级重点实验室: of 国家 and 省 alone).
    """
    left = [m for m in matched if not of_another_level(inquiry, m.figure)]
    if not matched or len(left) == len(matched) or matched[0] in left:
        return _naming_the_level(inquiry, left)
    named = "indicator" in matched[0].why and not any("indicator" in m.why for m in left)
    said = max((share_held(inquiry, m.figure) for m in left), default=0.0)
    return None if named or said < share_held(inquiry, matched[0].figure) else _naming_the_level(inquiry, left)


def _naming_the_level(inquiry: Inquiry, matched: list[ScoredFigure]) -> list[ScoredFigure]:
    asked = set(inquiry.question.facets.levels)
    naming = [m for m in matched if asked & _levels_in(m.figure.indicator) and m.score >= CLOSE * matched[0].score]
    return naming or matched


def _levels_in(text: str) -> set[str]:
    return {_LEVEL_OF.get(level, level) for level in _LEVELLED.findall(text)}


def share_held(inquiry: Inquiry, figure: Figure) -> float:
    """How much of the subject a figure's own words have."""
    held = frozenset(grams(inquiry.kit.canonical(f"{figure.indicator}{figure.topic or ''}")))
    return sum(share for _, share in word_covers(inquiry, held))


def words_held(inquiry: Inquiry, figure: Figure) -> int:
    """How many words of the subject a figure's own words have."""
    held = frozenset(grams(inquiry.kit.canonical(f"{figure.indicator}{figure.topic or ''}")))
    return sum(share >= SPOKEN for _, share in word_covers(inquiry, held))


def speaks_of_it(inquiry: Inquiry, matched: ScoredFigure) -> bool:
    """Whether a figure of which the unit alone agrees stands in a sentence that speaks of what the question ends in."""
    question, figure = inquiry.question, matched.figure
    if set(matched.why) - {"unit"} or question.follow_up or not question.subject:
        return True
    sentences = inquiry.kit.sentences_of(figure.clause_id)
    around = [s.text for s in sentences if s.start < figure.end and figure.start < s.end]
    spoken = {*grams(inquiry.kit.canonical("".join(around))), *grams(inquiry.kit.canonical(figure.indicator))}
    last = question.subject.split()[-1]
    return any(set(grams(inquiry.kit.canonical(form))) & spoken for form in (last, *related_words([last])))


def counts_what_is_asked(inquiry: Inquiry, figure: Figure) -> bool:
    """Whether a figure speaks of the thing whose number is asked for outright (多少工位); True where none is named."""
    asked = _THING_COUNTED.search(inquiry.question.text)
    unit = inquiry.question.unit
    if asked is None or (unit and unit.unit != _ANY_UNIT) or asked[1] not in inquiry.question.subject.split():
        return True
    known = inquiry.kit.vocabulary.indicators.by_id.get(figure.indicator_id or "")
    sentences = inquiry.kit.sentences_of(figure.clause_id)
    around = [s.text for s in sentences if s.start < figure.end and figure.start < s.end]
    said = "".join([*around, figure.indicator, figure.topic or "", *(known.forms() if known else ())])
    held = frozenset(grams(inquiry.kit.canonical(said)))
    return all(share >= SPOKEN for _, share in covers_of(inquiry, [asked[1]], held))


def is_of_the_part(inquiry: Inquiry, figure: Figure) -> bool:
    """Whether a figure can be of the part of a district that is named: not where its sentence lists others too."""
    parts, text = inquiry.kit.gazetteer.parts, inquiry.question.text
    named = max((part for part in parts if part in text), key=len, default="")
    if not named or named in figure.quote:
        return True
    own = inquiry.kit.sentence_at(figure.clause_id, figure.start)
    others = (part for part in parts if part not in named and named not in part)
    return own is None or not any(part in own.text for part in others)


def of_the_part(inquiry: Inquiry, matched: list[ScoredFigure]) -> list[ScoredFigure]:
    """Of shares, those of the part that is asked about (雏鹰占全市的比重): none that names another part."""
    part = _PART.search(inquiry.question.text)
    asked = set(grams(canonical(inquiry, part[1]))) if part and inquiry.question.asks("rate") else set()
    asked &= set(grams(canonical(inquiry, inquiry.question.subject)))
    named = [(m, _named_before(inquiry, m.figure)) for m in matched]
    return [m for m, own in named if asked & own] or [m for m, own in named if not (asked and own)]


def _named_before(inquiry: Inquiry, figure: Figure) -> set[str]:
    """The character pairs of what a share is of."""
    part, of, _ = figure.indicator.partition("占")
    return set(grams(canonical(inquiry, part))) if of else set()


def of_the_programme(inquiry: Inquiry, matched: list[ScoredFigure]) -> list[ScoredFigure]:
    """The figures that stand under the programme asked about; all but those of another where none does."""
    question = inquiry.question
    named = _NAMED.findall(f"{question.text} {question.subject}") or _NAMED.findall(question.context_subject)
    if not named:
        return matched
    under = {m.figure.id: _programme_of(inquiry, m.figure) for m in matched}
    own = [m for m in matched if under[m.figure.id] and any(under[m.figure.id] in name for name in named)]
    return own or [m for m in matched if not under[m.figure.id]]


def _programme_of(inquiry: Inquiry, figure: Figure) -> str:
    """The programme that the figure's clause names last, shortly before it; empty where it names none."""
    clause = inquiry.kit.corpus.clauses[figure.clause_id]
    end = figure.end - clause.start
    return next(reversed(_PROGRAMME.findall(clause.text[max(0, end - _NEAR) : end])), "")


def _is_share_of(inquiry: Inquiry, indicator: str) -> bool:
    """Whether an indicator is what something else makes of the subject (研发投入占GDP比重, where the GDP is asked)."""
    part, of, whole = (canonical(inquiry, words.lower()) for words in indicator.rpartition("占"))
    asked = set(grams(canonical(inquiry, "".join(inquiry.question.subject.split()).lower())))
    return bool(of and asked & set(grams(whole))) and not asked & set(grams(part))


def of_areas_alone(question: Question, figures: list[Figure]) -> bool:
    """Whether the whole city is asked about (大连2025年…) and the figures are of areas of it."""
    if question.follow_up or question.facets.districts or question.facets.documents:
        return False
    areas = all(figure.district not in (None, "city", "zichuang") for figure in figures)
    return areas and _WHOLE_CITY.search(question.text) is not None
