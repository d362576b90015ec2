"""What is asked back when nothing can be said without knowing more, with options that the documents have."""

from collections.abc import Sequence

from bot.answering.figure_matching import match
from bot.answering.inquiry import Inquiry
from bot.answering.refusals import not_found
from bot.drafting import Draft
from bot.reply import OpenQuestion
from bot.understanding.following import SIZES
from policy_corpus.model import Figure, ParsedDocument

OPTIONS = 6
EXAMPLES = 3
FEWEST_FIELDS = 2
_ANY_FIELD = {"产业", "行业", "领域"}
LONGEST = 20  # characters of an indicator's name that still make a choice to tap


def clarify(inquiry: Inquiry) -> Draft:
    """Ask for the subject, with examples to choose from."""
    replies, question = inquiry.kit.replies, inquiry.question
    if question.asks("department") or question.facets.departments:
        text = replies.render("clarify_task")
        return _asking(text, ["三年行动计划第7条", "人工智能产业协会", "新三板挂牌"])
    if question.facets.years or "目标" in question.text:
        return _which_goal(inquiry)
    draft = Draft("clarification").say(replies.render("clarify_subject"))
    options = ["高新技术企业认定", "院士工作站", "研发投入后补助", "首台（套）装备", "企业上市", "发展目标", "责任单位"]
    draft.questions.append(OpenQuestion(fact="subject", text=replies.render("question_subject"), options=options))
    return draft


def _which_goal(inquiry: Inquiry) -> Draft:
    """Ask for the indicator, out of those with a goal for the year and the district; refuse where there are none."""
    facets = inquiry.question.facets
    names = list(dict.fromkeys(f.indicator for f in _goals(inquiry) if len(f.indicator) <= LONGEST))
    if not names:
        return not_found(inquiry, "year")
    scope = inquiry.kit.place_names(facets.districts) + "、".join(_as_typed(inquiry, year) for year in facets.years)
    examples = "、".join(names[:EXAMPLES])
    text = inquiry.kit.replies.render("clarify_indicator", scope=scope or "文件", examples=examples)
    return _asking(text, names[:OPTIONS])


def _as_typed(inquiry: Inquiry, year: int) -> str:
    """A year as the asker names it: 19年 stays 19年."""
    short = f"{year % 100:02d}年"
    return f"{year}年" if str(year) in inquiry.question.text or short not in inquiry.question.text else short


def _goals(inquiry: Inquiry) -> list[Figure]:
    """The goals of the year and the district asked about: those of no one field first, then the ones set most often."""
    facets = inquiry.question.facets
    goals = [
        figure
        for figure in inquiry.kit.facts.figures()
        if figure.role == "target"
        and (not facets.years or figure.year in facets.years)
        and (not facets.districts or figure.district in facets.districts)
    ]
    shared = [figure.indicator for figure in goals]
    return sorted(goals, key=lambda figure: (figure.topic is not None, -shared.count(figure.indicator)))


def ask_document(inquiry: Inquiry, documents: Sequence[ParsedDocument]) -> Draft:
    """Ask in which document, of those that have such a clause."""
    label = f"第{inquiry.question.facets.clauses[0]}条"
    names = [parsed.document.short_title for parsed in documents]
    text = inquiry.kit.replies.render("clarify_document", clause=label, documents="、".join(f"《{n}》" for n in names))
    return _asking(text, [f"《{name}》{label}" for name in names])


def ask_field(inquiry: Inquiry) -> Draft | None:
    """Ask of which field, where only what the documents set for each field apart is named (收入目标多少)."""
    question, fields = inquiry.question, inquiry.kit.vocabulary.topics
    words = {word.removeprefix("年") for word in question.subject.split()}
    narrowed = question.follow_up or question.facets.clauses or fields.find(question.text)
    sizes = words - _ANY_FIELD <= SIZES
    bare = bool(words) and not (question.facets.years or question.facets.documents)  # 培育多少家骨干企业
    if narrowed or not (sizes or bare) or not question.shows_number:
        return None
    best = next((each.figure.indicator_id for each in match(inquiry) if sizes or _names(each.figure, words)), None)
    figures = [figure for figure in inquiry.kit.facts.figures() if best and figure.indicator_id == best]
    names = list(dict.fromkeys(figure.topic for figure in figures if figure.topic))
    if len(names) < FEWEST_FIELDS or any(figure.topic is None for figure in figures):
        return None
    said, examples = figures[0].indicator, "、".join(names[:EXAMPLES])
    return _asking(inquiry.kit.replies.render("clarify_field", indicator=said, examples=examples), names[:OPTIONS])


def _names(figure: Figure, words: set[str]) -> bool:
    """Whether what a figure counts holds every one of some words."""
    return all(word in figure.indicator for word in words)


def _asking(text: str, options: list[str]) -> Draft:
    draft = Draft("clarification").say(text)
    draft.questions.append(OpenQuestion(fact="subject", text=text, options=options))
    return draft
