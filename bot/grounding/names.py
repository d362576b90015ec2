"""Names in Chinese text: documents (《…》 and 文号), departments and clause labels, each in one canonical form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from policy_corpus.vocabulary import load_vocabulary
from policy_corpus.vocabulary.terms import longest_first

NameKind = Literal["document", "number", "unit", "label", "mark"]

_DOCUMENT = re.compile(r"《([^《》]+)》")
_NUMBER = re.compile(r"([一-鿿]{2,8})[〔\[(【](\d{4})[〕\])】]第?(\d+)号((?:附件\d+)?)")
_MARK = re.compile(r"\[(\d+)\]")
_NTH = "[一二三四五六七八九十百]+"
_LABEL = re.compile(
    rf"(?:第{_NTH}[章节条]|(?<![一-鿿\d]){_NTH}、|\((?:{_NTH}|\d+)\)){{2,}}(?:第\d+[条项段])?(?:\(\d+\))?|{_NTH}、第\d+[条项段](?:\(\d+\))?"
)
_PLACE = "国家|辽宁省?|大连市?|高新区|金普新区|自贸片区|保税区|[省市区县]"
_BODY = re.compile(
    rf"(?:{_PLACE})[一-鿿]{{1,9}}?(?:(?<![格布])局|委员会|委|厅|办公室|办|领导小组|管委会)(?![托派任员理会])"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name at `start:end`; `value` is the same for all forms of one department."""

    start: int
    end: int
    kind: NameKind
    value: str


@cache
def _departments() -> tuple[re.Pattern[str], dict[str, str | None]]:
    """Every form of every department, and longer expressions that hold one but name something else."""
    forms: dict[str, str | None] = {}
    for term in load_vocabulary().department_terms:
        forms |= {form.replace("（", "(").replace("）", ")"): term.id for form in term.forms()}
    for term in load_vocabulary().department_terms:
        forms |= dict.fromkeys(term.not_in)
    return longest_first(forms), forms


def department_of(form: str) -> str:
    """The department's id, or the form itself where the vocabulary does not know it."""
    return _departments()[1].get(form) or form


def names_in(text: str) -> list[Name]:
    """Every name in order; what stands inside 《…》 is part of that document's name."""
    found = [Name(m.start(), m.end(), "document", m[1]) for m in _DOCUMENT.finditer(text)]
    for name in _outside_titles(text):
        if not any(name.start < taken.end and name.end > taken.start for taken in found):
            found.append(name)
    return sorted(found, key=lambda name: name.start)


def _outside_titles(text: str) -> Iterator[Name]:
    for match in _NUMBER.finditer(text):
        yield Name(match.start(), match.end(), "number", f"〔{match[2]}〕{match[3]}号{match[4]}")
    yield from (Name(m.start(), m.end(), "mark", m[1]) for m in _MARK.finditer(text))
    yield from (Name(m.start(), m.end(), "label", m[0]) for m in _LABEL.finditer(text))
    pattern, forms = _departments()
    for match in pattern.finditer(text):
        if department := forms[match[0]]:
            yield Name(match.start(), match.end(), "unit", department)
    yield from (Name(m.start(), m.end(), "unit", department_of(m[0])) for m in _BODY.finditer(text))
