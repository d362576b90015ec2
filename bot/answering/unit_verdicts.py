"""Whether a unit that a question names has a task, and in which role: said before the units themselves."""

import re

from bot.answering.inquiry import Inquiry
from bot.answering.verdicts import asks_whether
from policy_corpus.model import Units

ROLES = {"牵头": "lead", "配合": "supporting"}
_EITHER = re.compile("牵头[^,。;?]{0,4}还是[^,。;?]{0,4}配合|配合[^,。;?]{0,4}还是[^,。;?]{0,4}牵头")
_HAS = re.compile("有[^,。;?]{1,12}[吗么]|有没有|有无|有不有|包不包括|包括|在不在(?:里|内|其中)?")


def verdict_of(inquiry: Inquiry, units: Units, task: str = "") -> str:
    """是 or 不是 where it is asked whether a unit has the task, its role where that is asked; nothing otherwise.

    Units that the task itself speaks of (配合市国税局争取) are asked about only where no other is.
    """
    text, named = inquiry.question.text, set(inquiry.question.facets.departments)
    asked = named - {mention.id for mention in inquiry.kit.vocabulary.departments.find(task)} or named
    if not asked:
        return ""
    if _EITHER.search(text) and len(asked) == 1:
        return _role(inquiry, next(iter(asked)), units)
    if not asks_whether(text):
        return ""
    role = next((role for word, role in ROLES.items() if word in text), None)
    # Where no roles are told apart, whoever is responsible leads as well.
    has = asked <= _ids(inquiry, (getattr(units, role) or units.responsible) if role else units.all())
    if _HAS.search(text):
        return "有。" if has else "没有。"
    return "是。" if has else "不是。"


def _role(inquiry: Inquiry, unit: str, units: Units) -> str:
    """What of the two the unit does."""
    name = inquiry.kit.vocabulary.departments.by_id[unit].name
    does = [word for word, role in ROLES.items() if unit in _ids(inquiry, getattr(units, role))]
    return f"{name}是{'、'.join(does)}单位。" if does else "都不是。"


def _ids(inquiry: Inquiry, names: tuple[str, ...]) -> set[str | None]:
    known = inquiry.kit.vocabulary.departments
    return {known.id_of(name) or known.first(name) for name in names}
