"""Numbers whose place in the documents is asked for (100亿是高新区的还是自创区的, 500和737是哪年的数).

The documents, areas and years that such a question names are what it weighs, so they do not narrow the search.
"""

import re

from bot.answering.comparison import amount
from bot.answering.differences import say_what_differs
from bot.answering.figure_lines import state_figures
from bot.answering.inquiry import Inquiry
from bot.drafting import Draft
from bot.grounding.figures import Figure as Stated
from bot.grounding.figures import figures_in
from bot.understanding.facets import without
from bot.understanding.lookups import SUPPORT
from policy_corpus.facts.matching import ScoredFigure
from policy_corpus.model import Figure

_SOURCE = re.compile(
    r"哪一?(?:[年份篇处里儿]|个?(?:文件|方案|规划|计划|口径|区|片区))|谁的|出自|出处|来自|写在"
    r"|[同一]一?[个份回码](?:数|事|文件|方案|规划|计划|口径)|同一?个?(?:时点|时间|时期|年份|年|口径)|是[^,;。?]{1,12}的还是[^,;。?]{1,12}的|还是[^,;。?]{1,8}的[?？]?$"
    r"|截[至止]到?(?:什么时候|何时|哪)|什么时候的|怎么回事|指的?是?(?:什么|谁)|(?:是|什么|哪个?)[个项]?指标(?=[?？]?$)|[说讲写]的?是(?:个|的)?什么|\d[万亿]?[家件项个套支人名%]是(?:什么|啥)(?=[?？]?$)"
    r"|哪个?[数值]?(?:更|比较|是)?(?:[新旧早晚]|最[新后近])|矛盾|打架|对不上|冲突|有出入|为准"
    r"|(?:有的[地写说]|前[面头][写说]|一[份处边个][^,;]{0,3}[写说])[^。;]{1,30}(?:有的|后[面头]|一[份处边个])"
)
_ASKS_MORE = re.compile("多少|几(?=[家件项个套人倍亿万])")
_NUMBER = re.compile(
    r"(?<![\d.年第“—-])(\d+(?:\.\d+)?|(?!一[家件项套支])[一二两三四五六七八九十百千]{1,5}(?=[万亿]?[家件项套支]))"
    r"\s*(%|％|[万亿]?[家件项个套支]|[万亿]元?|[人名])?(?![\d.]|年|号|月|日|条|[-—~～至到]\d)"
)
_MARKED = re.compile("[“「]([0-9][0-9.]*[万亿]?[家件项个套支人名元%])[”」]")  # “737家” is no name
_TWO_PLACES = re.compile("一[处边][^,;]{0,2}[写说].+一[处边]|[两俩](?:处|个地方|份)|各处|有的[地写说].+有的")
_TWO_PAPERS = re.compile("一份[^,;]{0,2}[写说].+一份")
_SAME_NUMBER = re.compile(r"[同一]一?[个份回码](?:数|事|口径)|一样")
_SCORE = 0.42  # from which a figure is of the thing that is named, where its indicator is not
_NEAR = 0.25  # the same where it is
_SAME = 0.8  # share of the best score at which another figure with the same number is meant as well
_TELLING = 3  # digits from which a number alone tells what it counts
_KINDS = (("districts", "district"), ("years", "year"), ("documents", "document_id"))
MOST = 3  # figures of one number
MOST_WITHIN = 6  # the same of those of a document that is named
LIMIT = 120


def answer_traced(inquiry: Inquiry) -> Draft | None:
    """The figures that have the numbers quoted, each with its document, area and year; None where none is traced."""
    question, text = inquiry.question, inquiry.question.text
    if _ASKS_MORE.search(text) or SUPPORT.search(text) or question.asks("amount", "eligibility"):
        return None
    words = _MARKED.sub(r"\1", without(text, inquiry.kit.gazetteer, {"documents", "districts", "years"}))
    numbers = list(dict.fromkeys((m[1], (m[2] or "").replace("％", "%")) for m in _NUMBER.finditer(words)))
    traced = _SOURCE.search(text) is not None
    if not (traced or _are_of_one_kind(numbers)):
        return None
    subject = _NUMBER.sub(" ", words) if question.subject else ""
    held = [_having(inquiry, subject, number, unit) for number, unit in numbers]
    found = [figure for figures in held for figure in figures]
    told = bool(inquiry.told & inquiry.kit.money_facts)  # the asker's own, unless the documents have each of them
    if not found or not (all(held) or (traced and not told)) or (told and not traced):
        return None
    once = {(f.document_id, f.district, f.year, f.value, f.indicator_id or f.indicator): f for f in reversed(found)}
    figures = list(once.values())[::-1]
    return say_what_differs(inquiry, state_figures(inquiry, figures, named=True), figures)


def _are_of_one_kind(numbers: list[tuple[str, str]]) -> bool:
    """Whether several numbers of one unit are quoted: who sets 24家 against 25家 asks how both can stand."""
    return len(numbers) > 1 and len({unit for _, unit in numbers}) == 1 and bool(numbers[0][1])


def _having(inquiry: Inquiry, subject: str, number: str, unit: str) -> list[Figure]:
    """The figures of the subject with a number, the most alike first; of one that tells enough, without a subject."""
    named = inquiry.question.named
    documents = () if named.districts else named.documents
    tells = bool(unit) and (len(number) >= _TELLING or bool(documents))
    if not subject or (tells and _TWO_PLACES.search(inquiry.question.text)):
        alone = inquiry.kit.facts.figures() if tells else []
        having = [figure for figure in alone if _has(figure, number, unit)]
        within = [figure for figure in having if figure.document_id in documents]
        return within[:MOST_WITHIN] or _placed(inquiry, having)[:MOST]
    matched = inquiry.kit.facts.match_figures(subject, limit=LIMIT)
    held = [m for m in matched if _has(m.figure, number, unit) and _is_meant(inquiry, m)]
    score = {m.figure.id: m.score for m in held}
    placed = _placed(inquiry, [m.figure for m in held])
    return [figure for figure in placed if score[figure.id] >= _SAME * score[placed[0].id]][:MOST]


def _is_meant(inquiry: Inquiry, matched: ScoredFigure) -> bool:
    """Whether a figure is like enough; less so where its indicator is named, or its area or document."""
    named = inquiry.question.named
    placed = any(getattr(matched.figure, value) in getattr(named, kind) for kind, value in _KINDS[::2])
    return matched.score >= (_NEAR if placed or "indicator" in matched.why else _SCORE)


def _placed(inquiry: Inquiry, figures: list[Figure]) -> list[Figure]:
    """Those of the areas, years and documents named; where two are held to be one number, of any of these."""
    named = inquiry.question.named
    if _TWO_PAPERS.search(inquiry.question.text) and len(figures) <= MOST:
        return figures
    asked = [(getattr(named, kind), value) for kind, value in _KINDS if getattr(named, kind)]
    if _SAME_NUMBER.search(inquiry.question.text) or "还是" in inquiry.question.text:
        return [f for f in figures if any(getattr(f, value) in values for values, value in asked)] or figures
    placed = figures
    for values, value in asked:
        there = [figure for figure in figures if getattr(figure, value) in values]
        # one in a document, one of an area that it is not of
        placed = [figure for figure in placed if figure in there] or list(dict.fromkeys((*placed, *there)))
    return placed


def _has(figure: Figure, number: str, unit: str) -> bool:
    """Whether it is the number of a figure, in whatever digits: 一万家 and 10000家 are 1万家."""
    if not unit:
        return f"{figure.value.normalize():f}" == number
    stated, quoted = figures_in(amount(figure)), figures_in(f"{number}{unit}")
    return bool(stated and quoted) and _are_same(stated[0], quoted[0])


def _are_same(stated: Stated, quoted: Stated) -> bool:
    return stated.value == quoted.value and quoted.unit in ("", stated.unit)
