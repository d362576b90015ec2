"""Reading work items (任务) and who does them: unit lines after an item or a clause, and sentences about a unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from policy_corpus.facts.flow import fold
from policy_corpus.facts.passages import Passage, ReadsCorpus, passages_of
from policy_corpus.model import Task, Units
from policy_corpus.parsing.units import read_units, unit_spans

_ITEM = re.compile(r"^[\s*#]*(?P<label>[（(]\d+[)）]|[（(][一二三四五六七八九十]+[)）]|\d+[.、．]|[①-⑳])\s*")
_LEAD_SENTENCE = re.compile(r"[^。；;\n]+")
_UNIT = (
    r"(?:[^，。；：、\s“”《》由]{2,28}?(?:局|委|办公室|管委会|委员会|部门|领导小组|厅|政府)"
    r"(?:[、和及][^，。；：\s“”《》]{2,16}?(?:局|委|办公室|管委会|委员会|部门|领导小组|厅|政府))*)"
)
_BY_UNIT = re.compile(
    rf"由(?P<unit>{_UNIT})(?:共同|统一|另行|具体)?(?P<verb>负责|牵头|会同|制定|解释|组织|审核|认定|受理|承担)"
)
_UNIT_DOES = re.compile(rf"(?:^|(?<=[，。；\n]))(?P<unit>{_UNIT})(?P<verb>牵头|负责|要(?!求|素)|应当?)")
_NOT_A_UNIT = re.compile(r"^(?:对|为|向|经|与|和|按|根据|依托|加强|积极|推动|建立|形成|完善)")


Span = tuple[int, int]


@dataclass(frozen=True)
class _Found:
    """A task's stretch and its unit words, all as offsets in the source."""

    start: int
    end: int
    label: str
    quote: Span
    units_quote: Span
    units: Units


def extract_tasks(corpus: ReadsCorpus) -> tuple[Task, ...]:
    """Every work item whose units are named, in order of appearance."""
    return tuple(task for passage in passages_of(corpus) for task in tasks_in(passage))


def tasks_in(passage: Passage) -> Iterator[Task]:
    """The tasks of one clause; ids count from 1 within it."""
    found = list(_with_unit_lines(passage)) or list(_in_sentences(passage))
    for number, one in enumerate(found, 1):
        yield _task(passage, one, number)


def _task(passage: Passage, found: _Found, number: int) -> Task:
    period = passage.document.plan_period
    source = passage.source
    return Task(
        id=f"{passage.clause_id}#t{number}",
        document_id=passage.document.id,
        clause_id=passage.clause_id,
        label=passage.label + found.label,
        text=_readable(source[found.start : found.end]),
        units=found.units,
        year=period.first_year if period and period.first_year == period.last_year else None,
        quote=source[slice(*found.quote)],
        units_quote=source[slice(*found.units_quote)],
        start=found.start,
        end=found.end,
    )


def _readable(text: str) -> str:
    return re.sub(r"\s*\n\s*", "", _ITEM.sub("", text.strip()))


def _with_unit_lines(passage: Passage) -> Iterator[_Found]:
    """Items followed by （责任单位：…）; a line of units alone speaks for all of the clause before it."""
    text = passage.text
    begin = 0
    for start, end in _unit_spans(text):
        line = text.rfind("\n", 0, start) + 1
        alone = not text[line:start].strip()
        item = begin if alone else max(begin, line)
        yield _item(passage, item, start, (start, end), speaks_for_all=alone)
        begin = end


def _unit_spans(text: str) -> list[Span]:
    """Where units are named in brackets, or on a line of their own."""
    spans = list(unit_spans(text)) if "\n" in text.strip() or "（" in text or "(" in text else []
    for match in re.finditer(r"[^\n]+", text):
        inside = any(match.start() <= start < match.end() for start, _ in spans)
        if not inside:
            spans += [(match.start() + start, match.start() + end) for start, end in unit_spans(match[0])]
    return sorted(spans)


def _item(passage: Passage, start: int, end: int, units_quote: Span, *, speaks_for_all: bool) -> _Found:
    text = passage.text
    opening = _ITEM.match(text[start:end])
    label = fold(opening["label"]) if opening and opening["label"][0] in "（(①②③④⑤⑥⑦⑧⑨" else ""
    own = start + opening.end() if opening else start + len(text[start:end]) - len(text[start:end].lstrip())
    stop = own + len(text[own:end].rstrip())
    lead = _LEAD_SENTENCE.match(text, own, stop) if speaks_for_all else None
    quote = (own, lead.end()) if lead else (own, stop)
    return _located(passage, (start, stop), label, quote, units_quote, read_units(text[slice(*units_quote)]))


def _located(passage: Passage, span: Span, label: str, quote: Span, units_quote: Span, units: Units) -> _Found:
    """The find, moved from the clause's text to the document's."""
    by = passage.start
    moved = [(start + by, end + by) for start, end in (span, quote, units_quote)]
    return _Found(*moved[0], label, moved[1], moved[2], units)


def _in_sentences(passage: Passage) -> Iterator[_Found]:
    """Sentences that say who acts: 由经济发展局另行制定发布, 市科技主管部门牵头推进…"""
    text = fold(passage.text)
    for sentence in re.finditer(r"[^。！？\n]+[。！？]?", text):
        if found := _BY_UNIT.search(sentence[0]) or _UNIT_DOES.search(sentence[0]):
            if _NOT_A_UNIT.match(found["unit"]):
                continue
            names = _unit_names(found["unit"])
            role = "lead" if found["verb"] == "牵头" else "responsible"
            span = _trimmed(text, sentence.start(), sentence.end())
            units_quote = (sentence.start() + found.start(), sentence.start() + found.end())
            yield _located(passage, span, "", span, units_quote, Units(**{role: names}))


def _unit_names(wording: str) -> tuple[str, ...]:
    """The units of 高新区、金普新区管委会: a part that is only a district shares the suffix."""
    wording = re.sub(r"^(?:[（(]\d+[）)]|\d+\.)|会同.*|等部门$", "", wording)
    parts = re.split(r"[、和及]|尤其是", wording)
    suffix = "管委会" if wording.endswith("管委会") else ""
    return tuple(part + suffix if part.endswith(("区", "片区")) else part for part in parts)


def _trimmed(text: str, start: int, end: int) -> Span:
    opening = _ITEM.match(text[start:end])
    start += opening.end() if opening else len(text[start:end]) - len(text[start:end].lstrip())
    return start, start + len(text[start:end].rstrip())
