"""The lines that state figures: each in its own words, with what holds for it and they leave out."""

import re

from bot.answering.comparison import amount
from bot.answering.inquiry import Inquiry
from bot.drafting import Draft, Source
from policy_corpus.model import Figure

_CELL = re.compile(r"[\n|]")  # between the cells of a flattened table
_YEARS_ASKED = re.compile("年数|年限|几年|多少年|连续|多久|期限")
_FOR_YEARS = re.compile(r"连续(?:支持|资助|补助|补贴|给予)?\s*[\d一二三四五]+\s*年|[支资补]\S{0,6}[一二三四五]年")


def state_figures(inquiry: Inquiry, figures: list[Figure], named: bool = False) -> Draft:
    """Each figure in its own words; with its document's name where several are spoken of, or it is to be `named`."""
    draft = Draft("answered")
    several = named or len({figure.document_id for figure in figures} | set(inquiry.question.named.documents)) > 1
    for figure in figures:
        say_figure(inquiry, draft, figure, named=several)
    draft.figures = figures
    return draft


def say_figure(inquiry: Inquiry, draft: Draft, figure: Figure, named: bool = False) -> None:
    """One line with the figure's own words, and its document's name where it is to be `named`."""
    source = _with_its_years(inquiry, Source(figure.clause_id, figure.start, figure.end))
    whose = f"《{inquiry.kit.corpus.document_of(figure.clause_id).short_title}》，" if named else ""
    words = _words(inquiry, figure, source).removesuffix("。")
    line = f"{whose}{context_of(inquiry, figure)}{words}。"
    if all(line != said.text for said in draft.lines):  # one sentence may hold several of the figures asked for
        draft.say(line, source)


def _with_its_years(inquiry: Inquiry, source: Source) -> Source:
    """The figure's words, up to the end of their sentence where that says for how many years, and this is asked."""
    own = inquiry.kit.sentence_at(source.clause_id, source.start)
    if own and _FOR_YEARS.search(own.text) and _YEARS_ASKED.search(inquiry.question.text):
        return Source(source.clause_id, source.start, max(own.end, source.end))
    return source


def _words(inquiry: Inquiry, figure: Figure, source: Source) -> str:
    """The figure's own words; of a table, the row's name and the one value meant, as it is written (4.0%)."""
    if inquiry.kit.corpus.clauses[figure.clause_id].kind == "table":
        return f"{figure.indicator}{_CELL.split(figure.quote)[-1].strip() or amount(figure)}"
    return inquiry.shown(source)


def context_of(inquiry: Inquiry, figure: Figure) -> str:
    """District, year and field that hold for a figure but that its own words leave out."""
    kit = inquiry.kit
    parts = []
    against = len(inquiry.question.named.districts) > 1
    if figure.district and (against or figure.district != "city"):
        name = _part_told_of(inquiry, figure) or kit.vocabulary.districts.by_id[figure.district].name
        parts.append("" if name in figure.quote else name)
    if figure.year:
        parts.append("" if str(figure.year) in figure.quote else figure.as_of or f"{figure.year}年")
    if figure.topic:
        parts.append("" if figure.topic in figure.quote else f"（{figure.topic}）")
    said = "".join(parts)
    return f"{said}：" if said else ""


def _part_told_of(inquiry: Inquiry, figure: Figure) -> str:
    """The part of its district that a figure's sentence tells of by opening with its name; empty where none."""
    sentence = inquiry.kit.sentence_at(figure.clause_id, figure.start)
    own = sentence.text if sentence else ""
    return max((part for part in inquiry.kit.gazetteer.parts if own.startswith(part)), key=len, default="")
